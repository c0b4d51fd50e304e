#include "expr/vm.h"

#include <functional>

#include "expr/evaluate.h"
#include "expr/values.h"

namespace plangate {
namespace {

Cell has(const Cell& a) { return a.definite() ? Cell::of(a.tag != Tag::null) : a; }

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

}  // namespace

// NOLINTNEXTLINE(readability-function-size): one switch over the common instructions is what makes it fast
std::size_t run(const Code& code, std::size_t begin, std::size_t end, Cell* frame, Arena& arena, RuleRun* rules) {
  const Instr* const instructions = code.instructions.data() + begin;
  const std::size_t count = end - begin;
  std::size_t at = 0;
  for (; at < count; ++at) {  // a jump to before the first is far behind the last
    const Instr& i = instructions[at];
    const Cell& a = frame[i.a];
    const Cell& b = frame[i.b];
    Cell& dst = frame[i.dst];
    switch (i.op) {
      case OpCode::equal:
        if (compare_integers(a, b, dst, std::equal_to<>())) continue;
        break;
      case OpCode::not_equal:
        if (compare_integers(a, b, dst, std::not_equal_to<>())) continue;
        break;
      case OpCode::less:
        if (compare_integers(a, b, dst, std::less<>())) continue;
        break;
      case OpCode::less_equal:
        if (compare_integers(a, b, dst, std::less_equal<>())) continue;
        break;
      case OpCode::greater:
        if (compare_integers(a, b, dst, std::greater<>())) continue;
        break;
      case OpCode::greater_equal:
        if (compare_integers(a, b, dst, std::greater_equal<>())) continue;
        break;
      case OpCode::and_left:
        dst = a;
        if (dst.is_bool(false)) at += i.b;
        continue;
      case OpCode::or_left:
        dst = a;
        if (dst.is_bool(true)) at += i.b;
        continue;
      case OpCode::and_right:
      case OpCode::or_right:  // the left side has not settled it
        if (dst.tag != Tag::boolean || a.tag != Tag::boolean) break;
        dst = a;
        continue;
      case OpCode::has: dst = has(a); continue;
      case OpCode::move: dst = a; continue;
      case OpCode::define:
        dst = a;
        arena.next(a.tag == Tag::boolean || a.tag == Tag::integer);
        continue;
      case OpCode::fire:
        record(*rules, i.dst, a);
        arena.next(a.definite());
        continue;
      default: break;
    }
    at += static_cast<std::size_t>(execute(i, frame, arena, begin + at));
  }
  return begin + at;
}

}  // namespace plangate
