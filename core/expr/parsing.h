// Tokens to a tree, by recursive descent: operators in parser.cpp, what they stand between in operands.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "expr/ast_builder.h"
#include "expr/token.h"

namespace plangate {

struct BinaryOperator {
  std::string_view symbol;
  Op op;
  int precedence;
};

class Parser {
 public:
  Parser(std::string_view source, std::vector<Token> tokens, std::vector<ExprIssue>& issues)
      : source_(source), tokens_(std::move(tokens)), ast_(tokens_.size(), issues) {}

  std::optional<Ast> run();

 private:
  const Token& current() const { return tokens_[at_]; }
  void advance() {
    if (current().kind != Token::Kind::end) ++at_;
  }
  bool take(std::string_view symbol);
  void expect(std::string_view symbol);
  std::string found() const;
  NodeId fail(Range range, std::initializer_list<std::string_view> message, issue::Code code = issue::expr_syntax);
  Range from(Range start) const { return {start.start, at_ == 0 ? start.end : tokens_[at_ - 1].range.end}; }
  bool enter();  // whether there is room for one more level of brackets, unary operators or conditionals

  NodeId expression();
  const BinaryOperator* binary_operator() const;
  NodeId binary(int precedence);
  NodeId chain(const BinaryOperator& op, const Operand& first);
  NodeId unary();

  NodeId member();
  NodeId members(NodeId target, Range start);
  NodeId element(NodeId target, Range start);
  NodeId field(NodeId target, Range start);
  NodeId call(const Token& name, Range start, std::optional<NodeId> target);
  void items(std::vector<NodeId>& args, std::string_view close, bool optional);
  NodeId entry();
  NodeId list(Range start);
  NodeId map(Range start);
  NodeId primary();
  NodeId bracketed(const Token& token);
  NodeId word(const Token& token, std::string_view name);
  NodeId text(const Token& token);
  NodeId number(bool negative, Range start);

  std::string_view source_;
  std::vector<Token> tokens_;
  AstBuilder ast_;
  std::size_t at_ = 0;
  std::uint16_t nesting_ = 0;
};

}  // namespace plangate
