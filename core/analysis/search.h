// Finds facts under which chosen rules fire and others do not.
#pragma once

#include "analysis/pair_decider.h"
#include "analysis/residuals.h"

namespace plangate {

// What a rule is to be when all facts are known.
enum class Role : std::uint8_t { fires, quiet, not_fired, open };
struct Demand {
  std::uint32_t residual;
  Role role;
};

class Search {
 public:
  enum class Answer : std::uint8_t { found, none, gave_up };

  Search(Residuals& residuals, PairDecider& pair);

  // For the pair that was decided last. Tries every combination of the facts' representatives that is not ruled out,
  // and skips those that fail for the same reason (conflict-directed backjumping, Prosser 1993). What is found was
  // decided: its outcome is `target`. `none` is a proof only when no demand is outside the fragment. With `loosely`
  // rules outside may be anything, and nothing is decided.
  Answer find(const std::vector<Demand>& demands, Outcome target, bool loosely);

  // What was found, or was decided last.
  const GivenFacts& facts() const { return facts_; }
  // Whether these facts give the target.
  bool decides(const GivenFacts& facts, Outcome target);

  void begin_pair();  // takes over the frame of the pair that was decided last
  Cell* frame() { return frame_.data(); }

 private:
  using Mask = std::uint64_t;  // of the facts in their order; the last bit stands for all from the 64th on

  static Mask bit(std::size_t depth) { return Mask{1} << (depth < 63 ? depth : 63); }
  void order_facts();
  void place_demands();
  bool violated(const Demand& demand, bool complete);
  bool assign(std::size_t depth, Mask& conflicts);
  bool check(std::size_t depth, Mask& conflicts);
  bool accept();

  struct Placed {
    Demand demand;
    Mask facts = 0;
    std::size_t last = 0;  // the depth at which its last fact becomes known
  };

  Residuals& residuals_;
  PairDecider& pair_;
  std::unique_ptr<Arena> scratch_ = std::make_unique<Arena>();
  std::vector<Cell> frame_;
  std::vector<CellIndex> order_;
  std::vector<std::vector<Cell>> values_;           // by depth
  std::vector<std::vector<std::size_t>> at_depth_;  // indices of the demands that read the fact
  std::vector<Placed> placed_;
  GivenFacts facts_;
  Outcome target_ = Outcome::allow;
  bool loosely_ = false;
  std::uint32_t steps_ = 0;
  std::uint32_t refused_ = 0;
  std::uint32_t budget_ = 20000000;  // of steps in all searches together
};

}  // namespace plangate
