#pragma once

#include "expr/ast.h"
#include "expr/names.h"

namespace plangate {

// The steps (expr/arena.h) that a checked expression takes at most, as long as lists and maps have no more items than
// declared, or than `assumed_items` where nothing is, and texts no more than 1,024 bytes. Larger ones are still held to
// the budget while they are evaluated.
double worst_case_steps(const Ast& ast, const Names& names);

inline constexpr std::uint32_t assumed_items = 256;

// An issue when that is more than a rule may take.
void check_cost(const Ast& ast, const Names& names, std::vector<ExprIssue>& issues);

}  // namespace plangate
