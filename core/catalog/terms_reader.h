// Reading what documents say of money and time, the vendor's and the team's alike. Each gives nothing, with an issue,
// when the value is wrong.
#pragma once

#include <optional>
#include <vector>

#include "catalog/plan.h"
#include "json/reader.h"

namespace plangate {

std::optional<Currency> read_currency(const json::Node& node, const Path& path, const json::Reporter& report);

// An amount in major units ("99.99", or 99.99 as written), not negative.
std::optional<std::int64_t> read_amount(const json::Node& node, Currency currency, const Path& path,
                                        const json::Reporter& report);

// [{"unitAmount", "cycles"}]; intervals with an issue are left out.
Ramp read_ramp(const json::Node& node, const Path& path, const std::optional<Currency>& currency,
               const json::Reporter& report);

// "1 month".
std::optional<Period> read_period(const json::Node& node, const Path& path, const json::Reporter& report);

// RFC 3339.
std::optional<Timestamp> read_time(const json::Node& node, const Path& path, const json::Reporter& report);

// A whole number that is not negative.
std::optional<std::int64_t> read_count(const json::Node& node, const Path& path, const json::Reporter& report);

}  // namespace plangate
