// What would help: changes to actionable facts with which the last decision is weaker and not undecided. Each is found
// by deciding again.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "policy/decider.h"

namespace plangate {

class Remedies {
 public:
  static constexpr std::size_t max_changes = 3;
  static constexpr std::size_t max_sets = 32;
  static constexpr unsigned max_decisions = 2000;
  static constexpr std::size_t max_evaluations = 200'000;  // of rules, in all decisions

  enum class Status : std::uint8_t { not_known, none, found };
  enum class Relation : std::uint8_t { exactly, at_most, at_least };
  struct Change {
    const ActionableFact* fact = nullptr;
    Relation relation = Relation::exactly;  // whether what lies beyond `to` helps as well, in all changes together
    int direction = 0;                      // of a number: less or more than it is
    Cell to;
  };
  // Together they help, and none without the others.
  struct Set {
    std::array<Change, max_changes> changes;
    std::size_t size = 0;
    std::span<const Change> all() const { return {changes.data(), size}; }
  };

  explicit Remedies(Decider& decider);

  // For the last decision, which stands in the decider afterwards as it did before. Fewer facts first, then in the
  // policy's order; `none` says that no change to at most `max_changes` facts helps. Nothing for what neither denies
  // nor defers.
  void find(Arena& arena);
  Status status() const { return status_; }
  std::span<const Set> sets() const { return {sets_.data(), found_}; }

 private:
  // Values that a fact may be changed to, the nearest first.
  struct Candidates {
    Cell* values = nullptr;  // in `room_`
    std::size_t count = 0;
    std::span<const Cell> all() const { return {values, count}; }
    Cell present;
    double lowest = 0;
    double highest = 0;
    bool is_told = true;  // as ActionableFact has it, of this decision
  };
  struct Reading {
    double left;  // of a lever, not finite where that is no number
    double right;
    Cell holds;
  };
  using Choice = std::array<std::size_t, max_changes>;  // of actionable facts

  bool decide();
  [[gnu::noinline]] bool helps();
  void collect(std::size_t fact);
  void pull(const Lever& lever, std::size_t fact);
  double edge_of(const Lever& lever, std::size_t fact, const Reading& here);
  [[gnu::noinline]] Reading read(const Lever& lever, std::size_t fact, double value);
  [[gnu::noinline]] static bool is_within(const Candidates& candidates, double value);
  void add_turn(const Lever& lever, std::size_t fact, const Cell& here, double edge);
  [[gnu::noinline]] static void add(Candidates& candidates, double value);
  void choose(Choice& choice, std::size_t chosen, std::size_t wanted);
  bool holds_a_set(const Choice& choice, std::size_t chosen) const;
  bool attempt(const Choice& choice, std::size_t size, std::size_t depth);
  void keep(const Choice& choice, std::size_t size);
  Change change(std::size_t fact);
  void widen(const Choice& choice, Set& set, std::size_t index);
  bool helps_beyond(const Choice& choice, const Set& set, std::size_t depth);
  Cell& cell(std::size_t fact);

  Decider& decider_;
  Arena* arena_ = nullptr;
  Outcome outcome_ = Outcome::allow;
  unsigned most_decisions_ = 0;  // for each call
  unsigned decisions_left_ = 0;
  bool is_whole_ = false;  // all that could help was tried
  Status status_ = Status::not_known;
  std::vector<Candidates> candidates_;  // of each actionable fact
  std::vector<Cell> room_;
  std::array<Set, max_sets> sets_;
  std::size_t found_ = 0;
};

}  // namespace plangate
