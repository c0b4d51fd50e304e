#include "expr/compiler.h"

#include <algorithm>

namespace plangate {

std::string_view FrameBuilder::keep(std::string_view text) {
  const std::uint32_t key = hash(text);
  const std::uint32_t known = known_texts_.find(key, [&](std::uint32_t i) { return kept_[i] == text; });
  if (known != HashIndex::none) return kept_[known];
  known_texts_.insert(key, static_cast<std::uint32_t>(kept_.size()));
  return kept_.emplace_back(texts_.emplace_front(text));
}

CellIndex FrameBuilder::constant(const Cell& cell) {
  const auto same = [&](std::uint32_t i) {
    return constants_[i].tag == cell.tag && constants_[i].aux == cell.aux && constants_[i].integer == cell.integer;
  };
  const std::uint32_t key = hash({reinterpret_cast<const char*>(&cell), sizeof cell});
  std::uint32_t index = known_constants_.find(key, same);
  if (index == HashIndex::none) {
    index = static_cast<std::uint32_t>(constants_.size());
    known_constants_.insert(key, index);
    constants_.push_back(cell);
  }
  return static_cast<CellIndex>(named_ + temporaries + index);
}

CellIndex FrameBuilder::constant(std::string_view text) { return constant(Cell::of(keep(text))); }

CellIndex FrameBuilder::constant_list(std::vector<Cell> items) {
  const std::vector<Cell>& kept = lists_.emplace_front(std::move(items));
  return constant(Cell::list(kept.data(), static_cast<std::uint32_t>(kept.size())));
}

std::vector<Cell> FrameBuilder::cells() const {
  std::vector<Cell> cells(named_ + temporaries);
  cells.insert(cells.end(), constants_.begin(), constants_.end());
  return cells;
}

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
    case Op::has: return OpCode::has;
    case Op::in: return OpCode::in;
    case Op::size: return OpCode::size;
    case Op::contains: return OpCode::contains;
    case Op::starts_with: return OpCode::starts_with;
    case Op::ends_with: return OpCode::ends_with;
    case Op::to_timestamp: return OpCode::to_timestamp;
    case Op::to_duration: return OpCode::to_duration;
    default: return OpCode::move;
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
      case Op::null: return frame_.constant(Cell::null());
      case Op::boolean: return frame_.constant(Cell::of(node.integer != 0));
      case Op::integer: return frame_.constant(Cell::of(node.integer));
      case Op::floating: return frame_.constant(Cell::of(node.floating));
      case Op::string: return frame_.constant(node.text);
      case Op::name: return cell_of_[node.name_id];
      case Op::logical_and: return lazy(node, depth, OpCode::and_left, OpCode::and_right);
      case Op::logical_or: return lazy(node, depth, OpCode::or_left, OpCode::or_right);
      case Op::conditional: return conditional(node, depth);
      case Op::list: return list(node, depth);
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

  CellIndex plain(const AstNode& node, std::uint32_t depth) {
    const CellIndex a = value(ast_.args_of(node)[0], depth);
    const CellIndex b = node.arg_count > 1 ? value(ast_.args_of(node)[1], depth + 1) : a;
    const CellIndex dst = frame_.temporary(depth);
    emit(plain_code(node.op), dst, a, b, node.range);
    return dst;
  }

  CellIndex lazy(const AstNode& node, std::uint32_t depth, OpCode left, OpCode right) {
    const CellIndex dst = frame_.temporary(depth);
    const std::size_t jump = emit_jump(left, dst, value(ast_.args_of(node)[0], depth), node.range);
    emit(right, dst, value(ast_.args_of(node)[1], depth + 1), 0, node.range);
    land(jump);
    return dst;
  }
  std::size_t emit_jump(OpCode op, CellIndex dst, CellIndex a, Range range) { return emit(op, dst, a, 0, range); }

  CellIndex conditional(const AstNode& node, std::uint32_t depth) {
    const CellIndex dst = frame_.temporary(depth);
    const std::size_t to_else = emit_jump(OpCode::branch, dst, value(ast_.args_of(node)[0], depth), node.range);
    const std::size_t to_end = emit_jump(OpCode::then_value, dst, value(ast_.args_of(node)[1], depth + 1), node.range);
    land(to_else);
    emit(OpCode::else_value, dst, value(ast_.args_of(node)[2], depth + 1), 0, node.range);
    land(to_end);
    return dst;
  }

  CellIndex list(const AstNode& node, std::uint32_t depth) {
    const std::span<const NodeId> args = ast_.args_of(node);
    const auto is_constant = [this](NodeId id) { return ast_[id].op >= Op::null && ast_[id].op <= Op::string; };
    if (std::all_of(args.begin(), args.end(), is_constant)) {
      std::vector<Cell> items;
      for (NodeId arg : args) items.push_back(frame_.constant_at(value(arg, depth)));
      return frame_.constant_list(std::move(items));
    }
    const CellIndex dst = frame_.temporary(depth);
    emit(OpCode::list_new, dst, static_cast<CellIndex>(args.size()), 0, node.range);
    for (std::size_t i = 0; i < args.size(); ++i)
      emit(OpCode::list_set, dst, value(args[i], depth + 1), static_cast<std::uint16_t>(i), node.range);
    return dst;
  }

  const Ast& ast_;
  const CellOfName& cell_of_;
  FrameBuilder& frame_;
  Code& code_;
};

}  // namespace

CellIndex compile(const Ast& ast, const CellOfName& cell_of, FrameBuilder& frame, Code& code) {
  return Compiler(ast, cell_of, frame, code).value(ast.root, 0);
}

}  // namespace plangate
