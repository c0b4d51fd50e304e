#include "json/cursor.h"

#include <cmath>

#include "json/number_text.h"
#include "json/utf8.h"

namespace plangate::json {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// More digits than any finite double has before the point.
constexpr std::size_t surely_finite = 308;

}  // namespace

Cursor::Cursor(std::string_view text) : text_(text) {
  if (text.starts_with("\xEF\xBB\xBF")) at_ = 3;
}

char Cursor::peek() {
  for (char c = current(); c == ' ' || c == '\n' || c == '\r' || c == '\t'; c = current()) ++at_;
  return current();
}

bool Cursor::at_end() {
  peek();
  return at_ == text_.size();
}

bool Cursor::skip(char wanted) {
  if (current() != wanted) return false;
  ++at_;
  return true;
}

bool Cursor::take(char wanted) { return peek() == wanted && skip(wanted); }

bool Cursor::expect(std::string_view what) {
  expected_ = what;
  return false;
}

std::string_view Cursor::found() const {
  return at_ < text_.size() ? text_.substr(at_, utf8_length(text_[at_])) : std::string_view();
}

bool Cursor::word(std::string_view wanted) {
  if (!text_.substr(at_).starts_with(wanted)) return expect("a value");
  at_ += wanted.size();
  return true;
}

bool Cursor::digits() {
  if (!is_digit(current())) return expect("a digit");
  while (is_digit(current())) ++at_;
  return true;
}

bool Cursor::number(std::string& as_written) {
  const std::size_t start = at_;
  skip('-');
  if (!skip('0') && !digits()) return false;
  if (skip('.') && !digits()) return false;
  const bool has_exponent = skip('e') || skip('E');
  if (has_exponent) {
    if (!skip('-')) skip('+');
    if (!digits()) return false;
  }
  as_written = text_.substr(start, at_ - start);
  if ((!has_exponent && as_written.size() <= surely_finite) || std::isfinite(parse_double(as_written))) return true;
  at_ = start;
  return expect("a number that a double can hold");
}

bool Cursor::string(std::string& value) {
  ++at_;
  for (;;) {
    const std::size_t start = at_;
    while (at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\\' &&
           static_cast<unsigned char>(text_[at_]) >= ' ')
      ++at_;
    value.append(text_, start, at_ - start);
    if (skip('"')) return true;
    if (!skip('\\')) return expect(at_ == text_.size() ? "\"" : "an escape such as \\n");
    if (!escape(value)) return false;
  }
}

bool Cursor::escape(std::string& value) {
  constexpr std::string_view letters = "\"\\/bfnrt";
  constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
  if (skip('u')) return unicode(value);
  const std::size_t letter = letters.find(current());
  if (letter == std::string_view::npos) return expect("one of \"\\/bfnrtu");
  ++at_;
  value += meanings[letter];
  return true;
}

bool Cursor::hex(std::uint32_t& unit) {
  unit = 0;
  for (int i = 0; i < 4; ++i, ++at_) {
    const char c = current();
    const char letter = static_cast<char>(c | 0x20);
    const bool is_letter = letter >= 'a' && letter <= 'f';
    if (!is_digit(c) && !is_letter) return expect("a hexadecimal digit");
    unit = unit << 4 | static_cast<std::uint32_t>(is_letter ? letter - 'a' + 10 : c - '0');
  }
  return true;
}

bool Cursor::unicode(std::string& value) {
  std::uint32_t scalar = 0;
  if (!hex(scalar)) return false;
  if (scalar >= 0xD800 && scalar < 0xE000) {
    std::uint32_t low = 0;
    constexpr std::string_view pair = "both halves of a surrogate pair";
    if (scalar >= 0xDC00 || !skip('\\') || !skip('u')) return expect(pair);
    if (!hex(low)) return false;
    if (low < 0xDC00 || low >= 0xE000) return expect(pair);
    scalar = 0x10000 + (scalar - 0xD800) * 0x400 + (low - 0xDC00);
  }
  append_utf8(value, scalar);
  return true;
}

}  // namespace plangate::json
