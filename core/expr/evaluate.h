// What the instructions do that are neither common nor jumps.
#pragma once

#include "expr/arena.h"
#include "expr/code.h"

namespace plangate {

// An error that arises at an instruction remembers it, counted from 1, for its place in the source.
inline void place(Cell& result, std::size_t at) {
  if (result.tag == Tag::error && result.integer == 0) result.integer = static_cast<std::int64_t>(at) + 1;
}

// Operators and calls, which need the values of all their operands.
Cell evaluate(const Instr& i, const Cell* frame, Arena& arena);

// Instructions that change their destination step by step: literals of lists and maps, the ends of loops.
void build(const Instr& i, Cell* frame, Arena& arena);

}  // namespace plangate
