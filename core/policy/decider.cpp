#include "policy/decider.h"

#include <algorithm>

#include "expr/values.h"
#include "policy/explanation.h"

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
  const std::size_t fields = program.layout.size();
  current_.slot = slot_current;
  current_.first = static_cast<std::uint32_t>(fields);
  requested_.slot = slot_requested;
  if (catalog.has_versions()) {
    current_.version = program.slot(EngineFact::current_version);
    requested_.version = program.slot(EngineFact::requested_version);
  }
  requested_.first = static_cast<std::uint32_t>(fields + program.plans.width());
}

Verdict Decider::decide(Arena& arena, const Past* past, Explanation* explanation) {
  if (faulty_) std::fill(slot_states_.begin(), slot_states_.end(), SlotState());
  faulty_ = false;
  // What is not said is no cancellation.
  if (frame_[slot_cancel].tag == static_cast<Tag>(RawTag::absent)) frame_[slot_cancel] = Cell::of(false);
  take_facts(0, program_.decision_slots, arena);
  if (cancels()) drop_requested();
  past_ = past;
  text_bytes_ = arena.used();
  took_all_slots_ = false;
  return judge(arena, explanation);
}

const Verdict& Decider::judge(Arena& arena, Explanation* explanation) {
  RuleRun run{states_.data(), open_.data()};
  arena.reset(text_bytes_);
  load_plans(past_);
  if (program_.reads_change) derive_change();
  run_guards(run);
  run_conditions(0, program_.early_end, arena, run, explanation);
  if (program_.dates_matter) find_date(run, arena);
  quoted_ = false;
  if (program_.reads_quote) derive_quote(arena);
  run_conditions(program_.early_end, program_.conditions_end, arena, run, explanation);
  conclude(run);
  return verdict_;
}

void Decider::run_conditions(std::size_t begin, std::size_t end, Arena& arena, RuleRun& run, Explanation* explanation) {
  if (explanation != nullptr) explanation->run(begin, end, frame_.data(), arena, run);
  else plangate::run(program_.conditions, begin, end, frame_.data(), arena, &run);
}

void Decider::take_facts(std::size_t first, std::size_t end, Arena& arena) {
  Cell* const slots = frame_.data();
  const PlainFact* const plain = plain_.data();
  for (auto i = static_cast<std::uint32_t>(first); i < end; ++i) {
    if (take_plain(slots[i], plain[i])) continue;
    slot_states_[i] = take_fact(slots[i], i, program_.layout[i], arena);
    faulty_ |= slot_states_[i].fault != SlotFault::none;
  }
}

// A cancellation has no requested plan; one that is said contradicts it.
void Decider::drop_requested() {
  for (const CellIndex slot : {slot_requested, program_.slot(EngineFact::requested_version)}) {
    if (slot == no_cell) continue;
    if (frame_[slot].tag != Tag::unknown) slot_states_[slot].fault = SlotFault::contradiction;
    faulty_ |= slot_states_[slot].fault != SlotFault::none;
    frame_[slot] = error(EvalError::no_plan);
  }
}

void Decider::load_plans(const Past* past) {
  load_plan(current_, past);
  load_plan(requested_, past);
  if (program_.reconciled_at == no_cell) return;
  const std::optional<Timestamp>& at = past != nullptr ? past->reconciled_at : catalog_.reconciled_at();
  frame_[program_.reconciled_at] = at ? Cell::of(*at) : Cell::null();
}

// Does nothing when the plan's fields stand in the frame already; nothing else is ever written there.
void Decider::load_plan(Side& side, const Past* past) {
  const Cell& code = frame_[side.slot];
  if (side.settled && past == nullptr && code.tag == Tag::string && side.plan->code == code.string()) return;
  load_plan_anew(side, past);
}

Cell Decider::plan_is_unknown(const Side& side) const {
  const Cell& code = frame_[side.slot];
  return code.tag == Tag::string
             ? Cell::of(side.choice.plan == Catalog::none && side.choice.pending.tag != Tag::unknown)
             : code;
}

Cell Decider::requested_is_unselectable() const {
  const Cell& code = frame_[slot_requested];
  if (code.tag != Tag::string) return code;
  if (requested_.choice.pending.tag == Tag::unknown) return requested_.choice.pending;
  if (requested_.plan == nullptr) return Cell::unknown(requested_status_);
  if (!requested_.plan->selectable) return Cell::of(true);
  return requested_.choice.on_sale.tag == Tag::boolean ? Cell::of(requested_.choice.on_sale.is_bool(false))
                                                       : requested_.choice.on_sale;
}

Cell Decider::plans_are_same() const {
  if (current_.settled && requested_.settled) return Cell::of(current_.plan == requested_.plan);
  for (CellIndex slot : {slot_requested, slot_current})
    if (frame_[slot].tag != Tag::string) return frame_[slot];
  if (frame_[slot_current].string() != frame_[slot_requested].string()) return Cell::of(false);
  for (const Side* side : {&current_, &requested_})
    if (side->choice.pending.tag == Tag::unknown) return side->choice.pending;
  return Cell::of(current_.choice.plan == requested_.choice.plan);
}

void Decider::run_guards(RuleRun& run) {
  set_guard(requested_unknown, plan_is_unknown(requested_), run);
  set_guard(current_unknown, plan_is_unknown(current_), run);
  set_guard(not_selectable, requested_is_unselectable(), run);
  set_guard(same_plan, plans_are_same(), run);
}

void Decider::set_guard(GuardIndex guard, const Cell& result, RuleRun& run) {
  states_[guard] = RuleState::quiet;
  if (!program_.guards[guard] || result.is_bool(false) || result.lacks_plan()) return;
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
  const Cell& requested = frame_[slot_requested];
  return frame_[slot_current].tag == Tag::string && (requested.tag == Tag::string || requested.lacks_plan());
}

bool Decider::reconciled_later() const {
  const CellIndex now = program_.slot(EngineFact::now);
  if (program_.reconciled_at == no_cell || now >= program_.decision_slots) return false;
  const Cell& at = frame_[program_.reconciled_at];
  return at.tag == Tag::timestamp && frame_[now].tag == Tag::timestamp && frame_[now].timestamp() < at.timestamp();
}

bool Decider::matters(std::size_t rule) const {
  const Outcome effect = program_.rules[rule].effect;
  return states_[rule] == RuleState::open && (effect <= strongest_fired_ || effect == Outcome::warn);
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
  const bool is_later = reconciled_later();
  verdict_.has_issues |= is_later;
  // What was said is wrong, or the change itself was not said: nothing weaker may come of it, whatever guards are off.
  if (faulty_ || is_later || !knows_change()) {
    verdict_.outcome = std::min(verdict_.outcome, Outcome::undecided);
    verdict_.complete = false;
  }
}

}  // namespace plangate
