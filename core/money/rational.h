// Exact arithmetic behind amounts: shares of them, rounded once, and prices compared without rounding at all.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "money/period.h"

namespace plangate {

enum class Rounding : std::uint8_t {
  half_up,   // away from zero: 0.5 is 1, -0.5 is -1
  half_even  // to the even neighbour: 0.5 is 0, 1.5 is 2
};

// amount * part / whole, divided last and rounded once. Nothing when whole is 0 or the result leaves int64.
std::optional<std::int64_t> share_of(std::int64_t amount, std::uint64_t part, std::uint64_t whole, Rounding rounding);

// A fraction that is never negative; the denominator is not 0. Not reduced.
struct Rational {
  using Wide = unsigned __int128;
  Wide numerator = 0;
  Wide denominator = 1;

  // Times factor / divisor; nothing on overflow or a divisor of 0.
  std::optional<Rational> times(std::uint64_t factor, std::uint64_t divisor) const;
};

// Below, at or above 0 as a is less than, equal to or more than b.
int compare(Rational a, Rational b);

// "1.0845" as 10845 / 10^4: positive, at most 18 digits on either side of the point.
std::optional<Rational> parse_rate(std::string_view decimal);

// A price (not negative) by the time that it pays for, so that prices of any two periods compare: an amount per 1/4800
// day. Twelve months are a year, seven days a week, and 4800 months are 146097 days, a cycle of the calendar.
Rational normalised_price(std::int64_t minor_units, Period period);

}  // namespace plangate
