#include "expr/compiling.h"

namespace plangate {
namespace {

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

}  // namespace

void Compiler::declare(const AstNode& variable, CellIndex cell) {
  if (locals_.size() <= variable.name_id) locals_.resize(variable.name_id + 1);
  locals_[variable.name_id] = cell;
}

CellIndex Compiler::bind(const AstNode& node, std::uint32_t depth) {
  declare(ast_.arg(node, 1), value(arg(node, 0), depth));
  const CellIndex body = value(arg(node, 2), depth + 1);
  const CellIndex dst = frame_.temporary(depth);
  if (body <= dst || body > frame_.temporary(FrameBuilder::temporaries)) return body;
  emit(OpCode::move, dst, body, 0, node.range);
  return dst;
}

CellIndex Compiler::macro(const AstNode& node, std::uint32_t depth) {
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

void Compiler::back(OpCode op, CellIndex dst, CellIndex a, std::size_t to, Range range) {
  const std::size_t at = emit(op, dst, a, 0, range);
  code_.instructions[at].b = static_cast<std::uint16_t>(at + 1 - to);
}

CellIndex Compiler::optional_map(const AstNode& node, std::uint32_t depth) {
  const CellIndex dst = frame_.temporary(depth);
  const std::size_t jump = emit(OpCode::optional_test, dst, value(arg(node, 0), depth + 1), 0, node.range);
  declare(ast_.arg(node, 1), frame_.temporary(depth + 2));
  const CellIndex body = value(arg(node, 2), depth + 4);
  emit(node.macro == Macro::opt_map ? OpCode::optional_of : OpCode::optional_flat, dst, body, 0, node.range);
  land(jump);
  return dst;
}

}  // namespace plangate
