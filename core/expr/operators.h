#pragma once

#include <span>
#include <string_view>

#include "expr/ast.h"

namespace plangate {

// The type of an operator for its operands' types, invalid when it has no such form (google/cel-spec, langdef, "List of
// Standard Definitions").
Type operator_type(Op op, std::span<const Type> operands);

std::string_view spelling(const AstNode& node);  // "+", "size", for messages

}  // namespace plangate
