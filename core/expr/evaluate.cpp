#include "expr/evaluate.h"

#include "expr/collections.h"
#include "expr/functions.h"
#include "expr/loops.h"
#include "expr/signature.h"
#include "expr/values.h"

namespace plangate {
namespace {

bool satisfies(OpCode op, Order order) {
  switch (op) {
    case OpCode::less: return order == Order::less;
    case OpCode::less_equal: return order == Order::less || order == Order::equal;
    case OpCode::greater: return order == Order::greater;
    default: return order == Order::greater || order == Order::equal;
  }
}

Cell ordering(OpCode op, const Cell& a, const Cell& b) {
  Order order = Order::unordered;
  Cell failure;
  return compare(a, b, order, failure) ? Cell::of(satisfies(op, order)) : failure;
}

Cell logical_not(const Cell& a) { return a.tag == Tag::boolean ? Cell::of(a.aux == 0) : error(EvalError::type); }

// Operators that need the values of all their operands.
Cell strict(OpCode op, const Cell& a, const Cell& b, Arena& arena) {
  if (!a.definite() || !b.definite()) return absorb(a, b, arena);
  switch (op) {
    case OpCode::equal: return equal(a, b, arena);
    case OpCode::not_equal: {
      const Cell same = equal(a, b, arena);
      return same.tag == Tag::boolean ? Cell::of(same.aux == 0) : same;
    }
    case OpCode::less:
    case OpCode::less_equal:
    case OpCode::greater:
    case OpCode::greater_equal: return ordering(op, a, b);
    case OpCode::negate: return negate(a);
    case OpCode::logical_not: return logical_not(a);
    case OpCode::in: return contained_in(a, b, arena);
    case OpCode::index: return index(a, b, arena);
    case OpCode::index_optional: return index_optional(a, b, arena);
    case OpCode::has_key: return has_key(a, b);
    default: return arithmetic(op, a, b, arena);
  }
}

// What functions look at: every item of a list, every 16 bytes of a text.
std::size_t work(const Cell& argument) {
  switch (argument.tag) {
    case Tag::list:
    case Tag::map: return argument.aux;
    case Tag::string:
    case Tag::bytes: return argument.aux / 16;
    default: return 0;
  }
}

Cell unfit(const Cell* args, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i)
    if (args[i].tag == Tag::unlimited) return error(EvalError::unlimited);
  return error(EvalError::type);
}

Cell call(const Instr& i, const Cell* args, Arena& arena) {
  const Function& function = functions()[i.b];
  std::size_t steps = 1;
  Cell failure = Cell::null();
  for (std::size_t n = 0; n < function.arity; ++n) {
    if (!args[n].definite()) failure = failure.definite() ? args[n] : absorb(failure, args[n], arena);
    steps += work(args[n]);
  }
  if (!failure.definite()) return failure;
  if (!arena.spend(steps)) return error(EvalError::steps);
  if (i.op == OpCode::call_checked && !accepts(function.overloads, {args, function.arity}))
    return unfit(args, function.arity);
  return function.run(args, arena);
}

Cell optional_of(OpCode op, const Cell& value, Arena& arena) {
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

Cell evaluate(const Instr& i, const Cell* frame, Arena& arena) {
  return i.op >= OpCode::call ? call(i, frame + i.a, arena) : strict(i.op, frame[i.a], frame[i.b], arena);
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
    case OpCode::optional_flat: dst = optional_of(i.op, a, arena); break;
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

bool optional_test(Cell* dst, const Cell& target) {
  dst[0] = target.definite() && target.tag != Tag::optional ? error(EvalError::type) : target;
  if (dst[0].tag != Tag::optional || target.aux == 0) return false;
  dst[2] = *target.items;
  return true;
}

// Steps of loops: how far to go back, unless that settles it or the budget is spent.
std::ptrdiff_t loop_step(const Instr& i, Cell* dst, const Cell& a, Arena& arena) {
  if (i.op == OpCode::test) {
    if (a.is_bool(true)) return 0;
    if (a.tag != Tag::boolean) append(*dst, a.definite() ? error(EvalError::type) : a, arena);
  } else if (!step(i.op, dst, a, arena)) {
    return 0;
  }
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
  if (i.op <= OpCode::call_checked) frame[i.dst] = evaluate(i, frame, arena);
  else skip = jump(i, frame, arena);
  Cell& dst = frame[i.dst];
  if (dst.tag == Tag::error && dst.integer == 0) dst.integer = static_cast<std::int64_t>(at) + 1;
  return skip;
}

}  // namespace plangate
