#include "expr/parser.h"

#include <algorithm>
#include <iterator>
#include <span>

#include "expr/limits.h"
#include "expr/parsing.h"
#include "json/text.h"

namespace plangate {
namespace {

// google/cel-spec, langdef, "Syntax": higher binds tighter; all associate to the left.
constexpr BinaryOperator binary_operators[] = {
    {"||", Op::logical_or, 1}, {"&&", Op::logical_and, 2}, {"==", Op::equal, 3},   {"!=", Op::not_equal, 3},
    {"<", Op::less, 3},        {"<=", Op::less_equal, 3},  {">", Op::greater, 3},  {">=", Op::greater_equal, 3},
    {"in", Op::in, 3},         {"+", Op::add, 4},          {"-", Op::subtract, 4}, {"*", Op::multiply, 5},
    {"/", Op::divide, 5},      {"%", Op::modulo, 5},
};

bool is_word(std::string_view text, std::string_view lower) {
  return std::equal(text.begin(), text.end(), lower.begin(), lower.end(),
                    [](char a, char b) { return (a | 0x20) == b; });
}

// What other languages write as words.
std::string_view operator_for(std::string_view word) {
  if (is_word(word, "and")) return " Write \"&&\".";
  if (is_word(word, "or")) return " Write \"||\".";
  return is_word(word, "not") ? " Write \"!\"." : "";
}

}  // namespace

std::optional<Ast> Parser::run() {
  const NodeId root = expression();
  if (!ast_.failed() && current().kind != Token::Kind::end)
    fail(current().range, {"Expected the end of the expression", found()});
  if (ast_.failed()) return std::nullopt;
  return ast_.take(root);
}

bool Parser::take(std::string_view symbol) {
  if (!current().is(symbol)) return false;
  advance();
  return true;
}
void Parser::expect(std::string_view symbol) {
  if (!take(symbol)) fail(current().range, {"Expected \"", symbol, "\"", found()});
}
std::string Parser::found() const {
  if (current().kind == Token::Kind::end) return ", but the expression ends.";
  const std::string_view before = at_ == 0 ? std::string_view() : tokens_[at_ - 1].text;
  const std::string_view hint = is_word(before, "not") ? "not" : current().text;
  return join({", found \"", current().text, "\".", operator_for(hint)});
}
NodeId Parser::fail(Range range, std::initializer_list<std::string_view> message, issue::Code code) {
  at_ = tokens_.size() - 1;
  return ast_.fail(range, message, code);
}
bool Parser::enter() {
  if (++nesting_ <= max_nesting + 1) return true;  // the whole expression is no bracket
  ast_.too_deep(current().range);
  at_ = tokens_.size() - 1;
  return false;
}

NodeId Parser::expression() {
  if (!enter()) return 0;
  const Range start = current().range;
  NodeId result = binary(1);
  if (take("?")) {
    const NodeId yes = binary(1);
    expect(":");
    const NodeId no = expression();
    result = ast_.add(Op::conditional, from(start), {result, yes, no});
  }
  --nesting_;
  return result;
}

const BinaryOperator* Parser::binary_operator() const {
  if (current().symbol == 0) return nullptr;
  for (const BinaryOperator& op : binary_operators)
    if (current().is(op.symbol)) return &op;
  return nullptr;
}

NodeId Parser::binary(int precedence) {
  const Range start = current().range;
  NodeId left = unary();
  for (const BinaryOperator* op = binary_operator(); op != nullptr && op->precedence >= precedence;
       op = binary_operator()) {
    if (op->precedence <= 2) {
      left = chain(*op, {left, from(start)});
      continue;
    }
    advance();
    const NodeId right = binary(op->precedence + 1);
    left = ast_.add(op->op, from(start), {left, right});
  }
  return left;
}

NodeId Parser::chain(const BinaryOperator& op, const Operand& first) {  // a && b && c ...
  std::vector<Operand> operands;
  operands.reserve(4);
  operands.push_back(first);
  while (take(op.symbol)) {
    const Range start = current().range;
    const NodeId operand = binary(op.precedence + 1);
    operands.push_back({operand, from(start)});
  }
  return ast_.balanced(op.op, operands);
}

NodeId Parser::unary() {
  const Range start = current().range;
  if (!current().is("!") && !current().is("-")) return member();
  if (!enter()) return 0;
  const bool minus = current().is("-");
  advance();
  NodeId result = 0;
  if (minus && (current().kind == Token::Kind::integer || current().kind == Token::Kind::floating))
    result = members(number(true, start), start);
  else result = ast_.add(minus ? Op::negate : Op::logical_not, start, {unary()});
  --nesting_;
  if (!ast_.failed()) ast_[result].range = from(start);
  return result;
}

std::optional<Ast> parse_expression(std::string_view source, std::vector<ExprIssue>& issues) {
  if (source.size() > max_source_bytes) {
    add(issues, issue::expr_too_long, {},
        {"An expression is at most ", std::to_string(max_source_bytes), " bytes long."});
    return std::nullopt;
  }
  const std::size_t before = issues.size();
  std::vector<Token> tokens = tokenize(source, issues);
  if (issues.size() != before) return std::nullopt;
  return Parser(source, std::move(tokens), issues).run();
}

}  // namespace plangate
