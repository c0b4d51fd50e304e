#include "expr/int_literal.h"

namespace plangate {
namespace {

int digit_value(char c) { return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10; }

}  // namespace

std::optional<std::int64_t> parse_int_literal(std::string_view digits, bool negative) {
  const bool hexadecimal = digits.size() > 1 && digits[1] > '9';
  if (hexadecimal) digits.remove_prefix(2);
  if (digits.empty()) return std::nullopt;
  std::int64_t value = 0;  // kept negative: its range is the larger one
  for (char c : digits) {
    if (__builtin_mul_overflow(value, hexadecimal ? 16 : 10, &value)) return std::nullopt;
    if (__builtin_sub_overflow(value, digit_value(c), &value)) return std::nullopt;
  }
  if (!negative && __builtin_sub_overflow(std::int64_t{0}, value, &value)) return std::nullopt;
  return value;
}

}  // namespace plangate
