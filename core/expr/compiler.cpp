#include "expr/compiler.h"

#include "expr/functions.h"

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

// How a macro becomes a loop: how it begins, what is done with each element's value, what is done at the end.
struct LoopCode {
  OpCode begin;
  OpCode step;
  OpCode end;
};
LoopCode loop_code(Macro macro) {
  switch (macro) {
    case Macro::all: return {OpCode::loop_all, OpCode::step_all, OpCode::move};
    case Macro::exists: return {OpCode::loop_exists, OpCode::step_exists, OpCode::move};
    case Macro::exists_one: return {OpCode::loop_count, OpCode::step_count, OpCode::end_count};
    case Macro::transform_map: return {OpCode::loop_map, OpCode::step_put, OpCode::move};
    case Macro::transform_map_entry: return {OpCode::loop_list, OpCode::step_append, OpCode::end_merge};
    case Macro::sort_by: return {OpCode::loop_list, OpCode::step_append, OpCode::end_sort};
    default: return {OpCode::loop_list, OpCode::step_append, OpCode::move};
  }
}

class Compiler {
 public:
  Compiler(const Ast& ast, const CellOfName& cell_of, FrameBuilder& frame, Code& code)
      : ast_(ast), cell_of_(cell_of), frame_(frame), code_(code) {}

  // `depth` counts the temporaries in use: the value ends up in temporary `depth`, or is a cell that already holds it.
  CellIndex value(NodeId id, std::uint32_t depth) {
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

 private:
  std::size_t emit(OpCode op, CellIndex dst, CellIndex a, std::uint16_t b, Range range) {
    code_.instructions.push_back({op, dst, a, b});
    code_.ranges.push_back(range);
    return code_.instructions.size() - 1;
  }
  // Lets the jump at `from` land behind the last instruction.
  void land(std::size_t from) {
    code_.instructions[from].b = static_cast<std::uint16_t>(code_.instructions.size() - from - 1);
  }
  NodeId arg(const AstNode& node, std::uint32_t i) const { return ast_.args_of(node)[i]; }

  CellIndex fail(const AstNode& node, std::uint32_t depth) {
    const CellIndex dst = frame_.temporary(depth);
    emit(OpCode::fail, dst, static_cast<CellIndex>(EvalError::type), 0, node.range);
    return dst;
  }

  CellIndex plain(const AstNode& node, std::uint32_t depth) {
    const CellIndex a = value(arg(node, 0), depth);
    const CellIndex b = node.arg_count > 1 ? value(arg(node, 1), depth + 1) : a;
    const CellIndex dst = frame_.temporary(depth);
    emit(plain_code(node.op), dst, a, b, node.range);
    return dst;
  }

  CellIndex lazy(const AstNode& node, std::uint32_t depth, OpCode left, OpCode right) {
    const CellIndex dst = frame_.temporary(depth);
    const std::size_t jump = emit(left, dst, value(arg(node, 0), depth), 0, node.range);
    emit(right, dst, value(arg(node, 1), depth + 1), 0, node.range);
    land(jump);
    return dst;
  }

  CellIndex conditional(const AstNode& node, std::uint32_t depth) {
    const CellIndex dst = frame_.temporary(depth);
    const std::size_t to_else = emit(OpCode::branch, dst, value(arg(node, 0), depth), 0, node.range);
    const std::size_t to_end = emit(OpCode::then_value, dst, value(arg(node, 1), depth + 1), 0, node.range);
    land(to_else);
    emit(OpCode::else_value, dst, value(arg(node, 2), depth + 1), 0, node.range);
    land(to_end);
    return dst;
  }

  CellIndex select(const AstNode& node, OpCode op, std::uint32_t depth) {
    const CellIndex target = value(arg(node, 0), depth);
    const CellIndex dst = frame_.temporary(depth);
    emit(op, dst, target, frame_.constant(node.text), node.range);
    return dst;
  }

  CellIndex has(const AstNode& node, std::uint32_t depth) {
    const AstNode& field = ast_.arg(node, 0);
    if (field.op == Op::invalid) return fail(node, depth);
    if (field.op == Op::select) return select(field, OpCode::has_key, depth);
    const CellIndex dst = frame_.temporary(depth);
    emit(OpCode::has, dst, cell_of_[field.name_id], 0, node.range);
    return dst;
  }

  CellIndex list(const AstNode& node, std::uint32_t depth) {
    const CellIndex dst = frame_.temporary(depth);
    emit(OpCode::list_new, dst, 0, static_cast<std::uint16_t>(node.arg_count), node.range);
    for (NodeId item : ast_.args_of(node)) {
      const bool optional = ast_[item].op == Op::optional_entry;
      const CellIndex cell = value(optional ? arg(ast_[item], 0) : item, depth + 1);
      emit(optional ? OpCode::list_add_optional : OpCode::list_add, dst, cell, 0, node.range);
    }
    return dst;
  }

  CellIndex map(const AstNode& node, std::uint32_t depth) {
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
  CellIndex call(const AstNode& node, std::uint32_t depth) {
    const CellIndex dst = frame_.temporary(depth);
    CellIndex first = dst;
    for (std::uint32_t i = 0; i < node.arg_count; ++i) {
      const CellIndex cell = value(arg(node, i), depth + i);
      if (node.arg_count == 1) first = cell;
      else if (cell != frame_.temporary(depth + i))
        emit(OpCode::move, frame_.temporary(depth + i), cell, 0, node.range);
    }
    emit(node.checked_call ? OpCode::call_checked : OpCode::call, dst, first, node.function, node.range);
    return dst;
  }

  // Macros. The accumulator is temporary `depth`; iterator and variables lie behind it.

  void declare(const AstNode& variable, CellIndex cell) {
    if (locals_.size() <= variable.name_id) locals_.resize(variable.name_id + 1);
    locals_[variable.name_id] = cell;
  }

  CellIndex bind(const AstNode& node, std::uint32_t depth) {
    declare(ast_.arg(node, 1), value(arg(node, 0), depth));
    const CellIndex body = value(arg(node, 2), depth + 1);
    const CellIndex dst = frame_.temporary(depth);
    if (body <= dst || body > frame_.temporary(FrameBuilder::temporaries)) return body;
    emit(OpCode::move, dst, body, 0, node.range);
    return dst;
  }

  CellIndex macro(const AstNode& node, std::uint32_t depth) {
    if (node.macro == Macro::opt_map || node.macro == Macro::opt_flat_map) return optional_map(node, depth);
    const CellIndex dst = frame_.temporary(depth);
    const LoopCode loop = loop_code(node.macro);
    const CellIndex range = value(arg(node, 0), depth + 1);
    for (std::uint32_t i = 0; i < node.variables; ++i) declare(ast_.arg(node, 1 + i), frame_.temporary(depth + 2 + i));
    const std::size_t begin = emit(loop.begin, dst, range, 0, node.range);
    const std::size_t next = emit(OpCode::next, dst, node.variables, 0, node.range);
    std::uint32_t body = 1u + node.variables;
    if (node.macro == Macro::filter || body + 1 < node.arg_count)
      back(OpCode::test, dst, value(arg(node, body++), depth + 4), next, node.range);
    const CellIndex element = body < node.arg_count ? value(arg(node, body), depth + 4) : frame_.temporary(depth + 2);
    back(loop.step, dst, element, next, node.range);
    land(next);
    if (loop.end != OpCode::move) emit(loop.end, dst, dst, 0, node.range);
    land(begin);
    return dst;
  }

  // An instruction that may go back to the one at `to`.
  void back(OpCode op, CellIndex dst, CellIndex a, std::size_t to, Range range) {
    const std::size_t at = emit(op, dst, a, 0, range);
    code_.instructions[at].b = static_cast<std::uint16_t>(at + 1 - to);
  }

  CellIndex optional_map(const AstNode& node, std::uint32_t depth) {
    const CellIndex dst = frame_.temporary(depth);
    const std::size_t jump = emit(OpCode::optional_test, dst, value(arg(node, 0), depth + 1), 0, node.range);
    declare(ast_.arg(node, 1), frame_.temporary(depth + 2));
    const CellIndex body = value(arg(node, 2), depth + 4);
    emit(node.macro == Macro::opt_map ? OpCode::optional_of : OpCode::optional_flat, dst, body, 0, node.range);
    land(jump);
    return dst;
  }

  const Ast& ast_;
  const CellOfName& cell_of_;
  FrameBuilder& frame_;
  Code& code_;
  std::vector<CellIndex> locals_;
};

}  // namespace

CellIndex compile(const Ast& ast, NodeId root, const CellOfName& cell_of, FrameBuilder& frame, Code& code) {
  return Compiler(ast, cell_of, frame, code).value(root, 0);
}

}  // namespace plangate
