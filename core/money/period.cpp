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

}  // namespace plangate
