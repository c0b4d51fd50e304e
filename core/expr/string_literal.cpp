#include "expr/string_literal.h"

#include <algorithm>
#include <cstdint>

#include "json/utf8.h"

namespace plangate {
namespace {

bool is_prefix_letter(char c) { return c == 'r' || c == 'R' || c == 'b' || c == 'B'; }
bool is_quote(char c) { return c == '"' || c == '\''; }

std::size_t prefix_length(std::string_view source) {
  std::size_t length = 0;
  while (length < 2 && length < source.size() && is_prefix_letter(source[length])) ++length;
  return length;
}

int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 99;
}

// Exactly `count` digits of the base, as a code point that is no surrogate, or as a byte. False when it is not that.
bool append_code(std::string_view source, std::size_t& at, int count, int base, bool byte, std::string& value) {
  std::uint32_t code = 0;
  for (int i = 0; i < count; ++i, ++at) {
    const int digit = at < source.size() ? digit_value(source[at]) : 99;
    if (digit >= base) return false;
    code = code * static_cast<std::uint32_t>(base) + static_cast<std::uint32_t>(digit);
  }
  if (byte) {
    value += static_cast<char>(code);
    return code <= 0xFF;
  }
  if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return false;
  append_utf8(value, code);
  return true;
}

// `at` stands behind the backslash.
bool append_escape(std::string_view source, std::size_t& at, bool bytes, std::string& value) {
  constexpr std::string_view plain = "abfnrtv\\?\"'`";
  constexpr std::string_view meaning = "\a\b\f\n\r\t\v\\?\"'`";
  if (at >= source.size()) return false;
  const char c = source[at];
  if (const std::size_t found = plain.find(c); found != std::string_view::npos) {
    value += meaning[found];
    ++at;
    return true;
  }
  if (c >= '0' && c <= '3') return append_code(source, at, 3, 8, bytes, value);
  ++at;
  if (c == 'x' || c == 'X') return append_code(source, at, 2, 16, bytes, value);
  if (c == 'u' && !bytes) return append_code(source, at, 4, 16, false, value);
  if (c == 'U' && !bytes) return append_code(source, at, 8, 16, false, value);
  return false;
}

}  // namespace

bool at_string_literal(std::string_view source) {
  const std::size_t prefix = prefix_length(source);
  return prefix < source.size() && is_quote(source[prefix]);
}

StringLiteralEnd read_string_literal(std::string_view source, std::size_t at, std::string& value) {
  const std::string_view prefix = source.substr(at, prefix_length(source.substr(at)));
  const bool raw = prefix.find_first_of("rR") != std::string_view::npos;
  const bool bytes = prefix.find_first_of("bB") != std::string_view::npos;
  at += prefix.size();
  const std::string_view rest = source.substr(at);
  const bool triple = rest.size() >= 3 && rest[1] == rest[0] && rest[2] == rest[0];
  const std::string_view quote = rest.substr(0, triple ? 3 : 1);
  bool escapes_fit = true;
  for (at += quote.size(); at < source.size();) {
    if (source.substr(at).starts_with(quote)) {
      at += quote.size();
      if (!escapes_fit) return {at, "There is an escape in this text that CEL does not know."};
      return {at, {}, true, bytes};
    }
    const char c = source[at];
    if (!triple && (c == '\n' || c == '\r')) break;
    if (c == '\\' && !raw) escapes_fit = append_escape(source, ++at, bytes, value) && escapes_fit;
    else value += source[at++];
  }
  return {std::min(at, source.size()), "This text is not closed.", false};
}

}  // namespace plangate
