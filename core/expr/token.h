// Source text to tokens (google/cel-spec, langdef, "Lexical syntax").
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "json/issue.h"

namespace plangate {

struct Token {
  enum class Kind : std::uint8_t { end, identifier, quoted, integer, uinteger, floating, string, symbol };

  Kind kind = Kind::end;
  Range range;            // bytes of the source
  std::string_view text;  // of the source; of a quoted field without its quotes, of a uint without its u

  bool is(std::string_view symbol) const { return kind == Kind::symbol && text == symbol; }
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
