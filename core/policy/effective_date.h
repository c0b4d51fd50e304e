// When a change takes effect: the latest of the policy's timing for its direction and of the dates that fired rules
// defer it to.
#pragma once

#include "expr/vm.h"
#include "policy/change.h"

namespace plangate {

struct EffectiveDate {
  bool now = true;  // at once
  Timestamp at;     // otherwise
  // An unknown or an error when it cannot be told; `source` is then the rule whose date it is, or which may defer it
  // yet, or `of_timing`.
  Cell open = Cell::null();
  std::size_t source = of_timing;
  bool direction_unknown = false;  // the timing depends on a direction that cannot be told

  static constexpr std::size_t of_timing = 0xFFFFFFFF;
  bool known() const { return open.definite() && !direction_unknown; }
};

// `rules`: what became of those that defer.
EffectiveDate effective_date(const ChangeView& change, const RuleRun& rules, Arena& arena);

}  // namespace plangate
