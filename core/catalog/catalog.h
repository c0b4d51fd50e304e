// The plan catalogue: what the team knows of each plan, joined with the vendor's plan updates.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "catalog/plan.h"
#include "json/hash_index.h"
#include "json/issue.h"

namespace plangate {

class Catalog {
 public:
  static constexpr std::size_t max_bytes = 64u << 20;
  static constexpr std::uint32_t none = HashIndex::none;

  // Reads a catalogue document. What is wrong is in `issues`; with an error among them the catalogue must not be used.
  static Catalog read(std::string_view text, Issues& issues);

  const std::vector<Plan>& plans() const { return plans_; }
  std::uint32_t find(std::string_view code) const;     // index of a plan, or `none`
  std::vector<std::string_view> limit_names() const;   // of all plans, names repeated
  bool limits_known() const { return limits_known_; }  // false when issues hid some of those names

 private:
  void index();

  std::vector<Plan> plans_;
  bool limits_known_ = false;
  HashIndex by_code_;
};

}  // namespace plangate
