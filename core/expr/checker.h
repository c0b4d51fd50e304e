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
};

// Names that are known not to be null where an expression stands, because a has() guards it.
using PresentNames = std::vector<NameId>;

// Resolves names and finds every node's type. Returns the root's type, invalid when there are issues.
// Templates of a rule are checked with the names that are present by its condition.
Type check(Ast& ast, const Names& names, const EachMember* it, const PresentNames& present,
           std::vector<ExprIssue>& issues);

// The names that must be there whenever the checked expression is true.
PresentNames present_when_true(const Ast& ast);

}  // namespace plangate
