// A plan as the vendor sends it: the body of UNIPaaS's plan/update notification (OpenAPI v1.12 and the webhook's page).
#pragma once

#include <optional>
#include <string>

#include "catalog/plan.h"
#include "json/reader.h"

namespace plangate {

struct PlanUpdate {
  std::string plan_id;
  std::string name;
  Price price;
  Period period;
  Ramp ramp;
  std::int64_t setup_fee = 0;
  std::optional<Period> trial;
  bool auto_renewal = false;
  std::string status;
};

// Reads one plan update strictly. Nothing when it is wrong; the issues say where.
std::optional<PlanUpdate> read_plan_update(const json::Node& node, const Path& path, const json::Reporter& report);

// "GBP", and an amount in its major units ("99.99", or 99.99 as written): each nothing, with an issue, when wrong.
std::optional<Currency> read_currency(const json::Node& node, const Path& path, const json::Reporter& report);
std::optional<std::int64_t> read_amount(const json::Node& node, Currency currency, const Path& path,
                                        const json::Reporter& report);
// [{"unitAmount", "cycles"}]; intervals with an issue are left out.
Ramp read_ramp(const json::Node& node, const Path& path, const std::optional<Currency>& currency,
               const json::Reporter& report);

}  // namespace plangate
