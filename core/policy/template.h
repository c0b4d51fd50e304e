// Texts with expressions in them: "{requested.name} allows {requested.limits.seats} members."
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "expr/ast.h"
#include "expr/token.h"

namespace plangate {

// One piece of a template: literal text, or an expression when `is_expression`.
struct TemplatePart {
  bool is_expression = false;
  std::string literal;
  Ast ast;
  std::uint32_t offset = 0;  // where the expression's source begins in the template, in bytes
};

// Splits and parses; "{{" and "}}" are literal braces. Ranges of issues count from the template's start.
std::vector<TemplatePart> parse_template(std::string_view text, std::vector<ExprIssue>& issues);

}  // namespace plangate
