// What may come of a change from one plan to another, whatever the facts that are not known turn out to be.
#pragma once

#include <optional>

#include "analysis/search.h"

namespace plangate {

// One outcome that may come.
struct Prospect {
  Outcome outcome = Outcome::allow;
  std::optional<GivenFacts> witness;  // facts that were decided so; nothing: possible, not shown
  std::vector<std::size_t> rules;     // because of these
};

// The rules that are left open, before and after the known facts are put in.
struct Openings {
  Outcome base = Outcome::allow;         // what comes when none of them fires
  std::vector<std::uint32_t> residuals;  // of those that outrank it, in the policy's order
  std::vector<std::size_t> guards;       // guards that are open
  std::vector<std::size_t> fired;        // where nothing is open: the rules that it comes of
  bool undated = false;                  // nothing fires: undecided, because when it takes effect cannot be told
  bool operator==(const Openings&) const = default;
};

class Forecast {
 public:
  Forecast(const Program& program, PairDecider& pair);

  // Decides the pair; what is not decided by it.
  Openings open(std::string_view current, std::string_view requested);
  // For the pair of the last `open`.
  std::vector<Prospect> prospects(const Openings& openings);

  Residuals& residuals() { return residuals_; }
  const Conditions& conditions() const { return conditions_; }
  Search& search() { return search_; }

 private:
  std::vector<std::size_t> fired(Outcome effect);
  std::vector<Demand> none_stronger(const Openings& openings, Outcome than) const;
  void consider_rule(const Openings& openings, std::uint32_t residual, Prospect& prospect);
  void consider(const Openings& openings, const std::vector<Demand>& demands, Prospect& prospect);
  Prospect prospect(const Openings& openings, Outcome target);
  bool date_may_fail() const;
  bool may_be_reconciled_later() const;

  const Program& program_;
  PairDecider& pair_;
  Conditions conditions_;
  Residuals residuals_;
  Search search_;
  GivenFacts last_[5];  // the last witness of each outcome, which often serves again
};

}  // namespace plangate
