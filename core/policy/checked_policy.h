#pragma once

#include <array>
#include <memory>
#include <vector>

#include "policy/rule_checker.h"

namespace plangate {

// All that a policy says, checked.
struct CheckedPolicy {
  std::vector<CheckedRule> rules;  // the guards first
  std::vector<TemplatePart> headline;
  std::array<std::unique_ptr<Ast>, direction_count> timing;
};

inline bool defers(const CheckedRule& rule) { return rule.effect == Outcome::defer; }

}  // namespace plangate
