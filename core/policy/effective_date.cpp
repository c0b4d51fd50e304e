#include "policy/effective_date.h"

#include <algorithm>

#include "expr/values.h"

namespace plangate {
namespace {

using Kind = TimingSource::Kind;

class DateFinder {
 public:
  DateFinder(const ChangeView& change, Arena& arena) : change_(change), arena_(arena) {}

  EffectiveDate find(const RuleRun& rules) {
    if (change_.program.timing.stated) apply_timing();
    for (std::size_t i = 0; i < change_.program.rules.size(); ++i) {
      const Rule& rule = change_.program.rules[i];
      if (rule.effect != Outcome::defer || rules.states[i] == RuleState::quiet) continue;
      take(rules.states[i] == RuleState::fired ? value_of(rule.date) : rules.open[i], i);
    }
    settle();
    return date_;
  }

 private:
  void apply_timing() {
    const Timing& timing = change_.program.timing;
    const ChangeDirection direction = change_.direction();
    if (!direction.open.definite()) return take(direction.open, EffectiveDate::of_timing);
    const Timing::Entry& entry = timing.by_direction[static_cast<std::size_t>(direction.direction)];
    const bool all_now = std::all_of(timing.by_direction.begin(), timing.by_direction.end(),
                                     [](const Timing::Entry& other) { return other.kind == Kind::now; });
    date_.direction_unknown = direction.direction == Direction::unknown && !entry.stated && !all_now;
    if (entry.kind == Kind::now) return;
    take(date_of(entry), EffectiveDate::of_timing);
  }

  Cell date_of(const Timing::Entry& entry) {
    if (entry.kind == Kind::expression) return value_of(entry.date);
    const CellIndex term_end = change_.program.slot(EngineFact::term_end);
    const bool has_term = term_end != no_cell && change_.frame[term_end].tag != Tag::null;
    if (entry.kind == Kind::term_end && has_term) return change_.fact(EngineFact::term_end, Tag::timestamp);
    return next_boundary();
  }

  Cell next_boundary() {
    const ChangeView::Subscription subscription = change_.subscription(arena_);
    if (!subscription.open.definite()) return subscription.open;
    if (subscription.trial_end) return Cell::of(*subscription.trial_end);
    const Cycles cycles{subscription.anchor, change_.current->period, change_.program.quote.options.offset};
    const auto boundary = cycles.begin(cycles.at(subscription.now) + 1);
    return boundary ? Cell::of(*boundary) : error(EvalError::range);
  }

  Cell value_of(const DateCode& date) {
    run(change_.program.conditions, date.begin, date.end, change_.frame, arena_, nullptr);
    return change_.frame[date.cell];
  }

  void take(const Cell& candidate, std::size_t source) {
    if (candidate.definite()) {
      latest_ = std::max(latest_, candidate.timestamp());
      any_ = true;
      return;
    }
    if (date_.open.definite()) date_.source = source;
    date_.open = either_open(date_.open, candidate, arena_);
  }

  void settle() {
    if (!any_ || !date_.known()) return;
    const Cell now = change_.fact(EngineFact::now, Tag::timestamp);
    if (!now.definite()) {
      date_.open = now;
      return;
    }
    date_.now = latest_ <= now.timestamp();
    date_.at = latest_;
  }

  const ChangeView& change_;
  Arena& arena_;
  EffectiveDate date_;
  Timestamp latest_{min_timestamp_seconds, 0};
  bool any_ = false;
};

}  // namespace

EffectiveDate effective_date(const ChangeView& change, const RuleRun& rules, Arena& arena) {
  return DateFinder(change, arena).find(rules);
}

}  // namespace plangate
