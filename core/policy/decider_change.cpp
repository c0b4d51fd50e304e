// What a decider works out of a change: its kind, direction, date and quote.
#include "expr/values.h"
#include "policy/decider.h"

namespace plangate {

ChangeView Decider::change() { return {program_, frame_.data(), current_.plan, requested_.plan}; }

void Decider::set(Derived value, const Cell& cell) {
  if (program_.cell(value) != no_cell) frame_[program_.cell(value)] = cell;
}

// The quantity is part of what is asked for: one that is not said is not to change.
Cell Decider::kind_of_change() const {
  if (!frame_[slot_cancel].is_bool(false))
    return frame_[slot_cancel].definite() ? Cell::of(std::string_view("cancellation")) : frame_[slot_cancel];
  for (const CellIndex slot : {slot_current, slot_requested})
    if (frame_[slot].tag != Tag::string) return frame_[slot];
  const bool other_version = current_.plan != requested_.plan;
  if (other_version || frame_[slot_current].string() != frame_[slot_requested].string())
    return Cell::of(std::string_view("plan"));
  const CellIndex quantity = program_.slot(EngineFact::quantity);
  if (slot_states_[quantity].fault != SlotFault::none) return frame_[quantity];
  return Cell::of(std::string_view(frame_[quantity].definite() ? "quantity" : "none"));
}

void Decider::derive_change() {
  if (program_.cell(Derived::kind) != no_cell) set(Derived::kind, kind_of_change());
  if (program_.cell(Derived::direction) == no_cell) return;
  const ChangeDirection found = change().direction();
  const Cell direction = found.open.definite() ? Cell::of(name(found.direction)) : found.open;
  set(Derived::direction, direction);
  const bool untold = found.open.definite() && found.direction == Direction::unknown;
  const bool missing = current_.plan == nullptr || requested_.plan == nullptr;
  set(Derived::told_direction, !untold ? direction : missing ? change().missing_plan() : error(EvalError::direction));
}

// What the date needs stays in the arena, whatever the conditions behind it drop.
void Decider::find_date(const RuleRun& rules, Arena& arena) {
  effective_ = effective_date(change(), rules, arena);
  arena.next(false);
}

void Decider::derive_quote(Arena& arena) {
  const QuoteOfChange& made = quote(arena, false);
  const auto money = [&](std::int64_t minor_units) {
    return made.open.definite() ? Cell::make(Tag::money, made.currency.packed(), minor_units) : made.open;
  };
  set(Derived::quote_total, money(made.quote.total));
  set(Derived::quote_due_now, money(made.quote.due_now));
  set(Derived::quote_credit, money(made.quote.credit));
  set(Derived::quote_next, money(made.quote.next ? made.quote.next->requested : 0));
  arena.next(false);
}

bool Decider::contradicts_itself() const {
  if (!faulty_ || !cancels()) return false;
  const CellIndex version = program_.slot(EngineFact::requested_version);
  return slot_states_[slot_requested].fault != SlotFault::none ||
         (version != no_cell && slot_states_[version].fault != SlotFault::none);
}

const QuoteOfChange& Decider::quote(Arena& arena, bool all_slots) {
  if (quoted_) return quote_;
  if (all_slots && !took_all_slots_) take_facts(program_.decision_slots, program_.layout.size(), arena);
  took_all_slots_ |= all_slots;
  quote_change(change(), effective_, arena, quote_);
  if (contradicts_itself()) quote_.open = error(EvalError::no_plan);
  quoted_ = quote_.open.definite();  // what is open may lie in the arena, which does not hold until the next report
  return quote_;
}

}  // namespace plangate
