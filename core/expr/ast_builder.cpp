#include "expr/ast_builder.h"

#include <algorithm>

#include "expr/limits.h"

namespace plangate {

namespace {

// How many temporary cells a node holds, at most, while its last argument is evaluated.
std::size_t own_depth(Op op, std::size_t args) {
  if (op == Op::macro) return 4;  // accumulator, iterator and variables
  if (op == Op::map) return 2;
  return op == Op::call && args > 2 ? args - 1 : 1;
}

}  // namespace

AstBuilder::AstBuilder(std::size_t tokens, std::vector<ExprIssue>& issues) : issues_(issues) {
  ast_.nodes.reserve(std::min(tokens, max_nodes));
  ast_.args.reserve(std::min(tokens, max_nodes));
}

NodeId AstBuilder::fail(Range range, std::initializer_list<std::string_view> message, issue::Code code) {
  if (!failed_) plangate::add(issues_, code, range, message);
  failed_ = true;
  if (ast_.nodes.empty()) ast_.nodes.emplace_back();  // so that node 0, given back here, exists
  return 0;
}

NodeId AstBuilder::too_deep(Range range) {
  return fail(range, {"The expression is nested too deeply."}, issue::expr_too_deep);
}

NodeId AstBuilder::add(Op op, Range range, std::span<const NodeId> args, std::string_view text) {
  if (failed_) return 0;
  std::size_t depth = 1;
  for (NodeId arg : args) depth = std::max(depth, ast_[arg].depth + own_depth(op, args.size()));
  if (depth > max_tree_depth) return too_deep(range);
  if (ast_.nodes.size() >= max_nodes) return fail(range, {"The expression has too many parts."}, issue::expr_too_large);
  AstNode& node = ast_.nodes.emplace_back();
  node.op = op;
  node.range = range;
  node.text = text;
  node.depth = static_cast<std::uint16_t>(depth);
  node.first_arg = static_cast<std::uint32_t>(ast_.args.size());
  node.arg_count = static_cast<std::uint32_t>(args.size());
  ast_.args.insert(ast_.args.end(), args.begin(), args.end());
  return static_cast<NodeId>(ast_.nodes.size() - 1);
}

NodeId AstBuilder::literal(Op op, Range range, const Cell& value) {
  const NodeId id = leaf(op, range, {});
  ast_[id].value = value;
  return id;
}

NodeId AstBuilder::call(Range range, std::string_view name, std::uint32_t name_at, bool method,
                        std::span<const NodeId> args) {
  const NodeId id = add(Op::call, range, args, name);
  ast_[id].name_at = name_at;
  ast_[id].method = method;
  return id;
}

NodeId AstBuilder::macro(Range range, Macro macro, std::uint8_t variables, std::span<const NodeId> args) {
  const NodeId id = add(macro == Macro::bind ? Op::bind : Op::macro, range, args);
  ast_[id].macro = macro;
  ast_[id].variables = variables;
  return id;
}

NodeId AstBuilder::balanced(Op op, std::span<const Operand> operands) {
  if (operands.size() == 1 || failed_) return operands[0].node;
  const std::size_t middle = operands.size() / 2;
  const NodeId left = balanced(op, operands.first(middle));
  const NodeId right = balanced(op, operands.subspan(middle));
  return failed_ ? 0 : add(op, Range{operands.front().range.start, operands.back().range.end}, {left, right});
}

Ast AstBuilder::take(NodeId root) {
  ast_.root = root;
  return std::move(ast_);
}

}  // namespace plangate
