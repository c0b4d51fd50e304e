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
  rules.states[rule] = result.lacks_plan() ? RuleState::quiet : RuleState::open;
  if (result.lacks_plan()) return;
  rules.open[rule] = result;
  rules.any_open = true;
}

bool compare_texts(OpCode op, const Cell& a, const Cell& b, Cell& dst) {
  if (a.tag != Tag::string || op > OpCode::not_equal) return false;
  dst = Cell::of(same_text(a.string(), b.string()) == (op == OpCode::equal));
  return true;
}

// The commonest conditions by far, decided without a call: two ints, two timestamps, whether two texts are equal.
bool compare_whole(OpCode op, const Cell& a, const Cell& b, Cell& dst) {
  constexpr unsigned less = 1, same = 2, greater = 4;
  constexpr std::uint8_t satisfied_by[] = {same, less | greater, less, less | same, greater, greater | same};
  if (a.tag != b.tag) return false;
  if (a.tag != Tag::integer && a.tag != Tag::timestamp) return compare_texts(op, a, b, dst);
  const bool by_aux = a.integer == b.integer;
  const bool is_less = by_aux ? a.aux < b.aux : a.integer < b.integer;
  const bool is_greater = by_aux ? a.aux > b.aux : a.integer > b.integer;
  const unsigned order = is_less ? less : is_greater ? greater : same;
  dst = Cell::of((satisfied_by[static_cast<std::size_t>(op)] & order) != 0);
  return true;
}

// Of ints of 32 bits, so that nothing leaves 64.
bool calculate_small(OpCode op, const Cell& a, const Cell& b, Cell& dst) {
  const std::int64_t left = a.integer;
  const std::int64_t right = b.integer;
  if (a.tag != Tag::integer || b.tag != Tag::integer) return false;
  if (left != static_cast<std::int32_t>(left) || right != static_cast<std::int32_t>(right)) return false;
  switch (op) {
    case OpCode::add: dst = Cell::of(left + right); return true;
    case OpCode::subtract: dst = Cell::of(left - right); return true;
    case OpCode::multiply: dst = Cell::of(left * right); return true;
    default:
      if (right <= 0) return false;
      dst = Cell::of(left / right);
      return true;
  }
}

bool holds_text(const Cell& list, std::string_view text) {
  for (const Cell& item : list.list())
    if (item.tag == Tag::string && same_text(item.string(), text)) return true;
  return false;
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
      case OpCode::add:
      case OpCode::subtract:
      case OpCode::multiply:
      case OpCode::divide:
        if (calculate_small(i.op, a, b, dst)) continue;
        break;
      case OpCode::logical_not:
        if (a.tag != Tag::boolean) break;
        dst = Cell::of(a.aux == 0);
        continue;
      case OpCode::in:
        if (a.tag != Tag::string || b.tag != Tag::list || !arena.spend(b.aux)) break;
        dst = Cell::of(holds_text(b, a.string()));
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
