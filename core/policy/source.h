// A policy document as read: its shape is right, its expressions and templates are still text.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "expr/cell.h"
#include "expr/type.h"
#include "json/issue.h"
#include "policy/guards.h"

namespace plangate {

struct FactSource {
  std::string path;  // "usage.seats"
  Type type;
  bool optional = false;
  bool is_private = false;
  std::optional<Cell> min;  // of the fact's own type, inclusive
  std::optional<Cell> max;
  std::uint32_t max_items = 0;      // of a list or map
  std::vector<std::string> values;  // the only texts it may have; empty: any
};

struct RuleSource {
  std::size_t index = 0;  // in the document's "rules"
  std::string id;
  std::string code;  // the id when the document gives none
  bool each_usage = false;
  std::string when;
  std::string deny;
  std::optional<std::string> suggest;
};

struct PolicySource {
  std::string name;
  std::optional<std::string> headline;
  std::vector<FactSource> facts;
  std::vector<RuleSource> rules;
  std::array<bool, guard_count> guards{true, true, true, true};
};

inline constexpr std::size_t max_policy_bytes = 1u << 20;

// What is wrong is in `issues`; what could be read is returned, so that expressions are still checked.
PolicySource read_policy(std::string_view text, Issues& issues);

}  // namespace plangate
