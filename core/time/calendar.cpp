#include "time/calendar.h"

#include <algorithm>

namespace plangate {
namespace {

constexpr std::int64_t seconds_per_day = 86400;

std::int64_t floor_divide(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

std::int64_t local_seconds(Timestamp t, Offset offset) { return t.seconds + std::int64_t{offset.minutes} * 60; }

std::optional<Timestamp> checked(Timestamp t) { return in_range(t) ? std::optional(t) : std::nullopt; }

}  // namespace

std::int64_t local_day(Timestamp t, Offset offset) { return floor_divide(local_seconds(t, offset), seconds_per_day); }

Date local_date(Timestamp t, Offset offset) { return civil_from_days(local_day(t, offset)); }

std::optional<Timestamp> add_days(Timestamp t, std::int64_t days) {
  std::int64_t seconds = 0;
  if (__builtin_mul_overflow(days, seconds_per_day, &seconds)) return std::nullopt;
  if (__builtin_add_overflow(t.seconds, seconds, &t.seconds)) return std::nullopt;
  return checked(t);
}

std::optional<Timestamp> add_months(Timestamp t, std::int64_t months, Offset offset) {
  const std::int64_t day = local_day(t, offset);
  const Date date = civil_from_days(day);
  std::int64_t month = 0;  // counted from the year 0
  if (__builtin_add_overflow(date.year * 12 + date.month - 1, months, &month)) return std::nullopt;
  const std::int64_t year = floor_divide(month, 12);
  if (year < 0 || year > 10000) return std::nullopt;  // outside in UTC, whatever the offset
  Date moved{year, static_cast<int>(month - year * 12) + 1, 1};
  moved.day = std::min(date.day, days_in_month(moved.year, moved.month));
  t.seconds += (days_from_civil(moved) - day) * seconds_per_day;
  return checked(t);
}

}  // namespace plangate
