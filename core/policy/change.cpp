#include "policy/change.h"

#include "expr/values.h"

namespace plangate {

Cell either_open(const Cell& a, const Cell& b, Arena& arena) {
  if (a.definite()) return b;
  return b.definite() ? a : absorb(a, b, arena);
}

Cell ChangeView::fact(EngineFact fact, Tag tag) const {
  const CellIndex slot = program.slot(fact);
  const Cell& cell = frame[slot];
  return cell.tag == tag || !cell.definite() ? cell : Cell::unknown(slot);
}

Cell ChangeView::missing_plan() const { return Cell::unknown(current == nullptr ? slot_current : slot_requested); }

ChangeDirection ChangeView::direction() const {
  if (!frame[slot_cancel].definite()) return {Direction::unknown, Criterion::none, frame[slot_cancel]};
  if (cancels()) return {Direction::cancellation, Criterion::none, Cell::null()};
  for (const CellIndex slot : {slot_current, slot_requested})
    if (frame[slot].tag != Tag::string) return {Direction::unknown, Criterion::none, frame[slot]};
  if (frame[slot_current].string() == frame[slot_requested].string() && current == requested)
    return {Direction::same, Criterion::none, Cell::null()};
  if (current == nullptr || requested == nullptr) return {Direction::unknown, Criterion::none, Cell::null()};
  return DirectionFinder(program.direction, program.rates, frame).between(*current, *requested);
}

ChangeView::Subscription ChangeView::subscription(Arena& arena) const {
  Subscription out;
  const Cell now = fact(EngineFact::now, Tag::timestamp);
  out.open = either_open(out.open, now, arena);
  if (current == nullptr || !current->price.currency) out.open = either_open(out.open, missing_plan(), arena);
  if (now.definite()) out.now = now.timestamp();
  const CellIndex trial_slot = program.slot(EngineFact::trial_end);
  const bool may_try = (current != nullptr && current->trial) || program.trial_declared;
  if (trial_slot != no_cell && may_try && frame[trial_slot].tag != Tag::null) {
    const Cell trial = fact(EngineFact::trial_end, Tag::timestamp);
    out.open = either_open(out.open, trial, arena);
    if (now.definite() && trial.definite() && out.now < trial.timestamp()) out.trial_end = trial.timestamp();
  }
  if (out.trial_end) {
    out.anchor = *out.trial_end;
    return out;
  }
  const Cell anchor = fact(EngineFact::anchor, Tag::timestamp);
  if (anchor.definite()) out.anchor = anchor.timestamp();
  out.open = either_open(out.open, anchor, arena);
  return out;
}

}  // namespace plangate
