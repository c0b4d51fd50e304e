#include "policy/decider.h"

#include <algorithm>

namespace plangate {

Decider::Decider(const Program& program, const Catalog& catalog)
    : program_(program),
      catalog_(catalog),
      frame_(program.constants.cells()),
      states_(program.rules.size(), RuleState::quiet),
      open_(program.rules.size()),
      slot_states_(program.layout.size()) {
  for (const FactSource& fact : program.layout) plain_.push_back(plain(fact));
  const auto status = std::find(program.names.begin(), program.names.end(), "requested.status");
  if (status != program.names.end()) requested_status_ = static_cast<CellIndex>(status - program.names.begin());
}

Verdict Decider::decide(Arena& arena) {
  RuleRun run{states_.data(), open_.data()};
  if (faulty_) std::fill(slot_states_.begin(), slot_states_.end(), SlotState());
  faulty_ = false;
  take_facts(0, program_.decision_slots, arena);
  load_plans();
  if (program_.reads_change) derive_change();
  run_guards(run);
  plangate::run(program_.conditions, 0, program_.early_end, frame_.data(), arena, &run);
  if (program_.dates_matter) find_date(arena);
  quoted_ = took_all_slots_ = false;
  if (program_.reads_quote) derive_quote(arena);
  plangate::run(program_.conditions, program_.early_end, program_.conditions_end, frame_.data(), arena, &run);
  conclude(run);
  return verdict_;
}

void Decider::take_facts(std::size_t first, std::size_t end, Arena& arena) {
  for (auto i = static_cast<std::uint32_t>(first); i < end; ++i) {
    if (take_plain(frame_[i], plain_[i])) continue;
    slot_states_[i] = take_fact(frame_[i], i, program_.layout[i], arena);
    faulty_ |= slot_states_[i].fault != SlotFault::none;
  }
}

void Decider::load_plans() {
  load_plan(slot_current, current_, program_.layout.size());
  load_plan(slot_requested, requested_, program_.layout.size() + program_.plans.width());
}

// Does nothing when the plan's fields stand in the frame already; nothing else is ever written there.
void Decider::load_plan(CellIndex slot, std::uint32_t& loaded, std::size_t first) {
  const Cell& code = frame_[slot];
  const bool given = code.tag == Tag::string;
  if (given && loaded < catalog_.plans().size() && catalog_.plans()[loaded].code == code.string()) return;
  const std::uint32_t plan = given ? catalog_.find(code.string()) : Catalog::none;
  if (plan == loaded) return;
  loaded = plan;
  program_.plans.load(plan, frame_.data(), static_cast<std::uint32_t>(first));
}

Cell Decider::plan_is_unknown(CellIndex slot, std::uint32_t plan) const {
  return frame_[slot].tag == Tag::string ? Cell::of(plan == Catalog::none) : frame_[slot];
}

void Decider::run_guards(RuleRun& run) {
  const Cell& current = frame_[slot_current];
  const Cell& requested = frame_[slot_requested];
  set_guard(requested_unknown, plan_is_unknown(slot_requested, requested_), run);
  set_guard(current_unknown, plan_is_unknown(slot_current, current_), run);
  const bool known = requested_ != Catalog::none;
  if (known) {
    set_guard(not_selectable, Cell::of(!catalog_.plans()[requested_].selectable()), run);
  } else set_guard(not_selectable, requested.tag == Tag::string ? Cell::unknown(requested_status_) : requested, run);
  if (requested.tag != Tag::string) {
    set_guard(same_plan, requested, run);
  } else if (current.tag != Tag::string) {
    set_guard(same_plan, current, run);
  } else set_guard(same_plan, Cell::of(current.string() == requested.string()), run);
}

void Decider::set_guard(GuardIndex guard, const Cell& result, RuleRun& run) {
  states_[guard] = RuleState::quiet;
  if (!program_.guards[guard] || result.is_bool(false)) return;
  if (result.tag == Tag::boolean) {
    states_[guard] = RuleState::fired;
    run.any_fired = true;
    return;
  }
  states_[guard] = RuleState::open;
  open_[guard] = result;
  run.any_open = true;
}

bool Decider::knows_change() const {
  return frame_[slot_current].tag == Tag::string && frame_[slot_requested].tag == Tag::string;
}

bool Decider::matters(std::size_t rule) const {
  return states_[rule] == RuleState::open && program_.rules[rule].effect <= strongest_fired_;
}

void Decider::conclude(const RuleRun& run) {
  strongest_fired_ = Outcome::allow;
  if (run.any_fired)
    for (std::size_t i = 0; i < states_.size(); ++i)
      if (states_[i] == RuleState::fired) strongest_fired_ = std::min(strongest_fired_, program_.rules[i].effect);
  verdict_ = {strongest_fired_, true, faulty_};
  if (run.any_open)
    for (std::size_t i = 0; i < states_.size(); ++i) {
      if (!matters(i)) continue;
      verdict_.complete = false;
      verdict_.has_issues |= open_[i].tag == Tag::error;
      if (program_.rules[i].effect < strongest_fired_)
        verdict_.outcome = std::min(verdict_.outcome, Outcome::undecided);
    }
  if (date_is_open()) {
    verdict_.complete = false;
    verdict_.has_issues |= effective_.open.tag == Tag::error || effective_.direction_unknown;
    if (strongest_fired_ > Outcome::defer) verdict_.outcome = std::min(verdict_.outcome, Outcome::undecided);
  }
  // What was said is wrong, or the change itself was not said: nothing weaker may come of it, whatever guards are off.
  if (faulty_ || !knows_change()) {
    verdict_.outcome = std::min(verdict_.outcome, Outcome::undecided);
    verdict_.complete = false;
  }
}

}  // namespace plangate
