// Which version of a plan a change means.
#pragma once

#include "catalog/catalog.h"
#include "expr/cell.h"

namespace plangate {

struct PlanChoice {
  std::uint32_t plan = Catalog::none;  // none: there is no such plan or version, or it is `pending`
  Cell on_sale = Cell::of(true);       // false for a version that is not the one on sale; unknown without `now`
  Cell pending = Cell::null();         // what has to be known to know which one is meant, if it is an unknown
};

// Of the versions of a plan, of which `first` is the first, one is on sale: the last that is in effect at `now`, or the
// first to come. A version that is said is meant, and null means the one on sale. If nothing is said, a requested plan
// is the one on sale, while the customer's own may be any.
PlanChoice choose_version(const Catalog& catalog, std::uint32_t first, const Cell& version, const Cell& now,
                          bool customers_own);

}  // namespace plangate
