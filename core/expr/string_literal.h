#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace plangate {

struct StringLiteralEnd {
  std::size_t at;          // behind the literal
  std::string_view error;  // empty when it was read
  bool closed = true;
  bool bytes = false;  // the value is of type bytes
};

// Whether a string literal begins here: a quote, or the prefix r, b or a mix of them in front of one.
bool at_string_literal(std::string_view source);

// Reads the literal at `at`: single, double or triple quotes, raw with r; escapes as CEL defines them.
StringLiteralEnd read_string_literal(std::string_view source, std::size_t at, std::string& value);

}  // namespace plangate
