// Decides one pair of plans after the other over the same known facts.
#pragma once

#include <string>
#include <vector>

#include "policy/decider.h"

namespace plangate {

// A value for some facts.
struct GivenFact {
  CellIndex fact;
  Cell value;
};
using GivenFacts = std::vector<GivenFact>;

// Requested where a plan is cancelled.
inline constexpr std::string_view no_plan;

class PairDecider {
 public:
  // `slots` as written by the caller, their texts in the first bytes of the arena. All must outlive it.
  PairDecider(const Program& program, const Catalog& catalog, const Cell* slots, Arena& arena, std::size_t text_bytes);

  // Of the pair with these plan codes, or of a cancellation; `given` are facts that the caller has not written.
  Verdict decide(std::string_view current, std::string_view requested, const GivenFacts& given = {});
  Verdict decide(const GivenFacts& given) { return decide(current_, requested_, given); }

  const Decider& decider() const { return decider_; }
  Outcome strongest_fired() const;
  // Wrong facts of the caller's.
  Issues issues() const;

 private:
  void write(Cell& slot, const Cell& value);

  Decider decider_;
  Arena& arena_;
  std::vector<Cell> slots_;
  std::string arena_bytes_;
  std::string_view current_;
  std::string_view requested_;
  std::vector<std::string> texts_;
};

// A fact's value as text that facts are given in: "12", "2026-01-01T00:00:00Z", "99.99 GBP".
std::string text_of_fact(const Cell& value);

}  // namespace plangate
