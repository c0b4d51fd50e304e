#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "time/calendar.h"

namespace plangate {

// How long a billing cycle is: so many days, weeks, months, quarters or years.
struct Period {
  enum class Unit : std::uint8_t { day, week, month, quarter, year };
  std::int64_t count = 1;  // from 1 to 10,000
  Unit unit = Unit::month;
};

std::optional<Period::Unit> parse_period_unit(std::string_view text);  // "month" or "months"
std::optional<Period> parse_period(std::string_view text);             // "1 month", "12 months"
bool is_period_count(std::int64_t count);

// Each period counts in months or in days, never in both.
struct PeriodLength {
  std::int64_t months = 0;
  std::int64_t days = 0;
};
PeriodLength length_of(Period period);

// Where the billing cycles of a subscription begin: always counted from the anchor, so that the 31st does not drift
// (31 January, 28 February, 31 March). Stripe, "Set the subscription billing renewal date", has the same rule.
struct Cycles {
  Timestamp anchor;
  Period period;
  Offset offset;

  // The begin of cycle n; cycle 0 begins at the anchor, those before it are negative. Nothing outside years 1 to 9999.
  std::optional<Timestamp> begin(std::int64_t n) const;
  // The cycle that t lies in: begin(n) <= t < begin(n + 1).
  std::int64_t at(Timestamp t) const;
};

}  // namespace plangate
