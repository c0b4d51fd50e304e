#include <algorithm>

#include "expr/functions.h"
#include "expr/int_literal.h"
#include "expr/macros.h"
#include "expr/parsing.h"
#include "expr/string_literal.h"
#include "json/number_text.h"
#include "json/text.h"

namespace plangate {

NodeId Parser::member() {
  const Range start = current().range;
  return members(primary(), start);
}

NodeId Parser::members(NodeId target, Range start) {
  while (!ast_.failed()) {
    if (current().is("{"))
      return fail(current().range, {"Building messages is not supported."}, issue::expr_unsupported);
    if (take("[")) target = element(target, start);
    else if (take(".")) target = field(target, start);
    else break;
  }
  return target;
}

NodeId Parser::element(NodeId target, Range start) {
  const bool optional = take("?");
  const NodeId key = expression();
  expect("]");
  return ast_.add(optional ? Op::index_optional : Op::index, from(start), {target, key});
}

NodeId Parser::field(NodeId target, Range start) {
  const bool optional = take("?");
  const Token name = current();
  if (name.kind != Token::Kind::identifier && name.kind != Token::Kind::quoted)
    return fail(name.range, {"Expected a name behind \".\"", found()});
  advance();
  if (current().is("(") && name.kind == Token::Kind::identifier && !optional) return call(name, start, target);
  return ast_.add(optional ? Op::select_optional : Op::select, from(start), {target}, name.text);
}

NodeId Parser::call(const Token& name, Range start, std::optional<NodeId> target) {
  advance();
  CallSyntax call{name.text, name.range, {}, target, {}};
  items(call.args, ")", false);
  if (ast_.failed()) return 0;
  call.range = from(start);
  if (const std::optional<NodeId> macro = build_macro(ast_, call)) return *macro;
  if (target) call.args.insert(call.args.begin(), *target);
  return ast_.call(call.range, name.text, name.range.start, target.has_value(), call.args);
}

// Expressions with commas between them, up to `close`.
void Parser::items(std::vector<NodeId>& args, std::string_view close, bool optional) {
  while (!ast_.failed() && !current().is(close)) {
    args.push_back(optional ? entry() : expression());
    if (!take(",")) break;
  }
  expect(close);
}

// An expression, or one with "?" in front.
NodeId Parser::entry() {
  const Range start = current().range;
  if (!take("?")) return expression();
  const NodeId value = expression();
  return ast_.add(Op::optional_entry, from(start), {value});
}

NodeId Parser::list(Range start) {
  std::vector<NodeId> args;
  items(args, "]", true);
  return ast_.add(Op::list, from(start), args);
}

NodeId Parser::map(Range start) {
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

NodeId Parser::primary() {
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
  return bracketed(token);
}

// What begins with a bracket, or a dot: a name from the root, past the variables of macros.
NodeId Parser::bracketed(const Token& token) {
  if (take("(")) {
    const NodeId inner = expression();
    expect(")");
    return inner;
  }
  if (take("{")) return map(token.range);
  if (take("[")) return list(token.range);
  const Token& next = tokens_[std::min(at_ + 1, tokens_.size() - 1)];
  if (token.is(".") && next.kind == Token::Kind::identifier) {
    advance();
    advance();
    return word(next, join({".", next.text}));
  }
  return fail(token.range, {"Expected a value, found \"", token.text, "\"."});
}

NodeId Parser::word(const Token& token, std::string_view name) {
  if (name == "true" || name == "false") return ast_.literal(Op::boolean, token.range, Cell::of(name == "true"));
  if (name == "null") return ast_.literal(Op::null, token.range, Cell::null());
  if (is_reserved_word(token.text)) return fail(token.range, {"\"", token.text, "\" is a reserved word of CEL."});
  if (current().is("(")) return call(token, token.range, std::nullopt);
  return ast_.leaf(Op::name, token.range, name);
}

NodeId Parser::text(const Token& token) {
  std::string value;
  const bool bytes = read_string_literal(source_, token.range.start, value).bytes;
  return ast_.leaf(bytes ? Op::bytes : Op::string, token.range, value);
}

NodeId Parser::number(bool negative, Range start) {
  const Token token = current();
  advance();
  const std::string text = join({negative ? "-" : "", token.text});
  if (token.kind == Token::Kind::floating) {
    const double value = parse_double(text);
    if (value - value != 0) return fail(token.range, {text, " is too large."}, issue::expr_overflow);
    return ast_.literal(Op::floating, from(start), Cell::of(value));
  }
  const auto natural = token.kind == Token::Kind::uinteger ? parse_uint_literal(token.text) : std::nullopt;
  if (natural) return ast_.literal(Op::uinteger, from(start), Cell::of(*natural));
  const auto value = token.kind == Token::Kind::integer ? parse_int_literal(token.text, negative) : std::nullopt;
  if (value) return ast_.literal(Op::integer, from(start), Cell::of(*value));
  const std::string_view type = token.kind == Token::Kind::integer ? "an int." : "a uint.";
  return fail(token.range, {text, " does not fit ", type}, issue::expr_overflow);
}

}  // namespace plangate
