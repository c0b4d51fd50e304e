#include "analysis/search.h"

#include <algorithm>

#include "analysis/representatives.h"
#include "json/sort.h"

namespace plangate {
namespace {

constexpr std::uint32_t most_steps = 20000;  // of one search
constexpr std::uint32_t most_refused = 4;    // found facts that are decided in another way

}  // namespace

Search::Search(Residuals& residuals, PairDecider& pair)
    : residuals_(residuals), pair_(pair), frame_(residuals.conditions().program().constants.cells()) {}

void Search::begin_pair() {
  const Cell* const named = &pair_.decider().cell(0);
  std::copy(named, named + residuals_.conditions().program().names.size(), frame_.begin());
}

// Those of the demanded rule first, then those that most rules read.
void Search::order_facts() {
  std::vector<std::size_t> weight(frame_.size(), 0);
  for (const Placed& placed : placed_)
    for (const CellIndex fact : residuals_[placed.demand.residual].facts)
      weight[fact] += placed.demand.role == Role::quiet || placed.demand.role == Role::not_fired ? 1 : placed_.size();
  order_.clear();
  for (std::size_t i = 0; i < weight.size(); ++i)
    if (weight[i] > 0) order_.push_back(static_cast<CellIndex>(i));
  sort_items(order_.data(), order_.size(),
             [&](CellIndex a, CellIndex b) { return weight[a] > weight[b] || (weight[a] == weight[b] && a < b); });
}

void Search::place_demands() {
  values_.assign(order_.size(), {});
  at_depth_.assign(order_.size(), {});
  for (std::size_t depth = 0; depth < order_.size(); ++depth) {
    std::vector<Cell> turns;
    for (std::size_t i = 0; i < placed_.size(); ++i) {
      const Residual& residual = residuals_[placed_[i].demand.residual];
      if (std::find(residual.facts.begin(), residual.facts.end(), order_[depth]) == residual.facts.end()) continue;
      placed_[i].facts |= bit(depth);
      placed_[i].last = depth;
      at_depth_[depth].push_back(i);
      for (const Turn& turn : residual.turns)
        if (turn.fact == order_[depth]) turns.push_back(turn.value);
    }
    values_[depth] = representatives(residuals_.conditions().program().layout[order_[depth]], turns, *scratch_);
  }
}

bool Search::violated(const Demand& demand, bool complete) {
  const Residual& residual = residuals_[demand.residual];
  const Cell value = residuals_.evaluate(residual.rule, frame_.data());
  const bool open_for_good = complete && !value.definite() && !residual.outside;
  switch (demand.role) {
    case Role::fires: return value.is_bool(false) || open_for_good;
    case Role::quiet: return value.is_bool(true) || open_for_good;
    case Role::not_fired: return value.is_bool(true);
    case Role::open: return complete && value.definite();
  }
  return false;
}

bool Search::decides(const GivenFacts& facts, Outcome target) { return pair_.decide(facts).outcome == target; }

bool Search::accept() {
  if (loosely_) return true;
  facts_.clear();
  const Program& program = residuals_.conditions().program();
  for (std::size_t depth = 0; depth < order_.size(); ++depth) facts_.push_back({order_[depth], frame_[order_[depth]]});
  for (CellIndex slot = 0; slot < program.decision_slots; ++slot)
    if (!frame_[slot].definite() && unknown_kind(program, slot) == Unknown::fact)
      facts_.push_back({slot, representatives(program.layout[slot], {}, *scratch_).front()});
  if (decides(facts_, target_)) return true;
  refused_ += 1;
  return false;
}

bool Search::check(std::size_t depth, Mask& conflicts) {
  for (const std::size_t i : at_depth_[depth]) {
    if (!violated(placed_[i].demand, placed_[i].last == depth)) continue;
    conflicts |= placed_[i].facts & (bit(depth) | (bit(depth) - 1));
    return false;
  }
  return true;
}

bool Search::assign(std::size_t depth, Mask& conflicts) {
  if (depth == order_.size()) {
    conflicts = ~Mask{0};
    return accept();
  }
  Mask own = 0;
  bool found = false;
  for (const Cell& value : values_[depth]) {
    if (++steps_ > most_steps || budget_-- == 0 || refused_ > most_refused) break;
    frame_[order_[depth]] = value;
    if (!check(depth, own)) continue;
    Mask below = 0;
    found = assign(depth + 1, below);
    if (found) break;
    own |= below;
    if ((below & bit(depth)) != 0) continue;
    own = below;  // whatever this fact is, the same fails
    break;
  }
  frame_[order_[depth]] = Cell::unknown(order_[depth]);
  conflicts = depth < 63 ? own & ~bit(depth) : own;
  return found;
}

Search::Answer Search::find(const std::vector<Demand>& demands, Outcome target, bool loosely) {
  target_ = target;
  loosely_ = loosely;
  steps_ = refused_ = 0;
  placed_.clear();
  scratch_->reset(0);
  for (const Demand& demand : demands)
    if (!loosely || !residuals_[demand.residual].outside) placed_.push_back({demand});
  for (const Placed& placed : placed_)
    if (residuals_[placed.demand.residual].facts.empty() && violated(placed.demand, true)) return Answer::none;
  order_facts();
  place_demands();
  Mask conflicts = 0;
  if (assign(0, conflicts)) return Answer::found;
  return steps_ > most_steps || refused_ > most_refused || budget_ == 0 ? Answer::gave_up : Answer::none;
}

}  // namespace plangate
