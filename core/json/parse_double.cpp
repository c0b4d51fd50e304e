#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <vector>

#include "json/number_text.h"

namespace plangate {
namespace {

// A natural number of any size, least significant word first.
class Big {
 public:
  void multiply_add(std::uint32_t factor, std::uint32_t addend) {
    std::uint64_t carry = addend;
    for (std::uint32_t& word : words_) {
      carry += static_cast<std::uint64_t>(word) * factor;
      word = static_cast<std::uint32_t>(carry);
      carry >>= 32;
    }
    if (carry != 0) words_.push_back(static_cast<std::uint32_t>(carry));
  }
  void shift_left(int bits) {
    for (; bits >= 32; bits -= 32) words_.insert(words_.begin(), 0);
    if (bits > 0) multiply_add(std::uint32_t{1} << bits, 0);
  }
  void subtract(const Big& other) {
    std::int64_t borrow = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      borrow += static_cast<std::int64_t>(words_[i]) - (i < other.words_.size() ? other.words_[i] : 0);
      words_[i] = static_cast<std::uint32_t>(borrow);
      borrow >>= 32;
    }
    while (!words_.empty() && words_.back() == 0) words_.pop_back();
  }
  bool less_than(const Big& other) const {
    if (words_.size() != other.words_.size()) return words_.size() < other.words_.size();
    return std::lexicographical_compare(words_.rbegin(), words_.rend(), other.words_.rbegin(), other.words_.rend());
  }
  bool zero() const { return words_.empty(); }
  int bits() const { return static_cast<int>(words_.size()) * 32 - std::countl_zero(words_.back()); }

 private:
  std::vector<std::uint32_t> words_;
};

struct Decimal {
  std::string digits;  // without leading zeros; empty for zero
  int exponent = 0;    // the number is digits * 10^exponent
  bool negative = false;
};

// More digits than these never decide between two doubles: any that follow only say "not exactly half way".
constexpr std::size_t enough_digits = 800;

Decimal read_decimal(std::string_view text) {
  Decimal out;
  out.negative = text.starts_with('-');
  bool fraction = false;
  std::size_t at = out.negative ? 1 : 0;
  for (; at < text.size() && (text[at] | 0x20) != 'e'; ++at) {
    if (text[at] == '.') {
      fraction = true;
      continue;
    }
    const bool keep = out.digits.size() < enough_digits;
    if (keep && (text[at] != '0' || !out.digits.empty())) out.digits += text[at];
    if (!keep && text[at] != '0') out.digits.back() = '1';
    out.exponent += (keep ? 0 : 1) - (fraction ? 1 : 0);
  }
  if (at >= text.size()) return out;
  const bool minus = text[++at] == '-';
  int exponent = 0;
  for (; at < text.size(); ++at)
    if (text[at] >= '0') exponent = std::min(exponent * 10 + (text[at] - '0'), 100000);
  out.exponent += minus ? -exponent : exponent;
  return out;
}

// numerator / denominator, both not zero, as the bits of a double.
std::uint64_t divide(Big numerator, Big denominator) {
  int exponent = numerator.bits() - denominator.bits();
  if (exponent >= 0) denominator.shift_left(exponent);
  else numerator.shift_left(-exponent);
  if (numerator.less_than(denominator)) {
    numerator.shift_left(1);
    --exponent;
  }
  constexpr int smallest = -1022, largest = 1023, precision = 53;
  constexpr std::uint64_t infinity = 0x7FF0000000000000;
  if (exponent > largest) return infinity;
  const int bits = exponent >= smallest ? precision : precision - (smallest - exponent);
  if (bits < 0) return 0;
  std::uint64_t mantissa = 0;
  for (int i = 0; i < bits; ++i) {
    mantissa <<= 1;
    if (!numerator.less_than(denominator)) {
      numerator.subtract(denominator);
      mantissa |= 1;
    }
    numerator.shift_left(1);
  }
  const bool half = !numerator.less_than(denominator);
  if (half) numerator.subtract(denominator);
  if (half && (!numerator.zero() || (mantissa & 1) != 0)) ++mantissa;
  if (exponent < smallest) return mantissa;  // subnormal; a carry makes it the smallest normal one
  return mantissa + (static_cast<std::uint64_t>(exponent - smallest) << (precision - 1));
}

}  // namespace

double parse_double(std::string_view text) {
  const Decimal decimal = read_decimal(text);
  const int magnitude = decimal.exponent + static_cast<int>(decimal.digits.size());
  std::uint64_t bits = 0;
  if (!decimal.digits.empty() && magnitude > -330) {
    Big numerator;
    Big denominator;
    denominator.multiply_add(0, 1);
    for (char digit : decimal.digits) numerator.multiply_add(10, static_cast<std::uint32_t>(digit - '0'));
    for (int i = 0; i < std::min(decimal.exponent, 400); ++i) numerator.multiply_add(10, 0);
    for (int i = 0; i < -decimal.exponent; ++i) denominator.multiply_add(10, 0);
    bits = divide(std::move(numerator), std::move(denominator));
  }
  double value = 0;  // std::bit_cast is missing in the oldest supported library
  std::memcpy(&value, &bits, sizeof value);
  return decimal.negative ? -value : value;
}

}  // namespace plangate
