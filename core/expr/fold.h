#pragma once

#include <vector>

#include "expr/arena.h"
#include "expr/ast.h"

namespace plangate {

// Replaces each part of a checked expression that depends on no name by its value, so that it is evaluated once. What
// then turns out to be an error whatever the facts are, is an issue. Uses and resets `arena`.
void fold(Ast& ast, Arena& arena, std::vector<ExprIssue>& issues);

}  // namespace plangate
