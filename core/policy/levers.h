// What customers can change, and where that matters to a policy: its comparisons of actionable facts.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "expr/code.h"

namespace plangate {

// A comparison that reads the fact: after instructions [begin, end) of `Program::lever_code` have run, its sides and
// what it says stand in three cells.
struct Lever {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  CellIndex left = 0;
  CellIndex right = 0;
  CellIndex holds = 0;
  bool is_ordered = false;  // < and its like, neither == nor !=
};

struct ActionableFact {
  CellIndex slot = 0;
  // All that conditions make of it is told by the levers: each is linear in it and reads no other actionable fact. Or
  // it has but few values.
  bool is_told = true;
  // It is private, or something private has part in what is made of it: not for customers.
  bool is_private = false;
  std::vector<Lever> levers;
  std::string name;  // "seats"; where another one ends likewise, "usage seats"
};

// Of how many facts, the first ones of a policy, remedies are made.
inline constexpr std::size_t max_actionable_facts = 60;

}  // namespace plangate
