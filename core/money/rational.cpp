#include "money/rational.h"

#include "json/decimal.h"

namespace plangate {
namespace {

using Wide = Rational::Wide;

std::uint64_t magnitude(std::int64_t value) {
  return value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

Wide round(Wide quotient, Wide remainder, Wide divisor, Rounding rounding) {
  const Wide rest = divisor - remainder;  // rounding up when the remainder is the larger part
  const bool up = remainder > rest || (remainder == rest && (rounding == Rounding::half_up || (quotient & 1) != 0));
  return up ? quotient + 1 : quotient;
}

}  // namespace

std::optional<std::int64_t> share_of(std::int64_t amount, std::uint64_t part, std::uint64_t whole, Rounding rounding) {
  if (whole == 0) return std::nullopt;
  const Wide product = Wide{magnitude(amount)} * part;
  const Wide quotient = product / whole;
  const Wide result = round(quotient, product - quotient * whole, whole, rounding);
  if (result > static_cast<std::uint64_t>(INT64_MAX)) return std::nullopt;
  const auto value = static_cast<std::int64_t>(result);
  return amount < 0 ? -value : value;
}

std::optional<Rational> Rational::times(std::uint64_t factor, std::uint64_t divisor) const {
  constexpr Wide most = ~Wide{0};
  if (divisor == 0 || (factor != 0 && numerator > most / factor) || denominator > most / divisor) return std::nullopt;
  return Rational{numerator * factor, denominator * divisor};
}

// By continued fractions: compares the whole parts, then the reciprocals of what is left. No product, no overflow.
int compare(Rational a, Rational b) {
  for (int sign = 1;; sign = -sign) {
    const Wide whole_a = a.numerator / a.denominator;
    const Wide whole_b = b.numerator / b.denominator;
    if (whole_a != whole_b) return whole_a < whole_b ? -sign : sign;
    const Wide rest_a = a.numerator - whole_a * a.denominator;
    const Wide rest_b = b.numerator - whole_b * b.denominator;
    if (rest_a == 0 || rest_b == 0) return rest_a == rest_b ? 0 : rest_a == 0 ? -sign : sign;
    a = {a.denominator, rest_a};
    b = {b.denominator, rest_b};
  }
}

std::optional<Rational> parse_rate(std::string_view decimal) {
  Wide scale = 1;
  for (int digits = 0; digits <= 18; ++digits, scale *= 10) {
    const std::optional<std::int64_t> scaled = parse_scaled(decimal, digits);
    if (!scaled) continue;
    if (*scaled <= 0) return std::nullopt;
    return Rational{static_cast<std::uint64_t>(*scaled), scale};
  }
  return std::nullopt;
}

Rational normalised_price(std::int64_t minor_units, Period period) {
  const PeriodLength length = length_of(period);
  return {magnitude(minor_units), static_cast<std::uint64_t>(length.months * 146097 + length.days * 4800)};
}

}  // namespace plangate
