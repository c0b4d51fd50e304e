#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "expr/ast.h"

namespace plangate {

// Reads one expression. Nothing when it cannot be read; the issues say where and why.
std::optional<Ast> parse_expression(std::string_view source, std::vector<ExprIssue>& issues);

}  // namespace plangate
