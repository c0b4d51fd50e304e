#pragma once

#include <memory>
#include <vector>

#include "policy/rule_checker.h"

namespace plangate {

// The most definitions that one policy may have.
inline constexpr std::size_t max_lets = 1000;

// A definition that rules share.
struct CheckedLet {
  std::size_t source = 0;  // in PolicySource::lets
  NameId name = no_name;
  std::unique_ptr<Ast> ast;
};

// Checks definitions, each after those that it reads, and adds their names to the environment. Those in which something
// is wrong are named too, without a type, but not answered.
std::vector<CheckedLet> check_lets(const std::vector<LetSource>& lets, Environment& environment, RuleChecker& checker,
                                   const json::Reporter& report);

// To be called when all is checked: what nothing reads.
void warn_of_unused_lets(const std::vector<CheckedLet>& lets, const Environment& environment,
                         const RuleChecker& checker, const json::Reporter& report);

}  // namespace plangate
