#pragma once

#include <vector>

#include "expr/ast.h"
#include "expr/names.h"

namespace plangate {

// What `it` stands for while a rule with "each" is compiled for one member of usage.
struct EachMember {
  std::string name;        // it.name
  NameId used = no_name;   // it.used: usage.<name>
  NameId limit = no_name;  // it.limit: requested.limits.<name>
  std::string_view kind;   // it.kind: empty where it is not declared
};

// Where an expression stands.
struct Scope {
  const Names& names;
  const EachMember* it = nullptr;
  PresentNames present = {};        // templates of a rule are checked with the names that are present by its condition
  std::string_view container = {};  // `y` means `<container>.y` where there is such a name
  bool typed = true;  // false: every type is dyn, and what does not exist or fit is an error of evaluation
};

// Resolves names, variables and functions and finds every node's type. Returns the root's type, invalid when there are
// issues.
Type check(Ast& ast, const Scope& scope, std::vector<ExprIssue>& issues);

// Adds the names that must be there whenever the checked expression has the value `sense`.
void add_present(const Ast& ast, const Names& names, bool sense, PresentNames& present);

}  // namespace plangate
