#include "expr/token.h"

#include "expr/string_literal.h"
#include "json/text.h"

namespace plangate {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

class Lexer {
 public:
  Lexer(std::string_view source, std::vector<ExprIssue>& issues) : source_(source), issues_(issues) {}

  std::vector<Token> run() {
    tokens_.reserve(source_.size() / 4 + 2);
    for (skip_space(); at_ < source_.size() && !lost_; skip_space()) next();
    add(Token::Kind::end, at_);
    return std::move(tokens_);
  }

 private:
  char peek(std::size_t ahead = 0) const { return at_ + ahead < source_.size() ? source_[at_ + ahead] : '\0'; }

  void skip_space() {
    for (; at_ < source_.size(); ++at_) {
      const char c = peek();
      if (c == '/' && peek(1) == '/') {
        while (at_ + 1 < source_.size() && peek(1) != '\n') ++at_;
      } else if (c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f') {
        return;
      }
    }
  }

  void add(Token::Kind kind, std::size_t start) {
    tokens_.push_back({kind, range_from(start), source_.substr(start, at_ - start), 0});
  }
  Range range_from(std::size_t start) const {
    return {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(at_)};
  }

  void next() {
    const char c = peek();
    if (at_string_literal(source_.substr(at_))) return string();
    if (is_letter(c)) return identifier();
    if (c == '`') return quoted();
    if (is_digit(c) || (c == '.' && is_digit(peek(1)))) return number();
    symbol();
  }

  void identifier() {
    const std::size_t start = at_;
    while (is_letter(peek()) || is_digit(peek())) ++at_;
    add(Token::Kind::identifier, start);
    if (tokens_.back().text == "in") tokens_.back().symbol = symbol_code("in");
  }

  // A field that is no identifier, such as `content-type`.
  void quoted() {
    const std::size_t start = at_;
    constexpr std::string_view others = "_.-/ ";
    do ++at_;
    while (is_letter(peek()) || is_digit(peek()) || others.find(peek()) != std::string_view::npos);
    if (peek() != '`' || at_ == start + 1)
      return fail(issue::expr_syntax, start,
                  {"A quoted field holds letters, digits and _ . - / only, and ends with `."});
    ++at_;
    add(Token::Kind::quoted, start);
    tokens_.back().text = source_.substr(start + 1, at_ - start - 2);
  }

  void digits() {
    while (is_digit(peek())) ++at_;
  }

  void number() {
    const std::size_t start = at_;
    Token::Kind kind = Token::Kind::integer;
    if (peek() == '0' && (peek(1) == 'x' || peek(1) == 'X')) {
      for (at_ += 2; is_hex(peek());) ++at_;
    } else {
      digits();
      if (peek() == '.' && is_digit(peek(1))) {
        kind = Token::Kind::floating;
        ++at_;
        digits();
      }
      if (peek() == 'e' || peek() == 'E') {
        kind = Token::Kind::floating;
        at_ += peek(1) == '+' || peek(1) == '-' ? 2 : 1;
        digits();
      }
    }
    const std::size_t end = at_;
    while (is_letter(peek()) || is_digit(peek())) ++at_;  // "12ab" is one mistake, not two tokens
    const bool is_unsigned = at_ == end + 1 && (source_[end] | 0x20) == 'u' && kind == Token::Kind::integer;
    if (at_ != end && !is_unsigned)
      return fail(issue::expr_syntax, start, {"\"", source_.substr(start, at_ - start), "\" is no number."});
    add(is_unsigned ? Token::Kind::uinteger : kind, start);
    tokens_.back().text = source_.substr(start, end - start);
  }

  void string() {
    const std::size_t start = at_;
    std::string value;
    const StringLiteralEnd end = read_string_literal(source_, at_, value);
    at_ = end.at;
    if (end.error.empty()) return add(Token::Kind::string, start);
    fail(issue::expr_syntax, start, {end.error});
    lost_ = !end.closed;  // what follows cannot be told apart from the text
  }

  void add_symbol(std::size_t size) {
    at_ += size;
    add(Token::Kind::symbol, at_ - size);
    tokens_.back().symbol = symbol_code(tokens_.back().text);
  }

  void symbol() {
    constexpr std::string_view doubles = "==!=<=>=&&||";
    constexpr std::string_view singles = "<>+-*/%!?:()[]{},.";
    const std::size_t start = at_;
    const std::size_t pair = at_ + 1 < source_.size() ? doubles.find(source_.substr(at_, 2)) : std::string_view::npos;
    if (pair % 2 == 0) return add_symbol(2);
    if (singles.find(peek()) != std::string_view::npos) return add_symbol(1);
    do ++at_;
    while (at_ < source_.size() && (static_cast<unsigned char>(source_[at_]) & 0xC0) == 0x80);
    const std::string text(source_.substr(start, at_ - start));
    std::string hint;
    if (text == "=") hint = " Compare with \"==\".";
    if (text == "&" || text == "|") hint = join({" Write \"", text, text, "\"."});
    fail(issue::expr_syntax, start, {"\"", text, "\" does not belong into an expression.", hint});
  }

  void fail(issue::Code code, std::size_t start, std::initializer_list<std::string_view> message) {
    plangate::add(issues_, code, range_from(start), message);
    lost_ = ++failures_ == most_failures;
  }

  std::string_view source_;
  std::vector<ExprIssue>& issues_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  static constexpr int most_failures = 10;  // in one expression: more of them tell nothing new
  int failures_ = 0;
  bool lost_ = false;
};

}  // namespace

void add(std::vector<ExprIssue>& issues, issue::Code code, Range range,
         std::initializer_list<std::string_view> message) {
  issues.push_back({code, range, join(message)});
}

std::vector<Token> tokenize(std::string_view source, std::vector<ExprIssue>& issues) {
  return Lexer(source, issues).run();
}

}  // namespace plangate
