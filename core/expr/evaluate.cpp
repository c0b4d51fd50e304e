#include "expr/evaluate.h"

#include "expr/collections.h"
#include "expr/loops.h"
#include "expr/operation.h"
#include "expr/values.h"

namespace plangate {
namespace {

Cell optional_of(OpCode op, const Cell& target, const Cell& value, Arena& arena) {
  if (target.tag == Tag::unknown) return value.tag == Tag::unknown ? merge_unknowns(target, value, arena) : target;
  if (!value.definite()) return value;
  if (op == OpCode::optional_of) return make_optional(value, arena);
  return value.tag == Tag::optional ? value : error(EvalError::type);
}

// left.or(right) and left.orValue(right) where left does not settle it.
void optional_right(Cell& dst, const Cell& right, Arena& arena) {
  if (dst.tag != Tag::unknown) dst = right;
  else if (right.tag == Tag::unknown) dst = merge_unknowns(dst, right, arena);
}

void add_entry(OpCode op, Cell& dst, const Cell& key, const Cell& value, Arena& arena) {
  if (op == OpCode::map_add || !value.definite()) append(dst, key, value, arena);
  else if (value.tag != Tag::optional) append(dst, key, error(EvalError::type), arena);
  else if (value.aux != 0 || !key.definite()) append(dst, key, value.aux != 0 ? *value.items : value, arena);
}

void add_item(OpCode op, Cell& dst, const Cell& item, Arena& arena) {
  if (op == OpCode::list_add || !item.definite()) append(dst, item, arena);
  else if (item.tag != Tag::optional) append(dst, error(EvalError::type), arena);
  else if (item.aux != 0) append(dst, *item.items, arena);
}

void build(const Instr& i, Cell* frame, Arena& arena) {
  const Cell& a = frame[i.a];
  Cell& dst = frame[i.dst];
  switch (i.op) {
    case OpCode::and_right: dst = absorb_logic(dst, a, false, arena); break;
    case OpCode::or_right: dst = absorb_logic(dst, a, true, arena); break;
    case OpCode::optional_right: optional_right(dst, a, arena); break;
    case OpCode::list_new: dst = new_list(i.b, arena); break;
    case OpCode::list_add:
    case OpCode::list_add_optional: add_item(i.op, dst, a, arena); break;
    case OpCode::map_new: dst = new_map(i.b, arena); break;
    case OpCode::map_add:
    case OpCode::map_add_optional: add_entry(i.op, dst, a, frame[i.b], arena); break;
    case OpCode::map_done: finish_map(dst, arena); break;
    case OpCode::optional_of:
    case OpCode::optional_flat: dst = optional_of(i.op, dst, a, arena); break;
    case OpCode::fail: dst = error(static_cast<EvalError>(i.a)); break;
    default: finish_loop(i.op, &dst, arena); break;
  }
}

// Whether the left operand of or() or orValue() settles it.
bool settles(const Cell& left, Cell& dst, bool unwrap) {
  dst = left;
  if (left.tag == Tag::error) return true;
  if (left.tag == Tag::unknown) return false;
  if (left.tag != Tag::optional) dst = error(EvalError::type);
  else if (left.aux == 0) return false;
  else if (unwrap) dst = *left.items;
  return true;
}

// Whether to evaluate what optMap does with the value: also for an unknown one, for what else it needs.
bool optional_test(Cell* dst, const Cell& target) {
  dst[0] = target.definite() && target.tag != Tag::optional ? error(EvalError::type) : target;
  dst[2] = target.tag == Tag::optional && target.aux != 0 ? *target.items : target;
  return dst[0].tag == Tag::unknown || (dst[0].tag == Tag::optional && target.aux != 0);
}

// Steps of loops: how far to go back, unless that settles it or the budget is spent.
std::ptrdiff_t loop_step(const Instr& i, Cell* dst, const Cell& a, Arena& arena) {
  if (!step(i.op, dst, a, arena)) return 0;
  if (arena.spend(i.b)) return -std::ptrdiff_t{i.b};
  *dst = error(EvalError::steps);
  return 0;
}

// The two sides of ?: once the condition is known, or is not.
std::ptrdiff_t choose(const Instr& i, Cell& dst, const Cell& a, Arena& arena) {
  const bool side = i.op == OpCode::then_value;
  if (dst.tag == Tag::unknown && a.tag == Tag::unknown) dst = merge_unknowns(dst, a, arena);
  if (!dst.is_bool(side)) return 0;
  dst = a;
  return side ? i.b : 0;
}

std::ptrdiff_t branch(const Instr& i, Cell& dst, const Cell& a) {
  dst = a.definite() && a.tag != Tag::boolean ? error(EvalError::type) : a;
  return dst.is_bool(false) ? i.b : 0;
}

std::ptrdiff_t jump(const Instr& i, Cell* frame, Arena& arena) {
  const Cell& a = frame[i.a];
  Cell& dst = frame[i.dst];
  switch (i.op) {
    case OpCode::branch: return branch(i, dst, a);
    case OpCode::then_value:
    case OpCode::else_value: return choose(i, dst, a, arena);
    case OpCode::optional_left:
    case OpCode::value_left: return settles(a, dst, i.op == OpCode::value_left) ? i.b : 0;
    case OpCode::loop_all:
    case OpCode::loop_exists:
    case OpCode::loop_count:
    case OpCode::loop_list:
    case OpCode::loop_map: return start_loop(i.op, &dst, a, arena) ? 0 : i.b;
    case OpCode::next: return next_element(&dst, i.a) ? 0 : i.b;
    case OpCode::optional_test: return optional_test(&dst, a) ? 0 : i.b;
    case OpCode::test:
    case OpCode::step_all:
    case OpCode::step_exists:
    case OpCode::step_count:
    case OpCode::step_append:
    case OpCode::step_put: return loop_step(i, &dst, a, arena);
    default: build(i, frame, arena); return 0;
  }
}

}  // namespace

std::ptrdiff_t execute(const Instr& i, Cell* frame, Arena& arena, std::size_t at) {
  std::ptrdiff_t skip = 0;
  if (i.op <= OpCode::call_checked) frame[i.dst] = operate(i, frame, arena);
  else skip = jump(i, frame, arena);
  Cell& dst = frame[i.dst];
  if (dst.tag == Tag::error && dst.integer == 0) dst.integer = static_cast<std::int64_t>(at) + 1;
  return skip;
}

}  // namespace plangate
