#include "policy/lay_out.h"

#include <algorithm>

namespace plangate {
namespace {

bool says(const TimingSource& timing, TimingSource::Kind kind) {
  return std::any_of(timing.by_direction.begin(), timing.by_direction.end(),
                     [&](const TimingSource::Entry& entry) { return entry.stated && entry.kind == kind; });
}

bool any_plan(const Catalog& catalog, bool (*has)(const Plan&)) {
  for (std::uint32_t i = 0; i < catalog.size(); ++i)
    if (has(catalog.plan(i))) return true;
  return false;
}

// The facts that a quote needs, by the policy's options and by what is for sale: an update may give the vendor's plans
// a ramp or a trial at any time.
std::vector<EngineFact> quote_facts(const PolicySource& source, const Environment& environment,
                                    const Catalog& catalog) {
  std::vector<EngineFact> facts{EngineFact::now, EngineFact::anchor};
  if (any_plan(catalog, [](const Plan& plan) { return plan.plan_id || !plan.ramp.empty(); }))
    facts.push_back(EngineFact::cycle);
  if (any_plan(catalog, [](const Plan& plan) { return plan.plan_id || plan.trial.has_value(); }) ||
      environment.is_declared(EngineFact::trial_end))
    facts.push_back(EngineFact::trial_end);
  if (source.quote.per_unit) facts.insert(facts.end(), {EngineFact::quantity, EngineFact::old_quantity});
  if (source.quote.cap_credit) facts.push_back(EngineFact::paid);
  return facts;
}

// Whether each call says when the term ends.
bool has_term(const Environment& environment) {
  const std::size_t index = environment.engine_facts[static_cast<std::size_t>(EngineFact::term_end)];
  return index != Environment::no_fact && !environment.facts[index].optional;
}

void use_for_dates(const PolicySource& source, const Environment& environment,
                   const std::vector<EngineFact>& quote_facts, FrameLayout& layout) {
  layout.use_fact(EngineFact::now);
  const bool term = says(source.timing, TimingSource::Kind::term_end);
  if (term) layout.use_fact(EngineFact::term_end);
  const bool may_lack_term = term && !has_term(environment);
  if (!says(source.timing, TimingSource::Kind::next_boundary) && !may_lack_term) return;
  for (const EngineFact fact : quote_facts)
    if (fact == EngineFact::anchor || fact == EngineFact::trial_end) layout.use_fact(fact);
}

bool dates_are_private(const Environment& environment, const CheckedPolicy& policy) {
  const auto is_private = [&](const std::unique_ptr<Ast>& date) { return reads_private(date, environment.names); };
  return has_private_engine_fact(environment) || std::any_of(policy.timing.begin(), policy.timing.end(), is_private) ||
         std::any_of(policy.rules.begin(), policy.rules.end(),
                     [&](const CheckedRule& rule) { return is_private(rule.date); });
}

}  // namespace

FrameLayout lay_out(const PolicySource& source, const Environment& environment, const CheckedPolicy& policy,
                    const Catalog& catalog, Program& program) {
  FrameLayout layout(environment, policy);
  if (source.guards[not_selectable]) layout.use_requested_field(PlanField::Kind::status);
  program.dates_matter = std::any_of(policy.rules.begin(), policy.rules.end(), defers) || source.timing.stated;
  program.reads_change = layout.reads(Derived::kind) || layout.reads(Derived::direction);
  program.quotes = source.quote.stated;
  program.trial_declared = environment.is_declared(EngineFact::trial_end);
  for (std::size_t i = 0; i < derived_count; ++i)
    program.reads_quote |= is_quote(static_cast<Derived>(i)) && layout.reads(static_cast<Derived>(i));
  program.quotes |= program.reads_quote;
  program.date_is_private = dates_are_private(environment, policy);
  if (std::any_of(policy.rules.begin(), policy.rules.end(),
                  [](const CheckedRule& rule) { return rule.effect == Outcome::review; }))
    layout.use_actor();
  layout.use_rates();
  if (catalog.has_versions())
    for (const EngineFact fact : {EngineFact::now, EngineFact::current_version, EngineFact::requested_version})
      layout.use_fact(fact);
  if (layout.reads(Derived::kind)) layout.use_fact(EngineFact::quantity);
  const std::vector<EngineFact> facts = quote_facts(source, environment, catalog);
  if (program.dates_matter) use_for_dates(source, environment, facts, layout);
  for (const EngineFact fact : facts) {
    if (program.quotes) layout.use_fact(fact);
    layout.use_fact_for_quotes(fact);
  }
  return layout;
}

}  // namespace plangate
