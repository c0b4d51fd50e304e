// Walks the tree that the parser made and evaluates it: recursive, without the checker, bytecode or constant folding,
// so that it can disagree with them. For tests only.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "expr/ast.h"
#include "value.h"

namespace plangate::test {

struct Surroundings {
  std::map<std::string, Value> variables;  // by their dotted names
  std::string container;                   // "x": y is x.y where there is one
};

// How many nodes are evaluated at most; after that the value is an error that says so.
inline constexpr int plain_budget = 200000;
inline constexpr std::string_view out_of_budget = "out of budget";

Value evaluate_plainly(const Ast& ast, const Surroundings& surroundings);

}  // namespace plangate::test
