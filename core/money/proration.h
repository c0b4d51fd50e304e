// How much of a billing cycle is left when a plan changes within it.
#pragma once

#include <cstdint>

#include "money/period.h"

namespace plangate {

enum class Proration : std::uint8_t {
  second,  // by elapsed time, as Stripe and Polar do
  day,     // by calendar days at an offset, the day of the change counting as left, as Kill Bill does
  none     // nothing is credited or charged within a cycle
};

// part / whole of a cycle, in units that the two share: days, seconds, or nanoseconds where the times have fractions.
struct Share {
  std::uint64_t part = 0;
  std::uint64_t whole = 0;  // 0: not to be told, a cycle of more than 292 years whose times have fractions of a second
  enum class Unit : std::uint8_t { day, second, nanosecond } unit = Unit::second;
};

// What is left of the cycle [begin, end) at t, which lies in it: (end - t) / (end - begin). `method` is not `none`.
Share remaining(Timestamp begin, Timestamp end, Timestamp t, Proration method, Offset offset);

}  // namespace plangate
