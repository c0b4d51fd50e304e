#pragma once

#include <string_view>

#include "expr/arena.h"
#include "expr/cell.h"
#include "expr/type.h"

namespace plangate {

bool printable(Type type);

// A copy of the text in the arena; "..." when that is full.
std::string_view keep(std::string_view text, Arena& arena);

// A value as templates print it, without grouping or locale: 12, 0.5, true, unlimited, 2026-03-01, 5400s, 99.99 GBP.
// A text is returned as it is; all else is written into the arena ("..." when that is full).
std::string_view format(const Cell& cell, Arena& arena);

}  // namespace plangate
