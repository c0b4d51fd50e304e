// What is left of the rules' conditions once the plans and some facts are known.
#pragma once

#include <vector>

#include "analysis/conditions.h"
#include "expr/constants.h"
#include "json/hash_index.h"

namespace plangate {

// A value at which a comparison of one fact turns, or a text that it is compared with.
struct Turn {
  CellIndex fact;
  Cell value;
};

struct Residual {
  std::size_t rule = 0;
  std::vector<TermId> at;        // the terms whose value is known, the outermost ones, and
  std::vector<Cell> known;       // their values; of a condition that can only be run, the cells that it reads
  std::vector<CellIndex> facts;  // that it still depends on
  std::vector<Turn> turns;
  bool outside = false;   // of the fragment: its facts may have more to them than the turns
  bool may_fail = false;  // it can be unknown or an error when all facts are known
};

class Residuals {
 public:
  explicit Residuals(const Conditions& conditions);

  // The residual of a rule over a frame, by number; `none_true`, `none_false` when the rule is decided.
  static constexpr std::uint32_t always = 0xFFFFFFFF;
  static constexpr std::uint32_t never = 0xFFFFFFFE;
  std::uint32_t find(std::size_t rule, Cell* frame);

  const Conditions& conditions() const { return conditions_; }
  std::size_t size() const { return residuals_.size(); }
  const Residual& operator[](std::uint32_t number) const { return residuals_[number]; }
  Cell evaluate(std::size_t rule, Cell* frame) { return conditions_.evaluate(rule, frame, values_.data(), *scratch_); }

 private:
  void collect_known(TermId id);
  void collect_cells(const Condition& condition, const Cell* frame);
  void describe(Residual& residual, const Cell* frame);

  const Conditions& conditions_;
  std::unique_ptr<Arena> scratch_ = std::make_unique<Arena>();
  std::vector<Cell> values_;  // by TermId
  std::vector<TermId> at_;    // of the residual that is looked for
  std::vector<Cell> known_;
  Constants kept_;
  std::vector<Residual> residuals_;
  HashIndex numbers_;
};

// What a named cell that is unknown stands for: a fact that may become known, or what never does here, or what the
// engine works out of facts.
enum class Unknown : std::uint8_t { fact, fixed, derived };
Unknown unknown_kind(const Program& program, CellIndex cell);

}  // namespace plangate
