#include "money/period.h"

#include <iterator>

#include "json/decimal.h"

namespace plangate {

std::optional<Period::Unit> parse_period_unit(std::string_view text) {
  constexpr std::string_view names[] = {"day", "week", "month", "quarter", "year"};
  if (text.ends_with('s')) text.remove_suffix(1);
  for (std::size_t i = 0; i < std::size(names); ++i)
    if (text == names[i]) return static_cast<Period::Unit>(i);
  return std::nullopt;
}

bool is_period_count(std::int64_t count) { return count >= 1 && count <= 10000; }

std::optional<Period> parse_period(std::string_view text) {
  const std::size_t space = text.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const std::optional<std::int64_t> count = parse_scaled(text.substr(0, space), 0);
  const std::optional<Period::Unit> unit = parse_period_unit(text.substr(space + 1));
  if (!count || !is_period_count(*count) || !unit) return std::nullopt;
  return Period{*count, *unit};
}

PeriodLength length_of(Period period) {
  switch (period.unit) {
    case Period::Unit::day: return {0, period.count};
    case Period::Unit::week: return {0, period.count * 7};
    case Period::Unit::month: return {period.count, 0};
    case Period::Unit::quarter: return {period.count * 3, 0};
    case Period::Unit::year: return {period.count * 12, 0};
  }
  return {};
}

std::optional<Timestamp> Cycles::begin(std::int64_t n) const {
  const PeriodLength length = length_of(period);
  std::int64_t distance = 0;
  if (__builtin_mul_overflow(length.months + length.days, n, &distance)) return std::nullopt;
  return length.months != 0 ? add_months(anchor, distance, offset) : add_days(anchor, distance);
}

std::int64_t Cycles::at(Timestamp t) const {
  const PeriodLength length = length_of(period);
  const auto months = [this](Timestamp of) {
    const Date date = local_date(of, offset);
    return date.year * 12 + date.month;
  };
  const std::int64_t distance =
      length.months != 0 ? months(t) - months(anchor) : local_day(t, offset) - local_day(anchor, offset);
  // At most one off: whole months or days were counted without their parts, and division rounds towards zero.
  std::int64_t n = distance / (length.months + length.days);
  const auto began = [&](std::int64_t cycle) {
    const std::optional<Timestamp> begin_of = begin(cycle);
    return begin_of ? *begin_of <= t : cycle < 0;
  };
  while (!began(n)) --n;
  while (began(n + 1)) ++n;
  return n;
}

}  // namespace plangate
