// Comparing the vendor's own list of plans with the catalogue.
#pragma once

#include <vector>

#include "catalog/catalog.h"

namespace plangate {

struct Reconciliation {
  std::vector<std::string> missed;    // planIds: the list says something that was never heard
  std::vector<std::string> deleted;   // not in the list any more
  std::vector<std::string> disputed;  // what was heard contradicts itself, or the list
  std::vector<std::string> entries;   // texts of entries that put the catalogue right once they are joined
};

// {"at": when the list was taken, "plans": all plans of the vendor}. What was heard later than `at` is left alone. The
// entries say of every plan what the list says, unless that is what an earlier list has said: no older update counts
// after them, also one that has not arrived yet.
// Nothing when the list is wrong; the issues say where.
std::optional<Reconciliation> reconcile(const Catalog& catalog, const json::Node& list, const json::Reporter& report);

}  // namespace plangate
