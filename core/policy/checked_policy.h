#pragma once

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include "policy/let_checker.h"

namespace plangate {

// All that a policy says, checked.
struct CheckedPolicy {
  std::vector<CheckedLet> lets;    // each after those that it reads; their names are numbered in that order
  std::vector<CheckedRule> rules;  // the guards first
  CheckedText headline;
  CheckedText cancel_headline;
  std::array<std::unique_ptr<Ast>, direction_count> timing;
};

// Directly, or by a definition. Nothing stands for no expression.
inline bool reads_private(const std::unique_ptr<Ast>& ast, const Names& names) {
  return ast && std::any_of(ast->nodes.begin(), ast->nodes.end(), [&](const AstNode& node) {
           return node.op == Op::name && node.name_id != no_name && names[node.name_id].is_private;
         });
}

inline bool defers(const CheckedRule& rule) { return rule.effect == Outcome::defer; }

}  // namespace plangate
