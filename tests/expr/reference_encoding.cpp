// The extension for encoders: base64 (RFC 4648).
#include <cstring>

#include "reference_functions.h"

namespace plangate::test {
namespace {

using Kind = Value::Kind;

constexpr char base64_digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

Value base64_encode(const Arguments& a) {
  if (!a[0].is(Kind::bytes)) return no_overload();
  std::string out;
  for (std::size_t at = 0; at < a[0].text.size(); at += 3) {
    std::uint32_t three = 0;
    for (std::size_t i = at; i < at + 3; ++i)
      three = three << 8 | (i < a[0].text.size() ? static_cast<unsigned char>(a[0].text[i]) : 0u);
    for (int shift = 18; shift >= 0; shift -= 6) out += base64_digits[three >> shift & 63];
    for (std::size_t i = a[0].text.size(); i < at + 3; ++i) out[out.size() - (at + 3 - i)] = '=';
  }
  return Value::of(out);
}

// With or without padding.
Value base64_decode(const Arguments& a) {
  if (!a[0].is(Kind::string)) return no_overload();
  std::string text = a[0].text;
  const bool padded = text.size() % 4 == 0;
  for (int i = 0; i < 2 && padded && text.ends_with("="); ++i) text.pop_back();
  if (text.size() % 4 == 1) return Value::error("no base64");
  std::string out;
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char* digit = std::strchr(base64_digits, text[i]);
    if (digit == nullptr || text[i] == '\0') return Value::error("no base64");
    bits = bits << 6 | static_cast<std::uint32_t>(digit - base64_digits);
    if (i % 4 != 0) out += static_cast<char>(bits >> (6 - 2 * (i % 4)));
  }
  return Value::bytes(out);
}

}  // namespace

const NamedFunction encoding_functions[] = {
    {"base64.encode", base64_encode}, {"base64.decode", base64_decode}, {nullptr, nullptr}};

}  // namespace plangate::test
