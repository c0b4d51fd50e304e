#include "expr/vm.h"

#include <functional>
#include <new>

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

// Operators that need the values of all their operands.
Cell strict(OpCode op, const Cell& a, const Cell& b, Arena& arena) {
  if (!a.definite() || !b.definite()) return absorb(a, b, arena);
  switch (op) {
    case OpCode::equal: return equal(a, b);
    case OpCode::not_equal: {
      const Cell same = equal(a, b);
      return same.tag == Tag::boolean ? Cell::of(same.aux == 0) : same;
    }
    case OpCode::less:
    case OpCode::less_equal:
    case OpCode::greater:
    case OpCode::greater_equal: return ordering(op, a, b);
    case OpCode::negate: return negate(a);
    case OpCode::logical_not: return a.tag == Tag::boolean ? Cell::of(a.aux == 0) : error(EvalError::type);
    case OpCode::in: return contained_in(a, b);
    case OpCode::size: return size_of(a);
    case OpCode::contains:
    case OpCode::starts_with:
    case OpCode::ends_with: return text_test(op, a, b);
    case OpCode::to_timestamp: return to_timestamp(a);
    case OpCode::to_duration: return to_duration(a);
    default: return arithmetic(op, a, b, arena);
  }
}

// left && right and left || right once both were evaluated; `ends` is the value that ends it: false for &&.
Cell absorb_logic(const Cell& left, const Cell& right, bool ends, Arena& arena) {
  if (right.is_bool(ends)) return right;
  if (left.tag == Tag::boolean) return right;
  if (right.tag == Tag::boolean) return left;
  return absorb(left, right, arena);
}

Cell new_list(std::uint32_t count, Arena& arena) {
  void* memory = arena.allocate(count * sizeof(Cell));
  if (memory == nullptr) return error(EvalError::arena);
  return Cell::list(new (memory) Cell[count], count);
}

// A list with an element that is unknown or an error is itself that.
void set_element(Cell& list, std::uint32_t index, const Cell& value, Arena& arena) {
  if (list.tag == Tag::list && value.definite()) const_cast<Cell*>(list.items)[index] = value;
  else if (!value.definite()) list = list.tag == Tag::list ? value : absorb(list, value, arena);
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

// An error that arises here remembers the instruction, for its place in the source.
Cell evaluate(const Instr& i, const Cell* frame, Arena& arena, std::size_t at) {
  const Cell& a = frame[i.a];
  const Cell& b = frame[i.b];
  Cell result = strict(i.op, a, b, arena);
  if (result.tag == Tag::error && a.tag != Tag::error && b.tag != Tag::error)
    result.integer = static_cast<std::int64_t>(at);
  return result;
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
      default: dst = evaluate(i, frame, arena, at); break;
      case OpCode::and_left:
        dst = a;
        if (dst.is_bool(false)) at += i.b;
        break;
      case OpCode::and_right: dst = absorb_logic(dst, a, false, arena); break;
      case OpCode::or_left:
        dst = a;
        if (dst.is_bool(true)) at += i.b;
        break;
      case OpCode::or_right: dst = absorb_logic(dst, a, true, arena); break;
      case OpCode::branch:
        dst = a;
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
      case OpCode::has: dst = has(a); break;
      case OpCode::list_new: dst = new_list(i.a, arena); break;
      case OpCode::list_set: set_element(dst, i.b, a, arena); break;
      case OpCode::move: dst = a; break;
      case OpCode::fire: record(*rules, i.dst, a); break;
    }
  }
}

}  // namespace plangate
