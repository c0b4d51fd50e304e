// What the instructions of macros do. The cells behind the accumulator `dst` are the iterator and the variables.
#pragma once

#include "expr/arena.h"
#include "expr/cell.h"
#include "expr/code.h"

namespace plangate {

// Starts a loop over `range`; false when there is nothing to iterate, so that `dst` is the result.
bool start_loop(OpCode op, Cell* dst, const Cell& range, Arena& arena);

// Sets the variables to the next element; false when there is none.
bool next_element(Cell* dst, std::uint32_t variables);

// What an element's value, or the condition that selects it, does to the accumulator. False when there is no need to go
// back: the loop is settled, or the element selected.
bool step(OpCode op, Cell* dst, const Cell& value, Arena& arena);

void finish_loop(OpCode op, Cell* dst, Arena& arena);

}  // namespace plangate
