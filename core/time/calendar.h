// Calendar arithmetic in the proleptic Gregorian calendar, as it stands at a fixed offset from UTC. No time zones.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "time/civil.h"
#include "time/timestamp.h"

namespace plangate {

struct Offset {
  std::int32_t minutes = 0;  // east of UTC, less than a day
};

std::optional<Offset> parse_offset(std::string_view text);  // "Z", "+05:30", "-08:00"

std::int64_t local_day(Timestamp t, Offset offset);  // days since 1970-01-01 of the date there
Date local_date(Timestamp t, Offset offset);

// Nothing when the result leaves the years 1 to 9999.
std::optional<Timestamp> add_days(Timestamp t, std::int64_t days);
// At the same time of day; a day that the month does not have becomes its last: 31 January + 1 month is 28 February.
std::optional<Timestamp> add_months(Timestamp t, std::int64_t months, Offset offset);

}  // namespace plangate
