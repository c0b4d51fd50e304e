// Reading the team's part of a catalogue: one plan under its code, with its versions if it has any.
#pragma once

#include <memory>
#include <vector>

#include "catalog/plan.h"
#include "json/reader.h"

namespace plangate {

// One plan, or each of its versions by the time that it takes effect. A plan with a `plan_id` still lacks its terms.
// What is wrong is in the report.
std::vector<std::unique_ptr<Plan>> read_plan(const json::Member& member, const Path& path,
                                             const json::Reporter& report);

}  // namespace plangate
