#include "expr/parser.h"

#include <algorithm>
#include <span>

#include "expr/functions.h"
#include "expr/int_literal.h"
#include "expr/limits.h"
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
  Parser(std::vector<Token> tokens, std::vector<ExprIssue>& issues) : tokens_(std::move(tokens)), issues_(issues) {}

  std::optional<Ast> run() {
    ast_.root = expression();
    if (!failed_ && current().kind != Token::Kind::end)
      fail(current().range, {"Expected the end of the expression", found()});
    if (failed_) return std::nullopt;
    return std::move(ast_);
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

  // Only the first failure is told: what follows it in the same expression is noise.
  NodeId fail(Range range, std::initializer_list<std::string_view> message, issue::Code code = issue::expr_syntax) {
    if (!failed_) plangate::add(issues_, code, range, message);
    failed_ = true;
    at_ = tokens_.size() - 1;
    return 0;
  }

  NodeId add(AstNode node) {
    if (node.depth > max_tree_depth)
      return fail(node.range, {"The expression is nested too deeply."}, issue::expr_too_deep);
    if (ast_.nodes.size() >= max_nodes)
      return fail(node.range, {"The expression has too many parts."}, issue::expr_too_large);
    ast_.nodes.push_back(std::move(node));
    return static_cast<NodeId>(ast_.nodes.size() - 1);
  }
  NodeId add(Op op, Range range, std::span<const NodeId> args) {
    if (failed_) return 0;
    AstNode node{op, range, static_cast<std::uint32_t>(ast_.args.size()), static_cast<std::uint32_t>(args.size())};
    for (NodeId arg : args)
      node.depth = std::max<std::uint16_t>(node.depth, static_cast<std::uint16_t>(ast_[arg].depth + 1));
    ast_.args.insert(ast_.args.end(), args.begin(), args.end());
    return add(std::move(node));
  }
  NodeId add(Op op, Range range, std::initializer_list<NodeId> args) {
    return add(op, range, std::span(args.begin(), args.size()));
  }
  NodeId leaf(Op op, Range range, std::string text, std::int64_t integer = 0) {
    AstNode node{op, range};
    node.text = std::move(text);
    node.integer = integer;
    return add(std::move(node));
  }
  Range from(Range start) const { return {start.start, at_ == 0 ? start.end : tokens_[at_ - 1].range.end}; }

  NodeId expression() {
    if (++nesting_ > max_nesting)
      return fail(current().range, {"The expression is nested too deeply."}, issue::expr_too_deep);
    const Range start = current().range;
    NodeId result = binary(1);
    if (take("?")) {
      const NodeId yes = binary(1);
      expect(":");
      const NodeId no = expression();
      result = add(Op::conditional, from(start), {result, yes, no});
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
        left = chain(*op, left, start);
        continue;
      }
      advance();
      const NodeId right = binary(op->precedence + 1);
      left = add(op->op, from(start), {left, right});
    }
    return left;
  }

  // a && b && c ...: balanced, so that a long list of conditions is not a deep tree. Absorption is associative.
  NodeId chain(const BinaryOperator& op, NodeId first, Range start) {
    std::vector<NodeId> operands{first};
    while (take(op.symbol)) operands.push_back(binary(op.precedence + 1));
    return failed_ ? 0 : balanced(op.op, operands, 0, operands.size(), from(start));
  }
  NodeId balanced(Op op, const std::vector<NodeId>& operands, std::size_t begin, std::size_t end, Range whole) {
    if (end - begin == 1) return operands[begin];
    const std::size_t middle = begin + (end - begin) / 2;
    const NodeId left = balanced(op, operands, begin, middle, whole);
    const NodeId right = balanced(op, operands, middle, end, whole);
    return failed_ ? 0 : add(op, Range{ast_[left].range.start, ast_[right].range.end}, {left, right});
  }

  NodeId unary() {
    const Range start = current().range;
    if (!current().is("!") && !current().is("-")) return member();
    if (++nesting_ > max_nesting) return fail(start, {"The expression is nested too deeply."}, issue::expr_too_deep);
    const bool minus = current().is("-");
    advance();
    NodeId result = 0;
    if (minus && (current().kind == Token::Kind::integer || current().kind == Token::Kind::floating))
      result = number(true, start);
    else result = add(minus ? Op::negate : Op::logical_not, start, {unary()});
    --nesting_;
    if (!failed_) ast_[result].range = from(start);
    return result;
  }

  NodeId member() {
    const Range start = current().range;
    NodeId target = primary();
    while (!failed_) {
      if (current().is("["))
        return fail(current().range, {"Reading an element with [ ] is not supported yet."}, issue::expr_unsupported);
      if (current().is("{"))
        return fail(current().range, {"Building messages is not supported."}, issue::expr_unsupported);
      if (!take(".")) break;
      const Token field = current();
      if (field.kind != Token::Kind::identifier) return fail(field.range, {"Expected a name behind \".\"", found()});
      advance();
      target = current().is("(") ? call(field, start, target) : select(target, field, start);
    }
    return target;
  }

  NodeId select(NodeId target, const Token& field, Range start) {
    AstNode& node = ast_[target];
    if (node.op != Op::name)
      return fail(field.range, {"Only names have fields; \".", field.text, "\" stands behind something else."});
    node.text += join({".", field.text});
    node.range = from(start);
    return target;
  }

  NodeId call(const Token& name, Range start, std::optional<NodeId> target) {
    advance();
    std::vector<NodeId> args;
    if (target) args.push_back(*target);
    arguments(args, ")");
    if (failed_) return 0;
    const bool method = target.has_value();
    if (name.text == "has" && !method) return has(args, from(start));
    const Function* function = find_function(name.text, method);
    if (function != nullptr && args.size() == function->arguments) return add(function->op, from(start), args);
    return wrong_call(name, function, args, method, from(start));
  }

  // Reported without ending the reading: what else is wrong in the expression is worth knowing too.
  NodeId wrong_call(const Token& name, const Function* function, std::vector<NodeId>& args, bool method, Range range) {
    if (function != nullptr) {
      const std::string count = std::to_string(function->arguments - (method ? 1 : 0));
      plangate::add(issues_, issue::expr_wrong_type, range, {"\"", name.text, "\" takes ", count, " arguments."});
    } else if (is_later_function(name.text)) {
      plangate::add(issues_, issue::expr_unsupported, name.range, {"\"", name.text, "\" is not supported yet."});
      args.clear();  // a macro's arguments name variables of their own
    } else {
      const std::string hint = did_you_mean(name.text, function_names());
      plangate::add(issues_, issue::expr_unknown_function, name.range,
                    {"There is no function \"", name.text, "\".", hint});
    }
    return add(Op::invalid, range, args);
  }

  NodeId has(const std::vector<NodeId>& args, Range range) {
    if (args.size() == 1 && ast_[args[0]].op == Op::name && ast_[args[0]].text.find('.') != std::string::npos)
      return add(Op::has, range, args);
    return fail(range, {"has() takes one field, such as has(subscription.committedUntil)."});
  }

  void arguments(std::vector<NodeId>& args, std::string_view close) {
    while (!failed_ && !current().is(close)) {
      args.push_back(expression());
      if (!take(",")) break;
    }
    expect(close);
  }

  NodeId primary() {
    const Token token = current();
    switch (token.kind) {
      case Token::Kind::end: return fail(token.range, {"Expected a value, but the expression ends."});
      case Token::Kind::integer:
      case Token::Kind::floating: return number(false, token.range);
      case Token::Kind::string: advance(); return leaf(Op::string, token.range, token.text);
      case Token::Kind::identifier: advance(); return word(token);
      case Token::Kind::symbol: break;
    }
    if (take("(")) {
      const NodeId inner = expression();
      expect(")");
      return inner;
    }
    if (take("[")) {
      std::vector<NodeId> items;
      arguments(items, "]");
      return add(Op::list, from(token.range), items);
    }
    if (token.is("{")) return fail(token.range, {"Maps are not supported yet."}, issue::expr_unsupported);
    return fail(token.range, {"Expected a value, found \"", token.text, "\"."});
  }

  NodeId word(const Token& token) {
    if (token.text == "true" || token.text == "false")
      return leaf(Op::boolean, token.range, {}, token.text == "true" ? 1 : 0);
    if (token.text == "null") return leaf(Op::null, token.range, {});
    if (current().is("(")) return call(token, token.range, std::nullopt);
    if (is_reserved_word(token.text)) return fail(token.range, {"\"", token.text, "\" is a reserved word of CEL."});
    return leaf(Op::name, token.range, token.text);
  }

  NodeId number(bool negative, Range start) {
    const Token token = current();
    advance();
    const std::string text = (negative ? "-" : "") + token.text;
    AstNode node{Op::floating, from(start)};
    if (token.kind == Token::Kind::floating) {
      node.floating = parse_double(text);
      return node.floating - node.floating == 0 ? add(std::move(node))
                                                : fail(token.range, {text, " is too large."}, issue::expr_overflow);
    }
    node.op = Op::integer;
    const std::optional<std::int64_t> value = parse_int_literal(token.text, negative);
    if (!value) return fail(token.range, {text, " does not fit an int."}, issue::expr_overflow);
    node.integer = *value;
    return add(std::move(node));
  }

  std::vector<Token> tokens_;
  std::vector<ExprIssue>& issues_;
  Ast ast_;
  std::size_t at_ = 0;
  std::uint16_t nesting_ = 0;
  bool failed_ = false;
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
  return Parser(std::move(tokens), issues).run();
}

}  // namespace plangate
