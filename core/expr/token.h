// Source text to tokens (google/cel-spec, langdef, "Lexical syntax").
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "json/issue.h"

namespace plangate {

// A symbol's one or two characters, or the operator "in", in one number that is quickly compared.
constexpr std::uint16_t symbol_code(std::string_view symbol) {
  const int second = symbol.size() > 1 ? static_cast<unsigned char>(symbol[1]) : 0;
  return static_cast<std::uint16_t>(static_cast<unsigned char>(symbol[0]) | second << 8);
}

struct Token {
  enum class Kind : std::uint8_t { end, identifier, quoted, integer, uinteger, floating, string, symbol };

  Kind kind = Kind::end;
  Range range;            // bytes of the source
  std::string_view text;  // of the source; of a quoted field without its quotes, of a uint without its u

  std::uint16_t symbol = 0;  // its code, also of the word "in"; else 0

  bool is(std::string_view wanted) const { return symbol == symbol_code(wanted); }
};

// What is wrong with an expression; the caller knows in which document it stands.
struct ExprIssue {
  issue::Code code;
  Range range;  // bytes of the source
  std::string message;
};

void add(std::vector<ExprIssue>& issues, issue::Code code, Range range,
         std::initializer_list<std::string_view> message);

// All tokens, closed by one of kind `end`. What is no token is an issue and is left out.
std::vector<Token> tokenize(std::string_view source, std::vector<ExprIssue>& issues);

}  // namespace plangate
