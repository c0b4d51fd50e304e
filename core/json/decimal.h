// Exact decimals as text: never through a double.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace plangate {

inline constexpr std::int64_t max_safe_integer = 9007199254740991;  // 2^53 - 1, the largest JavaScript holds exactly

// `text` in the syntax of JSON numbers ("99.99", "-1e3") times 10^digits as an integer. Nothing when the text is no
// number, when that is not a whole number (excess digits are never rounded away), or when it does not fit.
std::optional<std::int64_t> parse_scaled(std::string_view text, int digits);

// A JSON number in the one form that all equal numbers share: "1.50" and "15e-1" are "1.5", "-0" is "0". Without
// exponent, unless more than 40 zeros would have to be written.
std::string canonical_decimal(std::string_view text);

// 9999 with 2 digits is "99.99".
struct DecimalText {
  char data[24];
  std::size_t size;  // of it in use
  std::string_view view() const { return {data, size}; }
};
DecimalText format_scaled(std::int64_t value, int digits);

}  // namespace plangate
