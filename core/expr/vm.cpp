#include "expr/vm.h"

#include <functional>

#include "expr/collections.h"
#include "expr/evaluate.h"
#include "expr/loops.h"
#include "expr/values.h"

namespace plangate {
namespace {

Cell has(const Cell& a) { return a.definite() ? Cell::of(a.tag != Tag::null) : a; }

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

void compute(const Instr& i, Cell* frame, Arena& arena, std::size_t at) {
  if (i.op <= OpCode::call_checked) frame[i.dst] = evaluate(i, frame, arena);
  else build(i, frame, arena);
  place(frame[i.dst], at);
}

bool is_error(const Cell& cell) { return cell.tag == Tag::error; }

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
        if (!compare_integers(a, frame[i.b], dst, std::equal_to<>())) compute(i, frame, arena, at);
        break;
      case OpCode::not_equal:
        if (!compare_integers(a, frame[i.b], dst, std::not_equal_to<>())) compute(i, frame, arena, at);
        break;
      case OpCode::less:
        if (!compare_integers(a, frame[i.b], dst, std::less<>())) compute(i, frame, arena, at);
        break;
      case OpCode::less_equal:
        if (!compare_integers(a, frame[i.b], dst, std::less_equal<>())) compute(i, frame, arena, at);
        break;
      case OpCode::greater:
        if (!compare_integers(a, frame[i.b], dst, std::greater<>())) compute(i, frame, arena, at);
        break;
      case OpCode::greater_equal:
        if (!compare_integers(a, frame[i.b], dst, std::greater_equal<>())) compute(i, frame, arena, at);
        break;
      default: compute(i, frame, arena, at); break;
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
