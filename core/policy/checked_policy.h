#pragma once

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

inline bool defers(const CheckedRule& rule) { return rule.effect == Outcome::defer; }

}  // namespace plangate
