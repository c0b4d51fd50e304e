#include "expr/library/library.h"
#include "expr/values.h"
#include "time/civil.h"

namespace plangate::library {
namespace {

constexpr std::int64_t seconds_per_day = 86400;
constexpr std::int64_t not_a_zone = INT64_MAX;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "+02:00", "-02:30" or "02:00" in seconds; UTC is 0.
std::int64_t zone_offset(std::string_view zone) {
  if (zone == "UTC" || zone == "Z") return 0;
  const bool negative = zone.starts_with('-');
  if (negative || zone.starts_with('+')) zone.remove_prefix(1);
  if (zone.size() != 5 || zone[2] != ':') return not_a_zone;
  for (std::size_t i : {0, 1, 3, 4})
    if (!is_digit(zone[i])) return not_a_zone;
  const int hours = (zone[0] - '0') * 10 + zone[1] - '0';
  const int minutes = (zone[3] - '0') * 10 + zone[4] - '0';
  if (hours > 23 || minutes > 59) return not_a_zone;
  const std::int64_t seconds = std::int64_t{hours} * 3600 + std::int64_t{minutes} * 60;
  return negative ? -seconds : seconds;
}

// The part of a whole span: all hours of it, not those of the last day; milliseconds of the last second.
std::int64_t duration_part(TimePart part, Duration d) {
  const bool negative = d.seconds < 0;
  const std::int64_t seconds = d.seconds + (negative && d.nanos > 0 ? 1 : 0);  // towards zero
  switch (part) {
    case TimePart::hours: return seconds / 3600;
    case TimePart::minutes: return seconds / 60;
    case TimePart::seconds: return seconds;
    default: break;
  }
  const std::int64_t nanos = negative && d.nanos > 0 ? std::int64_t{d.nanos} - nanos_per_second : d.nanos;
  return nanos / 1000000;
}

std::int64_t date_part(TimePart part, std::int64_t days) {
  const Date date = civil_from_days(days);
  switch (part) {
    case TimePart::year: return date.year;
    case TimePart::month: return date.month - 1;
    case TimePart::day_of_month: return date.day - 1;
    case TimePart::date: return date.day;
    case TimePart::day_of_week: return ((days + 4) % 7 + 7) % 7;  // 1970-01-01 was a Thursday
    default: return days - days_from_civil({date.year, 1, 1});
  }
}

std::int64_t timestamp_part(TimePart part, std::int64_t seconds, std::uint32_t nanos) {
  const std::int64_t days = (seconds >= 0 ? seconds : seconds - (seconds_per_day - 1)) / seconds_per_day;
  const std::int64_t second = seconds - days * seconds_per_day;
  switch (part) {
    case TimePart::hours: return second / 3600;
    case TimePart::minutes: return second / 60 % 60;
    case TimePart::seconds: return second % 60;
    case TimePart::milliseconds: return nanos / 1000000;
    default: return date_part(part, days);
  }
}

}  // namespace

bool is_zone(std::string_view text) { return zone_offset(text) != not_a_zone; }

Cell time_part(TimePart part, const Cell& time, const Cell* zone) {
  if (time.tag == Tag::duration) return Cell::of(duration_part(part, time.duration()));
  const std::int64_t offset = zone == nullptr ? 0 : zone_offset(zone->string());
  if (offset == not_a_zone) return error(EvalError::argument);
  return Cell::of(timestamp_part(part, time.integer + offset, time.aux));
}

}  // namespace plangate::library
