#include "expr/parser.h"

#include <algorithm>
#include <span>

#include "expr/ast_builder.h"
#include "expr/functions.h"
#include "expr/int_literal.h"
#include "expr/limits.h"
#include "expr/macros.h"
#include "expr/string_literal.h"
#include "json/number_text.h"
#include "json/text.h"

namespace plangate {
namespace {

struct BinaryOperator {
  std::string_view symbol;
  Op op;
  int precedence;
};

// google/cel-spec, langdef, "Syntax": higher binds tighter; all associate to the left.
constexpr BinaryOperator binary_operators[] = {
    {"||", Op::logical_or, 1}, {"&&", Op::logical_and, 2}, {"==", Op::equal, 3},   {"!=", Op::not_equal, 3},
    {"<", Op::less, 3},        {"<=", Op::less_equal, 3},  {">", Op::greater, 3},  {">=", Op::greater_equal, 3},
    {"in", Op::in, 3},         {"+", Op::add, 4},          {"-", Op::subtract, 4}, {"*", Op::multiply, 5},
    {"/", Op::divide, 5},      {"%", Op::modulo, 5},
};

class Parser {
 public:
  Parser(std::string_view source, std::vector<Token> tokens, std::vector<ExprIssue>& issues)
      : source_(source), tokens_(std::move(tokens)), ast_(issues) {}

  std::optional<Ast> run() {
    const NodeId root = expression();
    if (!ast_.failed() && current().kind != Token::Kind::end)
      fail(current().range, {"Expected the end of the expression", found()});
    if (ast_.failed()) return std::nullopt;
    return ast_.take(root);
  }

 private:
  const Token& current() const { return tokens_[at_]; }
  void advance() {
    if (current().kind != Token::Kind::end) ++at_;
  }
  bool take(std::string_view symbol) {
    if (!current().is(symbol)) return false;
    advance();
    return true;
  }
  void expect(std::string_view symbol) {
    if (!take(symbol)) fail(current().range, {"Expected \"", symbol, "\"", found()});
  }
  std::string found() const {
    return current().kind == Token::Kind::end ? ", but the expression ends."
                                              : join({", found \"", current().text, "\"."});
  }
  NodeId fail(Range range, std::initializer_list<std::string_view> message, issue::Code code = issue::expr_syntax) {
    at_ = tokens_.size() - 1;
    return ast_.fail(range, message, code);
  }
  Range from(Range start) const { return {start.start, at_ == 0 ? start.end : tokens_[at_ - 1].range.end}; }

  // Whether there is room for one more level of brackets, unary operators or conditionals.
  bool enter() {
    if (++nesting_ <= max_nesting) return true;
    ast_.too_deep(current().range);
    at_ = tokens_.size() - 1;
    return false;
  }

  NodeId expression() {
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

  const BinaryOperator* binary_operator() const {
    const bool word = current().kind == Token::Kind::identifier;
    if (!word && current().kind != Token::Kind::symbol) return nullptr;
    const auto* found = std::find_if(std::begin(binary_operators), std::end(binary_operators),
                                     [&](const BinaryOperator& op) { return op.symbol == current().text; });
    return found == std::end(binary_operators) ? nullptr : found;
  }

  NodeId binary(int precedence) {
    const Range start = current().range;
    NodeId left = unary();
    for (const BinaryOperator* op = binary_operator(); op != nullptr && op->precedence >= precedence;
         op = binary_operator()) {
      if (op->precedence <= 2) {
        left = chain(*op, left);
        continue;
      }
      advance();
      const NodeId right = binary(op->precedence + 1);
      left = ast_.add(op->op, from(start), {left, right});
    }
    return left;
  }

  NodeId chain(const BinaryOperator& op, NodeId first) {  // a && b && c ...
    std::vector<NodeId> operands{first};
    while (take(op.symbol)) operands.push_back(binary(op.precedence + 1));
    return ast_.balanced(op.op, operands);
  }

  NodeId unary() {
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

  NodeId member() {
    const Range start = current().range;
    return members(primary(), start);
  }

  NodeId members(NodeId target, Range start) {
    while (!ast_.failed()) {
      if (current().is("{"))
        return fail(current().range, {"Building messages is not supported."}, issue::expr_unsupported);
      if (take("[")) target = element(target, start);
      else if (take(".")) target = field(target, start);
      else break;
    }
    return target;
  }

  NodeId element(NodeId target, Range start) {
    const bool optional = take("?");
    const NodeId key = expression();
    expect("]");
    return ast_.add(optional ? Op::index_optional : Op::index, from(start), {target, key});
  }

  NodeId field(NodeId target, Range start) {
    const bool optional = take("?");
    const Token name = current();
    if (name.kind != Token::Kind::identifier && name.kind != Token::Kind::quoted)
      return fail(name.range, {"Expected a name behind \".\"", found()});
    advance();
    if (current().is("(") && name.kind == Token::Kind::identifier && !optional) return call(name, start, target);
    return ast_.add(optional ? Op::select_optional : Op::select, from(start), {target}, name.text);
  }

  NodeId call(const Token& name, Range start, std::optional<NodeId> target) {
    advance();
    CallSyntax call{name.text, name.range, {}, target, {}};
    items(call.args, ")", false);
    if (ast_.failed()) return 0;
    call.range = from(start);
    if (const std::optional<NodeId> macro = build_macro(ast_, call)) return *macro;
    AstNode node;
    node.op = Op::call;
    node.range = call.range;
    node.text = name.text;
    node.name_at = name.range.start;
    node.method = target.has_value();
    if (target) call.args.insert(call.args.begin(), *target);
    return ast_.add(std::move(node), call.args);
  }

  // Expressions with commas between them, up to `close`.
  void items(std::vector<NodeId>& args, std::string_view close, bool optional) {
    while (!ast_.failed() && !current().is(close)) {
      args.push_back(optional ? entry() : expression());
      if (!take(",")) break;
    }
    expect(close);
  }

  // An expression, or one with "?" in front.
  NodeId entry() {
    const Range start = current().range;
    if (!take("?")) return expression();
    const NodeId value = expression();
    return ast_.add(Op::optional_entry, from(start), {value});
  }

  NodeId map(Range start) {
    std::vector<NodeId> args;
    while (!ast_.failed() && !current().is("}")) {
      args.push_back(entry());
      expect(":");
      args.push_back(expression());
      if (!take(",")) break;
    }
    expect("}");
    return ast_.add(Op::map, from(start), args);
  }

  NodeId primary() {
    const Token token = current();
    switch (token.kind) {
      case Token::Kind::end: return fail(token.range, {"Expected a value, but the expression ends."});
      case Token::Kind::integer:
      case Token::Kind::uinteger:
      case Token::Kind::floating: return number(false, token.range);
      case Token::Kind::string: advance(); return text(token);
      case Token::Kind::identifier: advance(); return word(token, token.text);
      default: break;
    }
    if (take("(")) {
      const NodeId inner = expression();
      expect(")");
      return inner;
    }
    if (take("{")) return map(token.range);
    if (take("[")) {
      std::vector<NodeId> args;
      items(args, "]", true);
      return ast_.add(Op::list, from(token.range), args);
    }
    const Token& next = tokens_[std::min(at_ + 1, tokens_.size() - 1)];
    if (token.is(".") && next.kind == Token::Kind::identifier) {  // from the root, past variables of macros
      advance();
      advance();
      return word(next, join({".", next.text}));
    }
    return fail(token.range, {"Expected a value, found \"", token.text, "\"."});
  }

  NodeId word(const Token& token, std::string_view name) {
    if (name == "true" || name == "false") return ast_.literal(Op::boolean, token.range, Cell::of(name == "true"));
    if (name == "null") return ast_.literal(Op::null, token.range, Cell::null());
    if (current().is("(")) return call(token, token.range, std::nullopt);
    if (is_reserved_word(token.text)) return fail(token.range, {"\"", token.text, "\" is a reserved word of CEL."});
    return ast_.leaf(Op::name, token.range, name);
  }

  NodeId text(const Token& token) {
    std::string value;
    const bool bytes = read_string_literal(source_, token.range.start, value).bytes;
    return ast_.leaf(bytes ? Op::bytes : Op::string, token.range, value);
  }

  NodeId number(bool negative, Range start) {
    const Token token = current();
    advance();
    const std::string text = join({negative ? "-" : "", token.text});
    if (token.kind == Token::Kind::floating) {
      const double value = parse_double(text);
      if (value - value != 0) return fail(token.range, {text, " is too large."}, issue::expr_overflow);
      return ast_.literal(Op::floating, from(start), Cell::of(value));
    }
    if (token.kind == Token::Kind::uinteger) {
      const std::optional<std::uint64_t> value = parse_uint_literal(token.text);
      if (!value) return fail(token.range, {text, " does not fit a uint."}, issue::expr_overflow);
      return ast_.literal(Op::uinteger, from(start), Cell::of(*value));
    }
    const std::optional<std::int64_t> value = parse_int_literal(token.text, negative);
    if (!value) return fail(token.range, {text, " does not fit an int."}, issue::expr_overflow);
    return ast_.literal(Op::integer, from(start), Cell::of(*value));
  }

  std::string_view source_;
  std::vector<Token> tokens_;
  AstBuilder ast_;
  std::size_t at_ = 0;
  std::uint16_t nesting_ = 0;
};

}  // namespace

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
