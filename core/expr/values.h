// What operators do with values, by CEL's rules for unknowns and errors: an operand that is unknown makes the result
// unknown (of all unknown operands), else one that is an error makes it that error.
#pragma once

#include "expr/arena.h"
#include "expr/cell.h"
#include "expr/code.h"

namespace plangate {

Cell error(EvalError error);

// Both are unknown: what either needs.
Cell merge_unknowns(const Cell& a, const Cell& b, Arena& arena);

// For operands of which at least one is not definite.
Cell absorb(const Cell& a, const Cell& b, Arena& arena);

// Definite operands from here on.
Cell equal(const Cell& a, const Cell& b);
enum class Order : std::int8_t { less = -1, equal = 0, greater = 1, unordered = 2 };  // unordered: NaN
// False with `failure` set when the two cannot be compared.
bool compare(const Cell& a, const Cell& b, Order& order, Cell& failure);
Cell contained_in(const Cell& item, const Cell& list);

Cell arithmetic(OpCode op, const Cell& a, const Cell& b, Arena& arena);
Cell negate(const Cell& a);

Cell size_of(const Cell& a);
Cell text_test(OpCode op, const Cell& a, const Cell& b);  // contains, starts_with, ends_with
Cell to_timestamp(const Cell& a);
Cell to_duration(const Cell& a);

}  // namespace plangate
