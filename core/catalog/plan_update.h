// A plan as the vendor sends it: the body of UNIPaaS's plan/update notification (OpenAPI v1.12 and the webhook's page).
#pragma once

#include <memory>
#include <string>

#include "catalog/plan.h"
#include "json/reader.h"
#include "json/writer.h"

namespace plangate {

struct PlanUpdate {
  std::string plan_id;
  std::string name;
  Terms terms;
  Timestamp updated_at;
  std::string text;       // all of it, in canonical form: what is absent, null or says the default is left out
  std::string immutable;  // the part of that which the vendor never changes: price, currency, period, ramp
};

// Reads one plan update strictly. Nothing when it is wrong; the issues say where. The vendor's REST interface calls the
// planId `id`; both spellings of `periodUOM` and `trialUOM`, singular and plural units are taken.
std::unique_ptr<PlanUpdate> read_plan_update(const json::Node& node, const Path& path, const json::Reporter& report);

// From a text that was read before; from an empty one, a plan of which nothing is known.
std::unique_ptr<PlanUpdate> reread_plan_update(std::string_view text);

// The fields in which two texts of updates differ, as a JSON object: {"price":{"before":5,"after":6}}. A side that has
// no such field is left out. `before` may be empty.
void write_changes(json::Writer& out, std::string_view before, std::string_view after);

}  // namespace plangate
