#include "analysis/prospects.h"

#include <algorithm>

#include "json/sort.h"
#include "policy/report.h"

namespace plangate {

Forecast::Forecast(const Program& program, PairDecider& pair)
    : program_(program), pair_(pair), conditions_(program), residuals_(conditions_), search_(residuals_, pair) {}

Openings Forecast::open(std::string_view current, std::string_view requested) {
  pair_.decide(current, requested);
  search_.begin_pair();
  Openings openings;
  openings.base = pair_.strongest_fired();
  for (std::size_t rule = 0; rule < program_.rules.size(); ++rule) {
    const Outcome effect = program_.rules[rule].effect;
    if (pair_.decider().state(rule) != RuleState::open || effect >= openings.base) continue;
    if (rule < guard_count) {
      openings.guards.push_back(rule);
      continue;
    }
    const std::uint32_t residual = residuals_.find(rule, search_.frame());
    if (residual == Residuals::always) openings.base = effect;
    else if (residual != Residuals::never) openings.residuals.push_back(residual);
  }
  std::erase_if(openings.residuals,
                [&](std::uint32_t i) { return program_.rules[residuals_[i].rule].effect >= openings.base; });
  if (openings.residuals.empty() && openings.guards.empty()) openings.fired = fired(openings.base);
  openings.undated = openings.base == Outcome::allow && pair_.decider().effective().direction_unknown;
  return openings;
}

// Those of an effect that fire over the frame of the pair.
std::vector<std::size_t> Forecast::fired(Outcome effect) {
  std::vector<std::size_t> rules;
  for (std::size_t rule = 0; rule < program_.rules.size(); ++rule) {
    if (program_.rules[rule].effect != effect) continue;
    const RuleState state = pair_.decider().state(rule);
    const bool may = state == RuleState::open && rule >= guard_count;
    if (state == RuleState::fired || (may && residuals_.find(rule, search_.frame()) == Residuals::always))
      rules.push_back(rule);
  }
  return rules;
}

// A date that is calculated may be out of range, and one that depends on a plan without terms is never known; a fact
// is.
bool Forecast::date_may_fail() const {
  if (!program_.dates_matter) return false;
  std::vector<char> needed(program_.names.size(), 0);
  collect_needs(pair_.decider().effective().open, needed);
  const auto calculated = [](const DateCode& date) { return date.begin != date.end; };
  const auto& timing = program_.timing.by_direction;
  return needed[slot_current] != 0 || needed[slot_requested] != 0 ||
         std::any_of(timing.begin(), timing.end(), [&](const auto& entry) { return calculated(entry.date); }) ||
         std::any_of(program_.rules.begin(), program_.rules.end(),
                     [&](const Rule& rule) { return calculated(rule.date); }) ||
         (program_.timing.stated && !program_.rates.empty());
}

// A `now` that is not known may be before the catalogue was reconciled.
bool Forecast::may_be_reconciled_later() const {
  const CellIndex now = program_.slot(EngineFact::now);
  const Decider& decider = pair_.decider();
  if (program_.reconciled_at == no_cell || now >= program_.decision_slots) return false;
  const bool ever = decider.cell(program_.reconciled_at).tag == Tag::timestamp;
  return ever && (!decider.cell(now).definite() || decider.reconciled_later());
}

void Forecast::consider(const Openings& openings, const std::vector<Demand>& demands, Prospect& prospect) {
  if (prospect.witness) return;
  const Search::Answer answer = search_.find(demands, prospect.outcome, false);
  if (answer == Search::Answer::found) {
    prospect.witness = search_.facts();
    return;
  }
  std::vector<std::size_t> outside;
  for (const Demand& demand : demands)
    if (residuals_[demand.residual].outside) outside.push_back(residuals_[demand.residual].rule);
  outside.insert(outside.end(), openings.guards.begin(), openings.guards.end());
  if (answer == Search::Answer::none) {
    if (outside.empty()) return;
    if (search_.find(demands, prospect.outcome, true) == Search::Answer::none) return;
  }
  if (outside.empty())
    for (const Demand& demand : demands) outside.push_back(residuals_[demand.residual].rule);
  prospect.rules.insert(prospect.rules.end(), outside.begin(), outside.end());
}

std::vector<Demand> Forecast::none_stronger(const Openings& openings, Outcome than) const {
  std::vector<Demand> demands;
  for (const std::uint32_t residual : openings.residuals)
    if (program_.rules[residuals_[residual].rule].effect < than) demands.push_back({residual, Role::quiet});
  return demands;
}

// An outcome comes of a rule with that effect, when nothing stronger fires or is open; undecided of a rule that stays
// open, when nothing at least as strong fires.
void Forecast::consider_rule(const Openings& openings, std::uint32_t residual, Prospect& prospect) {
  const Outcome effect = program_.rules[residuals_[residual].rule].effect;
  std::vector<Demand> demands;
  if (effect == prospect.outcome) {
    demands = none_stronger(openings, effect);
    demands.push_back({residual, Role::fires});
  } else if (prospect.outcome == Outcome::undecided && residuals_[residual].may_fail) {
    for (const std::uint32_t other : openings.residuals)
      if (other != residual && program_.rules[residuals_[other].rule].effect <= effect)
        demands.push_back({other, Role::not_fired});
    demands.push_back({residual, Role::open});
  } else {
    return;
  }
  consider(openings, demands, prospect);
}

Prospect Forecast::prospect(const Openings& openings, Outcome target) {
  Prospect prospect;
  prospect.outcome = target;
  GivenFacts& last = last_[static_cast<std::size_t>(target)];
  if (!last.empty() && search_.decides(last, target)) prospect.witness = last;
  if (target == openings.base) consider(openings, none_stronger(openings, target), prospect);
  if (target == Outcome::undecided && openings.undated)
    consider(openings, none_stronger(openings, openings.base), prospect);
  for (const std::uint32_t residual : openings.residuals) consider_rule(openings, residual, prospect);
  if (target < openings.base)
    prospect.rules.insert(prospect.rules.end(), openings.guards.begin(), openings.guards.end());
  sort(prospect.rules);
  prospect.rules.erase(std::unique(prospect.rules.begin(), prospect.rules.end()), prospect.rules.end());
  if (!prospect.witness) return prospect;
  last = *prospect.witness;
  prospect.rules.clear();
  return prospect;
}

std::vector<Prospect> Forecast::prospects(const Openings& openings) {
  // Before other facts are tried.
  const bool undatable = openings.base > Outcome::undecided && (date_may_fail() || may_be_reconciled_later());
  std::vector<Prospect> out;
  for (const Outcome target : {Outcome::deny, Outcome::undecided, Outcome::review, Outcome::defer, Outcome::allow}) {
    if (target > openings.base || (target == Outcome::allow && openings.undated)) continue;
    Prospect found = prospect(openings, target);
    if (found.witness || !found.rules.empty() || (target == Outcome::undecided && undatable))
      out.push_back(std::move(found));
  }
  return out;
}

}  // namespace plangate
