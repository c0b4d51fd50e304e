#include "expr/vm.h"

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

// The commonest conditions by far, decided without a call: two ints, two timestamps.
bool compare_whole(OpCode op, const Cell& a, const Cell& b, Cell& dst) {
  constexpr unsigned less = 1, same = 2, greater = 4;
  constexpr std::uint8_t satisfied_by[] = {same, less | greater, less, less | same, greater, greater | same};
  if (a.tag != b.tag || (a.tag != Tag::integer && a.tag != Tag::timestamp)) return false;
  const bool by_aux = a.integer == b.integer;
  const bool is_less = by_aux ? a.aux < b.aux : a.integer < b.integer;
  const bool is_greater = by_aux ? a.aux > b.aux : a.integer > b.integer;
  const unsigned order = is_less ? less : is_greater ? greater : same;
  dst = Cell::of((satisfied_by[static_cast<std::size_t>(op)] & order) != 0);
  return true;
}

void fire(RuleRun& rules, std::size_t rule, const Cell& result, Arena& arena) {
  record(rules, rule, result);
  arena.next(result.definite());
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
      case OpCode::not_equal:
      case OpCode::less:
      case OpCode::less_equal:
      case OpCode::greater:
      case OpCode::greater_equal:
        if (!compare_whole(i.op, a, b, dst)) break;
        if (at + 1 == count || instructions[at + 1].op != OpCode::fire || instructions[at + 1].a != i.dst) continue;
        ++at;  // most rules are one comparison
        fire(*rules, instructions[at].dst, dst, arena);
        continue;
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
      case OpCode::fire: fire(*rules, i.dst, a, arena); continue;
      default: break;
    }
    at += static_cast<std::size_t>(execute(i, frame, arena, begin + at));
  }
  return begin + at;
}

}  // namespace plangate
