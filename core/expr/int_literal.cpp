#include "expr/int_literal.h"

namespace plangate {
namespace {

unsigned digit_value(char c) { return static_cast<unsigned>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10); }

}  // namespace

std::optional<std::uint64_t> parse_uint_literal(std::string_view digits) {
  const bool hexadecimal = digits.size() > 1 && digits[1] > '9';
  if (hexadecimal) digits.remove_prefix(2);
  if (digits.empty()) return std::nullopt;
  std::uint64_t value = 0;
  for (char c : digits) {
    if (__builtin_mul_overflow(value, hexadecimal ? 16u : 10u, &value)) return std::nullopt;
    if (__builtin_add_overflow(value, digit_value(c), &value)) return std::nullopt;
  }
  return value;
}

std::optional<std::int64_t> parse_int_literal(std::string_view digits, bool negative) {
  constexpr std::uint64_t most = INT64_MAX;
  const std::optional<std::uint64_t> magnitude = parse_uint_literal(digits);
  if (!magnitude || *magnitude > most + (negative ? 1 : 0)) return std::nullopt;
  return static_cast<std::int64_t>(negative ? 0 - *magnitude : *magnitude);
}

}  // namespace plangate
