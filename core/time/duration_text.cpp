#include "time/timestamp.h"

namespace plangate {
namespace {

struct Unit {
  std::string_view name;
  std::int64_t nanos;
};

// "ms" before "m" and "s": the longest name that fits is meant.
constexpr Unit units[] = {{"ms", 1000000},      {"us", 1000},       {"ns", 1},
                          {"h", 3600000000000}, {"m", 60000000000}, {"s", 1000000000}};

const Unit* take_unit(std::string_view& text) {
  for (const Unit& unit : units) {
    if (!text.starts_with(unit.name)) continue;
    text.remove_prefix(unit.name.size());
    return &unit;
  }
  return nullptr;
}

bool is_digit(std::string_view text) { return !text.empty() && text.front() >= '0' && text.front() <= '9'; }

// The digits of one number; `scale` is 10^(digits behind the point).
struct Number {
  std::int64_t whole = 0;
  std::int64_t fraction = 0;
  std::int64_t scale = 1;
};

bool take_number(std::string_view& text, Number& number) {
  bool any = false;
  for (; is_digit(text); text.remove_prefix(1), any = true) {
    number.whole = number.whole * 10 + (text.front() - '0');
    if (number.whole > 900000000000000000) return false;  // whatever the unit, out of range soon
  }
  if (text.empty() || text.front() != '.') return any;
  for (text.remove_prefix(1); is_digit(text); text.remove_prefix(1), any = true) {
    if (number.scale >= 1000000000) continue;  // finer than a nanosecond of a second: cut off, as Go does
    number.fraction = number.fraction * 10 + (text.front() - '0');
    number.scale *= 10;
  }
  return any;
}

// whole and fraction of a unit as a Duration, exactly.
Duration times(const Number& number, const Unit& unit) {
  constexpr std::int64_t second = 1000000000;
  const std::int64_t per_unit = unit.nanos >= second ? unit.nanos / second : 1;
  const std::int64_t per_second = unit.nanos >= second ? 1 : second / unit.nanos;
  const std::int64_t whole_seconds = per_unit * (number.whole / per_second);
  std::int64_t nanos = unit.nanos >= second ? 0 : number.whole % per_second * unit.nanos;
  // fraction < scale <= 10^9 and unit.nanos <= 3.6 * 10^12: split so that no product leaves 64 bits.
  const std::int64_t unit_seconds = unit.nanos / second;
  const std::int64_t unit_rest = unit.nanos % second;
  const std::int64_t scaled = number.fraction * unit_seconds;
  nanos += scaled % number.scale * (second / number.scale) + number.fraction * unit_rest / number.scale;
  return {whole_seconds + scaled / number.scale + nanos / second, static_cast<std::uint32_t>(nanos % second)};
}

}  // namespace

std::optional<Duration> parse_duration(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (text == "0") return Duration{};
  if (text.empty()) return std::nullopt;
  Duration total;
  while (!text.empty()) {
    Number number;
    if (!take_number(text, number)) return std::nullopt;
    const Unit* unit = take_unit(text);
    if (unit == nullptr || (unit->nanos >= 1000000000 && number.whole > max_duration_seconds)) return std::nullopt;
    const std::optional<Duration> sum = add(total, times(number, *unit));
    if (!sum || !in_range(*sum)) return std::nullopt;
    total = *sum;
  }
  if (negative) total = *subtract(Duration{}, total);
  return in_range(total) ? std::optional(total) : std::nullopt;
}

}  // namespace plangate
