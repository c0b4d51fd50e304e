#include "policy/environment.h"

#include <algorithm>

#include "json/sort.h"
#include "json/text.h"

namespace plangate {
namespace {

using Kind = PlanField::Kind;

constexpr std::string_view usage_prefix = "usage.";

std::vector<PlanField> plan_fields(const std::vector<std::string>& limits) {
  std::vector<PlanField> fields = {{Kind::code, "code", Type::Kind::string, false, {}},
                                   {Kind::name, "name", Type::Kind::string, false, {}},
                                   {Kind::plan_id, "planId", Type::Kind::string, true, {}},
                                   {Kind::status, "status", Type::Kind::string, false, {}},
                                   {Kind::rank, "rank", Type::Kind::integer, true, {}},
                                   {Kind::group, "group", Type::Kind::string, true, {}},
                                   {Kind::successor, "successor", Type::Kind::string, true, {}},
                                   {Kind::price, "price", Type::Kind::money, false, {}},
                                   {Kind::currency, "currency", Type::Kind::string, false, {}},
                                   {Kind::features, "features", Type::list_of(Type::Kind::string), false, {}}};
  for (const std::string& limit : limits)
    fields.push_back({Kind::limit, join({"limits.", limit}), Type::Kind::limit, false, limit});
  return fields;
}

bool is_usage_member(const FactSource& fact) {
  return fact.path.starts_with(usage_prefix) && fact.path.find('.', usage_prefix.size()) == std::string::npos;
}

std::vector<std::string> limit_names(const PolicySource& policy, const Catalog& catalog) {
  std::vector<std::string_view> names = catalog.limit_names();
  for (const FactSource& fact : policy.facts)
    if (is_usage_member(fact)) names.push_back(std::string_view(fact.path).substr(usage_prefix.size()));
  sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return {names.begin(), names.end()};
}

struct BuiltIn {
  std::string_view path;
  Type::Kind type;
  bool optional;
  std::int64_t min;  // of an int
};
// By EngineFact. The end of a term is nobody's to guess: it is there only when it is declared.
constexpr BuiltIn built_in[engine_fact_count] = {{"now", Type::Kind::timestamp, false, 0},
                                                 {"change.quantity", Type::Kind::integer, false, 0},
                                                 {"subscription.anchor", Type::Kind::timestamp, false, 0},
                                                 {"subscription.cycleNumber", Type::Kind::integer, false, 1},
                                                 {"subscription.quantity", Type::Kind::integer, false, 0},
                                                 {"subscription.trialEndsAt", Type::Kind::timestamp, true, 0},
                                                 {"subscription.amountPaid", Type::Kind::money, false, 0},
                                                 {"subscription.termEndsAt", Type::Kind::timestamp, false, 0},
                                                 {"change.currentVersion", Type::Kind::string, true, 0},
                                                 {"change.requestedVersion", Type::Kind::string, true, 0}};

void check_type(const FactSource& fact, Type::Kind expected, const json::Reporter& report) {
  if (!fact.type.valid() || fact.type.is(expected)) return;
  const Path top;
  const Path facts(top, "facts");
  const Path at(facts, fact.path);
  report.add(issue::fact_type, Path(at, "type"),
             {"The engine reads \"", fact.path, "\" as ", name(Type(expected)),
              "; give a fact of another type another name."});
}

void add_engine_facts(Environment& environment, const json::Reporter& report) {
  environment.declared = environment.facts.size();
  for (const FactSource& fact : environment.facts)
    if (rate_currency(fact)) check_type(fact, Type::Kind::floating, report);
  for (std::size_t i = 0; i < engine_fact_count; ++i) {
    const BuiltIn& wanted = built_in[i];
    const auto same = [&](const FactSource& fact) { return fact.path == wanted.path; };
    const auto found = std::find_if(environment.facts.begin(), environment.facts.end(), same);
    environment.engine_facts[i] = static_cast<std::size_t>(found - environment.facts.begin());
    if (found != environment.facts.end()) {
      check_type(*found, wanted.type, report);
    } else if (static_cast<EngineFact>(i) == EngineFact::term_end) {
      environment.engine_facts[i] = Environment::no_fact;
    } else {
      FactSource fact;
      fact.path = wanted.path;
      fact.type = wanted.type;
      fact.optional = wanted.optional;
      if (fact.type.is(Type::Kind::integer)) fact.min = Cell::of(wanted.min);
      environment.facts.push_back(std::move(fact));
    }
  }
}

void add_derived_names(Environment& environment) {
  struct Entry {
    std::string_view path;
    Type::Kind type;
  };
  constexpr Entry entries[derived_count] = {
      {"change.kind", Type::Kind::string},      {"change.direction", Type::Kind::string},
      {"change.direction", Type::Kind::string}, {"quote.total", Type::Kind::money},
      {"quote.dueNow", Type::Kind::money},      {"quote.credit", Type::Kind::money},
      {"quote.nextInvoice", Type::Kind::money}};
  const bool is_private = has_private_engine_fact(environment);
  for (std::size_t i = 0; i < derived_count; ++i) {
    const bool quote = is_quote(static_cast<Derived>(i));
    const NameId known = environment.names.find(entries[i].path);
    environment.derived[i] = known != no_name ? known
                                              : environment.names.add({std::string(entries[i].path), entries[i].type,
                                                                       false, quote && is_private, 0, quote});
  }
}

}  // namespace

std::optional<Currency> rate_currency(const FactSource& fact) {
  constexpr std::string_view prefix = "rates.";
  return fact.path.starts_with(prefix) ? Currency::find(std::string_view(fact.path).substr(prefix.size()))
                                       : std::nullopt;
}

std::vector<std::string_view> values_of(const Environment& environment, NameId name) {
  const auto is_derived = [&](Derived derived) {
    return environment.derived[static_cast<std::size_t>(derived)] == name;
  };
  if (is_derived(Derived::kind)) return {"plan", "quantity", "none", "cancellation"};
  std::vector<std::string_view> values;
  if (is_derived(Derived::direction))
    for (std::size_t i = 0; i < direction_count; ++i) values.push_back(plangate::name(static_cast<Direction>(i)));
  const auto fact = std::find(environment.fact_names.begin(), environment.fact_names.end(), name);
  if (fact == environment.fact_names.end()) return values;
  const std::vector<std::string>& declared =
      environment.facts[static_cast<std::size_t>(fact - environment.fact_names.begin())].values;
  return {declared.begin(), declared.end()};
}

bool has_private_engine_fact(const Environment& environment) {
  return std::any_of(environment.engine_facts.begin(), environment.engine_facts.end(), [&](std::size_t index) {
    return index != Environment::no_fact && environment.facts[index].is_private;
  });
}

Environment build_environment(const PolicySource& policy, const Catalog& catalog, const json::Reporter& report) {
  Environment environment;
  environment.facts = policy.facts;
  add_engine_facts(environment, report);
  environment.reconciled_at = environment.names.add({"catalog.reconciledAt", Type::Kind::timestamp, true, false});
  environment.fields = plan_fields(limit_names(policy, catalog));
  for (const FactSource& fact : environment.facts)
    environment.fact_names.push_back(
        environment.names.add({fact.path, fact.type, fact.optional, fact.is_private, fact.max_items}));
  add_derived_names(environment);
  for (const PlanField& field : environment.fields) {
    environment.current.push_back(
        environment.names.add({join({"current.", field.path}), field.type, field.optional, false}));
    environment.requested.push_back(
        environment.names.add({join({"requested.", field.path}), field.type, field.optional, false}));
  }
  for (std::size_t i = 0; i < policy.facts.size(); ++i) {
    const FactSource& fact = policy.facts[i];
    if (!is_usage_member(fact)) continue;
    const std::string member = fact.path.substr(usage_prefix.size());
    environment.usage.push_back(
        {member, environment.fact_names[i], environment.names.find(join({"requested.limits.", member})), fact.kind});
  }
  return environment;
}

}  // namespace plangate
