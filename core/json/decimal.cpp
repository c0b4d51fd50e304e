#include "json/decimal.h"

#include "json/text.h"

namespace plangate {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// sign, digits without the point, and the power of ten that they count.
struct Parts {
  bool negative = false;
  std::string_view whole;
  std::string_view fraction;
  int exponent = 0;
};

std::string_view take_digits(std::string_view& text) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) ++count;
  const std::string_view digits = text.substr(0, count);
  text.remove_prefix(count);
  return digits;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

bool take_exponent(std::string_view text, int& exponent) {
  if (text.empty()) return true;
  if (!take(text, 'e') && !take(text, 'E')) return false;
  const bool negative = take(text, '-');
  if (!negative) take(text, '+');
  const std::string_view digits = take_digits(text);
  if (digits.empty() || digits.size() > 4 || !text.empty()) return false;
  for (char c : digits) exponent = exponent * 10 + (c - '0');
  if (negative) exponent = -exponent;
  return true;
}

std::optional<Parts> split(std::string_view text) {
  Parts parts;
  parts.negative = take(text, '-');
  parts.whole = take_digits(text);
  if (parts.whole.empty() || (parts.whole.size() > 1 && parts.whole.front() == '0')) return std::nullopt;
  if (take(text, '.')) {
    parts.fraction = take_digits(text);
    if (parts.fraction.empty()) return std::nullopt;
  }
  if (!take_exponent(text, parts.exponent)) return std::nullopt;
  return parts;
}

// value * 10 + digit, never past the range.
bool append(std::int64_t& value, int digit) {
  return !__builtin_mul_overflow(value, 10, &value) && !__builtin_sub_overflow(value, digit, &value);
}

}  // namespace

std::optional<std::int64_t> parse_scaled(std::string_view text, int digits) {
  const std::optional<Parts> parts = split(text);
  if (!parts) return std::nullopt;
  const auto whole = static_cast<std::ptrdiff_t>(parts->whole.size());
  const auto length = whole + static_cast<std::ptrdiff_t>(parts->fraction.size());
  const std::ptrdiff_t kept = whole + parts->exponent + digits;  // how many digits stand before the scaled point
  std::int64_t value = 0;                                        // kept negative: its range is the larger one
  for (std::ptrdiff_t i = 0; i < length || (i < kept && value != 0); ++i) {
    const char c = i < whole    ? parts->whole[static_cast<std::size_t>(i)]
                   : i < length ? parts->fraction[static_cast<std::size_t>(i - whole)]
                                : '0';
    if (i >= kept) {
      if (c != '0') return std::nullopt;
    } else if (!append(value, c - '0')) {
      return std::nullopt;
    }
  }
  if (parts->negative) return value;
  if (__builtin_sub_overflow(std::int64_t{0}, value, &value)) return std::nullopt;
  return value;
}

std::string canonical_decimal(std::string_view text) {
  constexpr int most_zeros = 40;
  const std::optional<Parts> parts = split(text);
  if (!parts) return std::string(text);
  std::string digits = join({parts->whole, parts->fraction});
  int behind = static_cast<int>(parts->fraction.size()) - parts->exponent;  // digits behind the point
  for (; !digits.empty() && digits.back() == '0'; --behind) digits.pop_back();
  digits.erase(0, digits.find_first_not_of('0'));
  if (digits.empty()) return "0";
  if (behind < -most_zeros || behind > static_cast<int>(digits.size()) + most_zeros) {
    digits += join({"e", std::to_string(-behind)});
  } else {
    for (; behind < 0; ++behind) digits += '0';
    const auto point = static_cast<std::size_t>(behind);  // from the right
    if (point >= digits.size()) digits.insert(0, point + 1 - digits.size(), '0');
    if (point > 0) digits.insert(digits.size() - point, 1, '.');
  }
  if (parts->negative) digits.insert(0, 1, '-');
  return digits;
}

DecimalText format_scaled(std::int64_t value, int digits) {
  DecimalText out;
  out.size = 0;
  char reversed[24];
  std::size_t count = 0;
  std::uint64_t rest = value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  for (int place = 0; rest != 0 || place <= digits; ++place) {
    if (place == digits && digits > 0) reversed[count++] = '.';
    // Nearly every number fits 32 bits soon, and their division costs a fraction.
    const std::uint64_t quotient = rest >> 32 == 0 ? static_cast<std::uint32_t>(rest) / 10 : rest / 10;
    reversed[count++] = static_cast<char>('0' + (rest - quotient * 10));
    rest = quotient;
  }
  if (value < 0) reversed[count++] = '-';
  while (count > 0) out.data[out.size++] = reversed[--count];
  return out;
}

}  // namespace plangate
