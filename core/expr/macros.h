// Calls that are not plain functions: macros, whose arguments name variables, and what is evaluated lazily.
#pragma once

#include <optional>
#include <vector>

#include "expr/ast_builder.h"

namespace plangate {

struct CallSyntax {
  std::string_view name;
  Range name_range;
  Range range;
  std::optional<NodeId> target;  // of a method
  std::vector<NodeId> args;      // without the target
};

// The node for such a call, or nothing when it is a function's.
std::optional<NodeId> build_macro(AstBuilder& ast, const CallSyntax& call);

void add_macro_names(std::vector<std::string_view>& names);

}  // namespace plangate
