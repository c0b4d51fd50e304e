// Every pair of plans with what may come of the change.
#pragma once

#include <string>

#include "analysis/prospects.h"
#include "json/writer.h"

namespace plangate {

// JSON: {issues} when facts are wrong, else
//   plans       codes, in the catalogue's order
//   conditions  [index of the rule, its effect, condition]: what is left of rules. A condition is a name as a text, a
//   literal as
//               ["", text in CEL], an operation as [operator or function, operands ...], or null when it can only be
//               run
//   witnesses   [[fact, value], ...]: facts that are decided so
//   kinds       {base, open: [index into conditions], fired: [rule, ...] of which the base comes where nothing is open,
//               outcomes: [[outcome, index into witnesses or null, rules], ...]}
//   cells       an index into kinds for each change: by current, then by requested plan, the cancellation last
std::string matrix(const Program& program, const Catalog& catalog, PairDecider& pair);

}  // namespace plangate
