#pragma once

#include <string_view>
#include <vector>

#include "expr/ast.h"

namespace plangate {

// The type of an operator or function for its arguments' types, invalid when it has no such form
// (google/cel-spec, langdef, "List of Standard Definitions").
Type result_type(Op op, const std::vector<Type>& args);

std::string_view spelling(Op op);  // "+", "size", for messages

}  // namespace plangate
