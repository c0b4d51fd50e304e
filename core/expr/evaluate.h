#pragma once

#include <cstddef>

#include "expr/arena.h"
#include "expr/code.h"

namespace plangate {

// Any instruction but `fire`, and those that the loop over all instructions does itself. Returns how many instructions
// to skip, negative to go back. An error that arises remembers `at`, counted from 1, for its place in the source.
// Never inlined into the loop, which is compiled for speed, all this for size.
[[gnu::noinline]] std::ptrdiff_t execute(const Instr& i, Cell* frame, Arena& arena, std::size_t at);

}  // namespace plangate
