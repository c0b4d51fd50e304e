#pragma once

#include <initializer_list>
#include <span>
#include <string>

#include "expr/ast.h"

namespace plangate {

// One of several that an operator joins, and where it stands with its brackets.
struct Operand {
  NodeId node;
  Range range;
};

// Puts nodes together, children first, within the limits of size and depth. Of failures only the first is told: what
// follows it in the same expression is noise.
class AstBuilder {
 public:
  // `tokens`: of the source, each of which becomes a node at most.
  AstBuilder(std::size_t tokens, std::vector<ExprIssue>& issues);

  NodeId fail(Range range, std::initializer_list<std::string_view> message, issue::Code code = issue::expr_syntax);
  NodeId too_deep(Range range);
  bool failed() const { return failed_; }

  NodeId add(Op op, Range range, std::span<const NodeId> args, std::string_view text = {});
  NodeId add(Op op, Range range, std::initializer_list<NodeId> args, std::string_view text = {}) {
    return add(op, range, std::span(args.begin(), args.size()), text);
  }
  NodeId leaf(Op op, Range range, std::string_view text) { return add(op, range, std::span<const NodeId>(), text); }
  NodeId literal(Op op, Range range, const Cell& value);
  // `name_at`: where the function's name stands in the source.
  NodeId call(Range range, std::string_view name, std::uint32_t name_at, bool method, std::span<const NodeId> args);
  NodeId macro(Range range, Macro macro, std::uint8_t variables, std::span<const NodeId> args);

  // operands[0] op operands[1] op ... as a balanced tree, so that a long list of conditions is not a deep one. For
  // operators that are associative.
  NodeId balanced(Op op, std::span<const Operand> operands);

  AstNode& operator[](NodeId id) { return ast_[id]; }
  const Ast& ast() const { return ast_; }
  Ast take(NodeId root);

 private:
  std::vector<ExprIssue>& issues_;
  Ast ast_;
  bool failed_ = false;
};

}  // namespace plangate
