#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

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

}  // namespace plangate
