// What operators do with values, by CEL's rules for unknowns and errors: an operand that is unknown makes the result
// unknown (of all unknown operands), else one that is an error makes it that error.
//
// What is read of the requested plan of a cancellation is the error `no_plan`. It goes before all else where both
// operands count, and behind all else where one may settle it. So such a result stays one whatever becomes known:
// the condition has nothing to say of cancellations.
#pragma once

#include <cstring>

#include "expr/arena.h"
#include "expr/cell.h"
#include "expr/code.h"

namespace plangate {

Cell error(EvalError error);

// Both are unknown: what either needs.
Cell merge_unknowns(const Cell& a, const Cell& b, Arena& arena);

// For operands of which at least one is not definite.
Cell absorb(const Cell& a, const Cell& b, Arena& arena);

// left && right, or left || right, once both were evaluated; `ends` is the value that settles it: false for &&.
Cell absorb_logic(const Cell& left, const Cell& right, bool ends, Arena& arena);

// Definite operands from here on.

// A bool, or an error: two currencies, too deep, too many steps. Values of two kinds are not equal; numbers of any kind
// are, when they are the same number.
Cell equal(const Cell& a, const Cell& b, Arena& arena);
// Whether two texts are equal, eight bytes at a time: a library's memcmp may go one by one, and be a call besides.
inline bool same_text(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  std::size_t i = 0;
  for (; i + 8 <= a.size(); i += 8) {
    std::uint64_t left = 0;
    std::uint64_t right = 0;
    std::memcpy(&left, a.data() + i, 8);
    std::memcpy(&right, b.data() + i, 8);
    if (left != right) return false;
  }
  while (i < a.size() && a[i] == b[i]) ++i;
  return i == a.size();
}

enum class Order : std::int8_t { less = -1, equal = 0, greater = 1, unordered = 2 };  // unordered: NaN
// False with `failure` set when the two cannot be compared.
bool compare(const Cell& a, const Cell& b, Order& order, Cell& failure);

Cell arithmetic(OpCode op, const Cell& a, const Cell& b, Arena& arena);
Cell negate(const Cell& a);

}  // namespace plangate
