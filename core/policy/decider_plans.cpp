// The plans of a change that are not those of the last one: looked up, and their fields put into the frame.
#include "policy/decider.h"

namespace plangate {

void Decider::load_plan_anew(Side& side, const Past* past) {
  side.settled = false;
  side.plan = nullptr;
  if (frame_[side.slot].lacks_plan()) return program_.plans.fill(frame_.data(), side.first, frame_[side.slot]);
  side.choice = choose(side);
  const std::uint32_t index = side.choice.plan;
  const bool known = index != Catalog::none;
  const Past::Replaced* const old = known && past != nullptr ? past->find(index) : nullptr;
  side.plan = old != nullptr ? old->plan.get() : known ? &catalog_.plan(index) : nullptr;
  side.settled = known && old == nullptr && side.version == no_cell;
  if (side.choice.pending.tag == Tag::unknown)
    return program_.plans.fill(frame_.data(), side.first, side.choice.pending);
  const PlanTable::Row* const row = old != nullptr ? &old->row : known ? &program_.plans.row(index) : nullptr;
  program_.plans.load(row, frame_.data(), side.first);
  if (side.choice.on_sale.is_bool(false)) say_not_on_sale(side);
}

PlanChoice Decider::choose(const Side& side) const {
  const Cell& code = frame_[side.slot];
  const std::uint32_t first = code.tag == Tag::string ? catalog_.find(code.string()) : Catalog::none;
  if (first == Catalog::none || side.version == no_cell) return {first};
  return choose_version(catalog_, first, frame_[side.version], frame_[program_.slot(EngineFact::now)],
                        &side == &current_);
}

// A version that is not the one on sale is not selectable, and its status says so.
void Decider::say_not_on_sale(const Side& side) {
  if (&side != &requested_ || requested_status_ == no_cell || !side.plan->selectable) return;
  const bool upcoming = frame_[program_.slot(EngineFact::now)].timestamp() < *side.plan->effective_from;
  frame_[requested_status_] = Cell::of(std::string_view(upcoming ? "upcoming" : "retired"));
}

}  // namespace plangate
