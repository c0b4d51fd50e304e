// langdef, "List of Standard Definitions": what a timestamp or a duration consists of.
#include <algorithm>

#include "reference_functions.h"

namespace plangate::test {
namespace {

using Kind = Value::Kind;

std::int64_t floor_divided(std::int64_t value, std::int64_t by) { return value / by - (value % by < 0 ? 1 : 0); }

// "UTC", "02:00", "+11:00", "-02:30" in seconds east of Greenwich; false for anything else.
bool offset_of(const std::string& zone, std::int64_t& seconds) {
  seconds = 0;
  if (zone == "UTC" || zone == "Z") return true;
  const std::size_t sign = !zone.empty() && (zone[0] == '+' || zone[0] == '-') ? 1 : 0;
  const std::string digits = zone.substr(sign);
  if (digits.size() != 5 || digits[2] != ':') return false;
  for (const std::size_t at : {0, 1, 3, 4})
    if (digits[at] < '0' || digits[at] > '9') return false;
  const int hours = std::stoi(digits.substr(0, 2));
  const int minutes = std::stoi(digits.substr(3));
  if (hours > 23 || minutes > 59) return false;
  seconds = (hours * 60 + minutes) * 60 * (zone[0] == '-' ? -1 : 1);
  return true;
}

struct Moment {
  std::int64_t days;     // since 1970-01-01
  std::int64_t seconds;  // of the day
};

template <typename Part>
Value part_of_timestamp(const Arguments& a, Part part) {
  std::int64_t offset = 0;
  if (!a[0].is(Kind::timestamp) || (a.size() == 2 && !a[1].is(Kind::string))) return no_overload();
  if (a.size() == 2 && !offset_of(a[1].text, offset)) return Value::error("no such time zone");
  const std::int64_t local = a[0].integer + offset;
  const std::int64_t days = floor_divided(local, 86400);
  return Value::of(std::int64_t{part(Moment{days, local - days * 86400})});
}

// Counted day by day, a year at a time.
struct Day {
  std::int64_t year;
  std::int64_t of_year;  // from 0
};

bool is_leap(std::int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

Day day_of(std::int64_t days) {
  std::int64_t year = 1970;
  while (days < 0) days += is_leap(--year) ? 366 : 365;
  for (; days >= (is_leap(year) ? 366 : 365); ++year) days -= is_leap(year) ? 366 : 365;
  return {year, days};
}

struct Date {
  std::int64_t month, day;  // from 0
};

Date date_of(Day day) {
  const std::int64_t lengths[] = {31, is_leap(day.year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  Date date{0, day.of_year};
  while (date.day >= lengths[date.month]) date.day -= lengths[date.month++];
  return date;
}

Value full_year(const Arguments& a) {
  return part_of_timestamp(a, [](Moment m) { return day_of(m.days).year; });
}
Value month(const Arguments& a) {
  return part_of_timestamp(a, [](Moment m) { return date_of(day_of(m.days)).month; });
}
Value date(const Arguments& a) {
  return part_of_timestamp(a, [](Moment m) { return date_of(day_of(m.days)).day + 1; });
}
Value day_of_month(const Arguments& a) {
  return part_of_timestamp(a, [](Moment m) { return date_of(day_of(m.days)).day; });
}
Value day_of_year(const Arguments& a) {
  return part_of_timestamp(a, [](Moment m) { return day_of(m.days).of_year; });
}
Value day_of_week(const Arguments& a) {  // 1970-01-01 was a Thursday
  return part_of_timestamp(a, [](Moment m) { return (m.days % 7 + 7 + 4) % 7; });
}

// Of a duration all of its hours, minutes or seconds, towards zero.
std::int64_t whole_seconds(const Value& duration) {
  return duration.integer + (duration.integer < 0 && duration.nanos > 0 ? 1 : 0);
}

Value hours(const Arguments& a) {
  if (a[0].is(Kind::duration) && a.size() == 1) return Value::of(whole_seconds(a[0]) / 3600);
  return part_of_timestamp(a, [](Moment m) { return m.seconds / 3600; });
}
Value minutes(const Arguments& a) {
  if (a[0].is(Kind::duration) && a.size() == 1) return Value::of(whole_seconds(a[0]) / 60);
  return part_of_timestamp(a, [](Moment m) { return m.seconds / 60 % 60; });
}
Value seconds(const Arguments& a) {
  if (a[0].is(Kind::duration) && a.size() == 1) return Value::of(whole_seconds(a[0]));
  return part_of_timestamp(a, [](Moment m) { return m.seconds % 60; });
}
Value milliseconds(const Arguments& a) {  // of the second
  std::int64_t nanos = a[0].nanos;
  if (a[0].is(Kind::duration) && a[0].integer < 0 && nanos > 0) nanos -= 1000000000;
  if (a[0].is(Kind::duration) && a.size() == 1) return Value::of(nanos / 1000000);
  return part_of_timestamp(a, [&](Moment) { return nanos / 1000000; });
}

}  // namespace

const NamedFunction time_functions[] = {{"getFullYear", full_year},
                                        {"getMonth", month},
                                        {"getDate", date},
                                        {"getDayOfMonth", day_of_month},
                                        {"getDayOfYear", day_of_year},
                                        {"getDayOfWeek", day_of_week},
                                        {"getHours", hours},
                                        {"getMinutes", minutes},
                                        {"getSeconds", seconds},
                                        {"getMilliseconds", milliseconds},
                                        {nullptr, nullptr}};

}  // namespace plangate::test
