#pragma once

#include <vector>

#include "expr/arena.h"
#include "expr/ast.h"

namespace plangate {

// Replaces each part of a checked expression that depends on no name by its value, so that it is evaluated once. What
// then turns out to be an error whatever the facts are, is an issue. Clears `arena` and spends its steps; when there
// are none left, the rest is left to evaluation.
void fold(Ast& ast, Arena& arena, std::vector<ExprIssue>& issues);

}  // namespace plangate
