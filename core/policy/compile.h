#pragma once

#include <memory>

#include "catalog/catalog.h"
#include "json/issue.h"
#include "policy/program.h"

namespace plangate {

// The most that one policy may have, counting a rule with "each" once for every usage fact.
inline constexpr std::size_t max_rules = 10000;

// Checks a policy against a catalogue and compiles it. nullptr when `issues` holds errors afterwards.
// While the catalogue's limits are not known, because it could not be read, expressions are checked for syntax alone.
// `catalog` must outlive the program.
std::unique_ptr<Program> compile_policy(const PolicySource& source, const Catalog& catalog, Issues& issues);

}  // namespace plangate
