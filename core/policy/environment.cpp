#include "policy/environment.h"

#include <algorithm>

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
  std::make_heap(names.begin(), names.end());
  std::sort_heap(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return {names.begin(), names.end()};
}

void add_built_in_facts(Environment& environment) {
  FactSource now;
  now.path = "now";
  now.type = Type::Kind::timestamp;
  environment.facts.push_back(std::move(now));
  FactSource quantity;
  quantity.path = "change.quantity";
  quantity.type = Type::Kind::integer;
  quantity.min = Cell::of(std::int64_t{0});
  environment.facts.push_back(std::move(quantity));
}

}  // namespace

Environment build_environment(const PolicySource& policy, const Catalog& catalog) {
  Environment environment;
  environment.facts = policy.facts;
  add_built_in_facts(environment);
  environment.fields = plan_fields(limit_names(policy, catalog));
  for (const FactSource& fact : environment.facts)
    environment.fact_names.push_back(
        environment.names.add({fact.path, fact.type, fact.optional, fact.is_private, fact.max_items}));
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
        {member, environment.fact_names[i], environment.names.find(join({"requested.limits.", member}))});
  }
  return environment;
}

}  // namespace plangate
