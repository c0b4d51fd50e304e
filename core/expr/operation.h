#pragma once

#include "expr/arena.h"
#include "expr/code.h"

namespace plangate {

// The result of an operator or a call, which need the values of all their operands.
Cell operate(const Instr& i, const Cell* frame, Arena& arena);

}  // namespace plangate
