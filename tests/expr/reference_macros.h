// langdef, "Macros"; the extensions for comprehensions over two variables, lists, bindings and optionals.
#pragma once

#include <functional>
#include <vector>

#include "expr/ast.h"
#include "value.h"

namespace plangate::test {

struct MacroCall {
  Macro macro;
  Value target;             // definite
  std::uint32_t variables;  // one or two
  std::uint32_t bodies;     // one, or two with a condition first
  std::function<Value(const std::vector<Value>& variables, std::size_t which)> body;
};

Value run_macro(const MacroCall& call);

// left && right and left || right; the right one is asked for only when the left one does not decide.
Value conjunction(const Value& left, const std::function<Value()>& right);
Value disjunction(const Value& left, const std::function<Value()>& right);

// Keys and values in turn as a map; an error when a key comes twice or cannot be one.
Value map_of(const std::vector<Value>& entries);

}  // namespace plangate::test
