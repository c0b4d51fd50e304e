// Everything the expressions of one policy may name: its facts, the built-in ones, and the fields of the two plans.
#pragma once

#include <array>
#include <vector>

#include "catalog/catalog.h"
#include "expr/checker.h"
#include "expr/names.h"
#include "json/reader.h"
#include "policy/source.h"

namespace plangate {

// A field that every plan has or may have; `limit` holds the name for limits.<name>.
struct PlanField {
  enum class Kind : std::uint8_t {
    code,
    name,
    plan_id,
    status,
    rank,
    group,
    successor,
    price,
    currency,
    features,
    limit
  };
  Kind kind;
  std::string path;  // behind "current." and "requested."
  Type type;
  bool optional = false;
  std::string limit;
};

// What the engine works out for the expressions that read it. `told_direction` is the direction too, and an error where
// it cannot be told: for conditions that do not name 'unknown'.
enum class Derived : std::uint8_t {
  kind,
  direction,
  told_direction,
  quote_total,
  quote_due_now,
  quote_credit,
  quote_next
};
inline constexpr std::size_t derived_count = 7;
inline bool is_quote(Derived derived) { return derived >= Derived::quote_total; }

// Facts that the engine itself reads where it has to, declared or not.
enum class EngineFact : std::uint8_t {
  now,
  quantity,
  anchor,
  cycle,
  old_quantity,
  trial_end,
  paid,
  term_end,
  current_version,
  requested_version
};
inline constexpr std::size_t engine_fact_count = 10;

struct Environment {
  Names names;
  std::vector<FactSource> facts;   // declared ones, then those of the engine that are not
  std::vector<NameId> fact_names;  // of each fact
  std::vector<PlanField> fields;
  std::vector<NameId> current;     // of each field, read from the current plan
  std::vector<NameId> requested;   // and from the requested one
  NameId reconciled_at = no_name;  // catalog.reconciledAt
  std::vector<EachMember> usage;   // what "usage.*" stands for
  std::array<NameId, derived_count> derived;
  std::array<std::size_t, engine_fact_count>
      engine_facts;          // indices in `facts`; no_fact: neither declared nor built in
  std::size_t declared = 0;  // how many of `facts` the policy declares

  static constexpr std::size_t no_fact = 0xFFFFFFFF;
  bool is_declared(EngineFact fact) const { return engine_facts[static_cast<std::size_t>(fact)] < declared; }
};

// "rates.EUR" is what a unit of a currency is worth.
std::optional<Currency> rate_currency(const FactSource& fact);

// The only texts that a name may have; none: any.
std::vector<std::string_view> values_of(const Environment& environment, NameId name);

// Quotes and dates are made of such facts, so that they may tell them.
bool has_private_engine_fact(const Environment& environment);

// `catalog` gives the limits that plans state; so does each declared usage fact. A declared fact that the engine reads
// with another type is an issue.
Environment build_environment(const PolicySource& policy, const Catalog& catalog, const json::Reporter& report);

}  // namespace plangate
