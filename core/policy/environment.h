// Everything the expressions of one policy may name: its facts, the built-in ones, and the fields of the two plans.
#pragma once

#include <vector>

#include "catalog/catalog.h"
#include "expr/checker.h"
#include "expr/names.h"
#include "policy/source.h"

namespace plangate {

// A field that every plan has or may have; `limit` holds the name for limits.<name>.
struct PlanField {
  enum class Kind : std::uint8_t { code, name, plan_id, status, rank, group, successor, price, features, limit };
  Kind kind;
  std::string path;  // behind "current." and "requested."
  Type type;
  bool optional = false;
  std::string limit;
};

struct Environment {
  Names names;
  std::vector<FactSource> facts;   // declared ones, then the built-in `now` and `change.quantity`
  std::vector<NameId> fact_names;  // of each fact
  std::vector<PlanField> fields;
  std::vector<NameId> current;    // of each field, read from the current plan
  std::vector<NameId> requested;  // and from the requested one
  std::vector<EachMember> usage;  // what "usage.*" stands for
};

// `catalog` gives the limits that plans state; so does each declared usage fact.
Environment build_environment(const PolicySource& policy, const Catalog& catalog);

}  // namespace plangate
