#include "expr/compiler.h"

#include "expr/compiling.h"

namespace plangate {
namespace {

OpCode plain_code(Op op) {
  switch (op) {
    case Op::equal: return OpCode::equal;
    case Op::not_equal: return OpCode::not_equal;
    case Op::less: return OpCode::less;
    case Op::less_equal: return OpCode::less_equal;
    case Op::greater: return OpCode::greater;
    case Op::greater_equal: return OpCode::greater_equal;
    case Op::add: return OpCode::add;
    case Op::subtract: return OpCode::subtract;
    case Op::multiply: return OpCode::multiply;
    case Op::divide: return OpCode::divide;
    case Op::modulo: return OpCode::modulo;
    case Op::negate: return OpCode::negate;
    case Op::logical_not: return OpCode::logical_not;
    case Op::in: return OpCode::in;
    case Op::index: return OpCode::index;
    default: return OpCode::index_optional;
  }
}

}  // namespace

CellIndex Compiler::value(NodeId id, std::uint32_t depth) {
  const CellIndex cell = compile(id, depth);
  const AstNode& node = ast_[id];
  if ((node.op >= Op::constant && node.op != Op::type_name) || id == ast_.root)
    code_.parts.push_back(
        {node.range, cell, node.type.is(Type::Kind::boolean), static_cast<std::uint32_t>(code_.instructions.size())});
  return cell;
}

CellIndex Compiler::compile(NodeId id, std::uint32_t depth) {
  const AstNode& node = ast_[id];
  switch (node.op) {
    case Op::string: return frame_.constant(node.text);
    case Op::bytes: return frame_.constant(Cell::bytes(node.text));
    case Op::null:
    case Op::boolean:
    case Op::integer:
    case Op::uinteger:
    case Op::floating:
    case Op::type_name:
    case Op::constant: return frame_.constant(node.value);
    case Op::name: return cell_of_[node.name_id];
    case Op::local: return locals_[node.name_id];
    case Op::logical_and: return lazy(node, depth, OpCode::and_left, OpCode::and_right);
    case Op::logical_or: return lazy(node, depth, OpCode::or_left, OpCode::or_right);
    case Op::optional_or: return lazy(node, depth, OpCode::optional_left, OpCode::optional_right);
    case Op::optional_or_value: return lazy(node, depth, OpCode::value_left, OpCode::optional_right);
    case Op::conditional: return conditional(node, depth);
    case Op::has: return has(node, depth);
    case Op::select: return select(node, OpCode::index, depth);
    case Op::select_optional: return select(node, OpCode::index_optional, depth);
    case Op::list: return list(node, depth);
    case Op::map: return map(node, depth);
    case Op::call: return call(node, depth);
    case Op::macro: return macro(node, depth);
    case Op::bind: return bind(node, depth);
    case Op::invalid: return fail(node, depth);
    default: return plain(node, depth);
  }
}

std::size_t Compiler::emit(OpCode op, CellIndex dst, CellIndex a, std::uint16_t b, Range range) {
  code_.instructions.push_back({op, dst, a, b});
  code_.ranges.push_back(range);
  return code_.instructions.size() - 1;
}

void Compiler::land(std::size_t from) {
  code_.instructions[from].b = static_cast<std::uint16_t>(code_.instructions.size() - from - 1);
}

CellIndex Compiler::fail(const AstNode& node, std::uint32_t depth) {
  const CellIndex dst = frame_.temporary(depth);
  emit(OpCode::fail, dst, static_cast<CellIndex>(EvalError::type), 0, node.range);
  return dst;
}

CellIndex Compiler::plain(const AstNode& node, std::uint32_t depth) {
  const CellIndex a = value(arg(node, 0), depth);
  const CellIndex b = node.arg_count > 1 ? value(arg(node, 1), depth + 1) : a;
  const CellIndex dst = frame_.temporary(depth);
  emit(plain_code(node.op), dst, a, b, node.range);
  return dst;
}

// Of a && b && c the parts are a, b, c and the whole.
CellIndex Compiler::operand(const AstNode& node, std::uint32_t i, std::uint32_t depth) {
  return ast_.arg(node, i).op == node.op ? compile(arg(node, i), depth) : value(arg(node, i), depth);
}

CellIndex Compiler::lazy(const AstNode& node, std::uint32_t depth, OpCode left, OpCode right) {
  const CellIndex dst = frame_.temporary(depth);
  const std::size_t jump = emit(left, dst, operand(node, 0, depth), 0, node.range);
  emit(right, dst, operand(node, 1, depth + 1), 0, node.range);
  land(jump);
  return dst;
}

CellIndex Compiler::conditional(const AstNode& node, std::uint32_t depth) {
  const CellIndex dst = frame_.temporary(depth);
  const std::size_t to_else = emit(OpCode::branch, dst, value(arg(node, 0), depth), 0, node.range);
  const std::size_t to_end = emit(OpCode::then_value, dst, value(arg(node, 1), depth + 1), 0, node.range);
  land(to_else);
  emit(OpCode::else_value, dst, value(arg(node, 2), depth + 1), 0, node.range);
  land(to_end);
  return dst;
}

CellIndex Compiler::select(const AstNode& node, OpCode op, std::uint32_t depth) {
  const CellIndex target = value(arg(node, 0), depth);
  const CellIndex dst = frame_.temporary(depth);
  emit(op, dst, target, frame_.constant(node.text), node.range);
  return dst;
}

CellIndex Compiler::has(const AstNode& node, std::uint32_t depth) {
  const AstNode& field = ast_.arg(node, 0);
  if (field.op == Op::invalid) return fail(node, depth);
  if (field.op == Op::select) return select(field, OpCode::has_key, depth);
  const CellIndex dst = frame_.temporary(depth);
  emit(OpCode::has, dst, cell_of_[field.name_id], 0, node.range);
  return dst;
}

CellIndex Compiler::list(const AstNode& node, std::uint32_t depth) {
  const CellIndex dst = frame_.temporary(depth);
  emit(OpCode::list_new, dst, 0, static_cast<std::uint16_t>(node.arg_count), node.range);
  for (NodeId item : ast_.args_of(node)) {
    const bool optional = ast_[item].op == Op::optional_entry;
    const CellIndex cell = value(optional ? arg(ast_[item], 0) : item, depth + 1);
    emit(optional ? OpCode::list_add_optional : OpCode::list_add, dst, cell, 0, node.range);
  }
  return dst;
}

CellIndex Compiler::map(const AstNode& node, std::uint32_t depth) {
  const CellIndex dst = frame_.temporary(depth);
  emit(OpCode::map_new, dst, 0, static_cast<std::uint16_t>(node.arg_count / 2), node.range);
  for (std::uint32_t i = 0; i < node.arg_count; i += 2) {
    const NodeId entry = arg(node, i);
    const bool optional = ast_[entry].op == Op::optional_entry;
    const CellIndex key = value(optional ? arg(ast_[entry], 0) : entry, depth + 1);
    const CellIndex cell = value(arg(node, i + 1), depth + 2);
    emit(optional ? OpCode::map_add_optional : OpCode::map_add, dst, key, cell, node.range);
  }
  emit(OpCode::map_done, dst, dst, 0, node.range);
  return dst;
}

// Several arguments lie side by side.
CellIndex Compiler::call(const AstNode& node, std::uint32_t depth) {
  const CellIndex dst = frame_.temporary(depth);
  CellIndex first = dst;
  for (std::uint32_t i = 0; i < node.arg_count; ++i) {
    const CellIndex cell = value(arg(node, i), depth + i);
    if (node.arg_count == 1) first = cell;
    else if (cell != frame_.temporary(depth + i)) emit(OpCode::move, frame_.temporary(depth + i), cell, 0, node.range);
  }
  emit(node.checked_call ? OpCode::call_checked : OpCode::call, dst, first, node.function, node.range);
  return dst;
}

CellIndex compile(const Ast& ast, NodeId root, const CellOfName& cell_of, FrameBuilder& frame, Code& code) {
  return Compiler(ast, cell_of, frame, code).value(root, 0);
}

}  // namespace plangate
