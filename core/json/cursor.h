// Where a reader stands in a JSON text (RFC 8259), and the reading of what is no container. nlohmann's lexer would add
// 1.5 KB to every download and takes a NUL for the end; the tests compare the two.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace plangate::json {

class Cursor {
 public:
  explicit Cursor(std::string_view text);  // of well-formed UTF-8; a byte order mark in front is passed over

  // Behind white space:
  char peek();  // the next character; NUL, which begins nothing, at the end too
  bool at_end();
  bool take(char wanted);

  // Each reads one token, behind whose first character nothing may be missing. False when `expected` says what is.
  bool word(std::string_view wanted);    // true, false, null
  bool number(std::string& as_written);  // one that a double can come near to
  bool string(std::string& value);

  bool expect(std::string_view what);  // always false
  std::string_view expected() const { return expected_; }
  std::string_view found() const;  // the character in the way, as it is written; empty at the end of the text
  std::size_t at() const { return at_; }

 private:
  char current() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool skip(char wanted);
  bool digits();
  bool escape(std::string& value);
  bool unicode(std::string& value);
  bool hex(std::uint32_t& unit);

  std::string_view text_;
  std::size_t at_ = 0;
  std::string_view expected_;
};

}  // namespace plangate::json
