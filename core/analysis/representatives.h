#pragma once

#include <vector>

#include "expr/arena.h"
#include "policy/source.h"

namespace plangate {

// Every value that a fact need be given to try all cases of conditions that turn at some values: those, one more and
// one less, the bounds, a text that is none of them. Plain ones first.
std::vector<Cell> representatives(const FactSource& fact, const std::vector<Cell>& turns, Arena& scratch);

}  // namespace plangate
