#include "policy/quoting.h"

#include "expr/values.h"

namespace plangate {
namespace {

class Quoter {
 public:
  Quoter(const ChangeView& change, Arena& arena, QuoteOfChange& out) : change_(change), arena_(arena), out_(out) {}

  void run(const EffectiveDate& date) {
    out_.open = Cell::null();
    // As if the plan stayed, except that it is not billed.
    const Plan* const requested = change_.cancels() ? change_.current : change_.requested;
    if (change_.current == nullptr || requested == nullptr) need(change_.missing_plan());
    need(date.direction_unknown ? Cell::unknown(slot_requested) : date.open);
    const ChangeView::Subscription subscription = change_.subscription(arena_);
    need(subscription.open);
    if (!out_.open.definite() || !find_currency(*requested)) return;
    QuoteRequest request;
    request.current = tariff(*change_.current);
    request.requested = tariff(*requested);
    request.cancels = change_.cancels();
    request.now = subscription.now;
    request.effective = date.now ? subscription.now : date.at;
    request.anchor = subscription.anchor;
    request.trial_end = subscription.trial_end;
    take_facts(request);
    if (!out_.open.definite()) return;
    out_.effective = request.effective;
    out_.now = date.now;
    if (!make_quote(request, change_.program.quote.options, out_.quote)) out_.open = failure(EvalError::range);
  }

 private:
  void need(const Cell& cell) { out_.open = either_open(out_.open, cell, arena_); }

  // An error without an instruction that raised it.
  static Cell failure(EvalError why) { return Cell::make(Tag::error, static_cast<std::uint32_t>(why), 0); }

  bool find_currency(const Plan& requested) {
    const std::optional<Currency>& from = change_.current->price.currency;
    const std::optional<Currency>& to = requested.price.currency;
    if (!from || !to) out_.open = Cell::unknown(from ? slot_requested : slot_current);
    else if (from->packed() != to->packed()) out_.open = failure(EvalError::currency);
    else out_.currency = *to;
    return out_.open.definite();
  }

  static Tariff tariff(const Plan& plan) {
    return {plan.price.minor_units, &plan.ramp, plan.period, plan.setup_fee, plan.auto_renewal, 1};
  }

  void take_facts(QuoteRequest& request) {
    const QuoteSource& quote = change_.program.quote;
    const bool ramp_matters =
        !request.current.ramp->empty() || (!request.requested.ramp->empty() && !quote.options.restart_ramp);
    if (ramp_matters && !request.trial_end) take_count(EngineFact::cycle, request.cycle);
    if (quote.per_unit) {
      take_count(EngineFact::old_quantity, request.current.quantity);
      if (!request.cancels) take_count(EngineFact::quantity, request.requested.quantity);
    }
    if (quote.cap_credit) take_paid(request.most_credit);
  }

  void take_count(EngineFact fact, std::int64_t& out) {
    const Cell cell = change_.fact(fact, Tag::integer);
    need(cell);
    if (cell.definite()) out = cell.integer;
  }

  void take_paid(std::optional<std::int64_t>& most_credit) {
    const Cell cell = change_.fact(EngineFact::paid, Tag::money);
    need(cell);
    if (!cell.definite()) return;
    if (cell.aux != out_.currency.packed()) return need(failure(EvalError::currency));
    most_credit = cell.integer;
  }

  const ChangeView& change_;
  Arena& arena_;
  QuoteOfChange& out_;
};

}  // namespace

void quote_change(const ChangeView& change, const EffectiveDate& date, Arena& arena, QuoteOfChange& out) {
  Quoter(change, arena, out).run(date);
}

OpenQuestions unanswered(const OpenQuestions& open, const OpenQuestions& answered) {
  return {open.ramp_restart && !answered.ramp_restart, open.ramp_tail && !answered.ramp_tail,
          open.trial_is_cycle && !answered.trial_is_cycle, open.end_trial && !answered.end_trial};
}

}  // namespace plangate
