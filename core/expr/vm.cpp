#include "expr/vm.h"

#include <functional>

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

Cell has(const Cell& a) { return a.definite() ? Cell::of(a.tag != Tag::null) : a; }

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

// left.or(right) and left.orValue(right) where left does not settle it.
void optional_right(Cell& dst, const Cell& right, Arena& arena) {
  if (dst.tag != Tag::unknown) dst = right;
  else if (right.tag == Tag::unknown) dst = merge_unknowns(dst, right, arena);
}

bool optional_test(Cell* dst, const Cell& target) {
  dst[0] = target.definite() && target.tag != Tag::optional ? error(EvalError::type) : target;
  if (dst[0].tag != Tag::optional || target.aux == 0) return false;
  dst[2] = *target.items;
  return true;
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

void record(RuleRun& rules, std::size_t rule, const Cell& result) {
  if (result.tag == Tag::boolean) {
    rules.states[rule] = result.aux != 0 ? RuleState::fired : RuleState::quiet;
    rules.any_fired |= result.aux != 0;
    return;
  }
  rules.states[rule] = RuleState::open;
  rules.open[rule] = result;
  rules.any_open = true;
}

// The commonest condition by far, decided without a call.
template <typename Compare>
bool compare_integers(const Cell& a, const Cell& b, Cell& dst, Compare holds) {
  if (a.tag != Tag::integer || b.tag != Tag::integer) return false;
  dst = Cell::of(holds(a.integer, b.integer));
  return true;
}

bool is_error(const Cell& cell) { return cell.tag == Tag::error; }

// An error that arises here remembers the instruction, for its place in the source.
void place(Cell& result, std::size_t at) {
  if (is_error(result) && result.integer == 0) result.integer = static_cast<std::int64_t>(at) + 1;
}

Cell evaluate(const Instr& i, const Cell* frame, Arena& arena, std::size_t at) {
  Cell result = i.op >= OpCode::call ? call(i, frame + i.a, arena) : strict(i.op, frame[i.a], frame[i.b], arena);
  place(result, at);
  return result;
}

// Instructions that are neither common nor jumps.
void build(const Instr& i, Cell* frame, Arena& arena, std::size_t at) {
  const Cell& a = frame[i.a];
  Cell& dst = frame[i.dst];
  switch (i.op) {
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
  place(dst, at);
}

}  // namespace

// NOLINTNEXTLINE(readability-function-size): one switch over all instructions is what makes it fast
void run(const Code& code, std::size_t begin, std::size_t end, Cell* frame, Arena& arena, RuleRun* rules) {
  const Instr* const instructions = code.instructions.data();
  for (std::size_t at = begin; at < end; ++at) {
    const Instr& i = instructions[at];
    const Cell& a = frame[i.a];
    Cell& dst = frame[i.dst];
    switch (i.op) {
      case OpCode::equal:
        if (!compare_integers(a, frame[i.b], dst, std::equal_to<>())) dst = evaluate(i, frame, arena, at);
        break;
      case OpCode::not_equal:
        if (!compare_integers(a, frame[i.b], dst, std::not_equal_to<>())) dst = evaluate(i, frame, arena, at);
        break;
      case OpCode::less:
        if (!compare_integers(a, frame[i.b], dst, std::less<>())) dst = evaluate(i, frame, arena, at);
        break;
      case OpCode::less_equal:
        if (!compare_integers(a, frame[i.b], dst, std::less_equal<>())) dst = evaluate(i, frame, arena, at);
        break;
      case OpCode::greater:
        if (!compare_integers(a, frame[i.b], dst, std::greater<>())) dst = evaluate(i, frame, arena, at);
        break;
      case OpCode::greater_equal:
        if (!compare_integers(a, frame[i.b], dst, std::greater_equal<>())) dst = evaluate(i, frame, arena, at);
        break;
      default:
        if (i.op <= OpCode::call_checked) dst = evaluate(i, frame, arena, at);
        else build(i, frame, arena, at);
        break;
      case OpCode::and_left:
        dst = a;
        if (dst.is_bool(false)) at += i.b;
        break;
      case OpCode::and_right:
        if (dst.is_bool(true) && a.tag == Tag::boolean) {
          dst = a;
          break;
        }
        dst = absorb_logic(dst, a, false, arena);
        place(dst, at);
        break;
      case OpCode::or_left:
        dst = a;
        if (dst.is_bool(true)) at += i.b;
        break;
      case OpCode::or_right:
        dst = absorb_logic(dst, a, true, arena);
        place(dst, at);
        break;
      case OpCode::branch:
        dst = a;
        if (dst.definite() && dst.tag != Tag::boolean) {
          dst = error(EvalError::type);
          place(dst, at);
        }
        if (dst.is_bool(false)) at += i.b;
        break;
      case OpCode::then_value:
        if (dst.tag == Tag::unknown && a.tag == Tag::unknown) dst = merge_unknowns(dst, a, arena);
        if (!dst.is_bool(true)) break;
        dst = a;
        at += i.b;
        break;
      case OpCode::else_value:
        if (dst.tag == Tag::unknown && a.tag == Tag::unknown) dst = merge_unknowns(dst, a, arena);
        else if (dst.is_bool(false)) dst = a;
        break;
      case OpCode::optional_left:
      case OpCode::value_left:
        if (settles(a, dst, i.op == OpCode::value_left)) at += i.b;
        place(dst, at);
        break;
      case OpCode::has: dst = has(a); break;
      case OpCode::loop_all:
      case OpCode::loop_exists:
      case OpCode::loop_count:
      case OpCode::loop_list:
      case OpCode::loop_map:
        if (!start_loop(i.op, &dst, a, arena)) {
          place(dst, at);
          at += i.b;
        }
        break;
      case OpCode::next:
        if (!next_element(&dst, i.a)) at += i.b;
        break;
      case OpCode::test:
        if (a.is_bool(true)) break;
        if (a.tag != Tag::boolean) {
          append(dst, a.definite() ? error(EvalError::type) : a, arena);
          place(dst, at);
        }
        [[fallthrough]];
      case OpCode::step_all:
      case OpCode::step_exists:
      case OpCode::step_count:
      case OpCode::step_append:
      case OpCode::step_put:
        if (i.op != OpCode::test && !step(i.op, &dst, a, arena)) break;
        if (!arena.spend(i.b)) dst = error(EvalError::steps);
        place(dst, at);
        if (!is_error(dst) || dst.aux != static_cast<std::uint32_t>(EvalError::steps)) at -= i.b;
        break;
      case OpCode::optional_test:
        if (!optional_test(&dst, a)) {
          place(dst, at);
          at += i.b;
        }
        break;
      case OpCode::move: dst = a; break;
      case OpCode::fire:
        record(*rules, i.dst, a);
        arena.next(a.definite());
        break;
    }
  }
}

}  // namespace plangate
