#include "expr/values.h"

#include <algorithm>
#include <cstring>
#include <new>

#include "expr/collections.h"

namespace plangate {

Cell error(EvalError error) { return Cell::make(Tag::error, static_cast<std::uint32_t>(error), 0); }

Cell merge_unknowns(const Cell& a, const Cell& b, Arena& arena) {
  constexpr std::uint32_t one = 0, any = 1;
  if (a.aux == b.aux && (a.aux == one ? a.integer == b.integer : a.items == b.items)) return a;
  // Parts may be shared: without a bound, collecting what a short expression needs could take for ever.
  constexpr std::uint32_t most = 4096;
  const std::uint32_t count = std::max(a.aux, 1u) + std::max(b.aux, 1u);
  void* memory = a.aux == any || b.aux == any || count > most ? nullptr : arena.allocate(2 * sizeof(Cell));
  if (memory == nullptr) return Cell::any_unknown();
  Cell merged = Cell::make(Tag::unknown, count, 0);
  merged.items = new (memory) Cell[2]{a, b};
  return merged;
}

Cell absorb(const Cell& a, const Cell& b, Arena& arena) {
  if (a.lacks_plan() || b.lacks_plan()) return a.lacks_plan() ? a : b;
  if (a.tag == Tag::unknown && b.tag == Tag::unknown) return merge_unknowns(a, b, arena);
  if (a.tag == Tag::unknown) return a;
  if (b.tag == Tag::unknown) return b;
  return a.tag == Tag::error ? a : b;
}

Cell absorb_logic(const Cell& left, const Cell& right, bool ends, Arena& arena) {
  if (right.is_bool(ends) || left.is_bool(ends)) return Cell::of(ends);
  const auto operand = [](const Cell& cell) {
    return cell.definite() && cell.tag != Tag::boolean ? error(EvalError::type) : cell;
  };
  if (left.tag == Tag::boolean) return operand(right);
  if (right.tag == Tag::boolean) return operand(left);
  if (left.lacks_plan() || right.lacks_plan()) return operand(left.lacks_plan() ? right : left);
  return absorb(operand(left), operand(right), arena);
}

namespace {

template <typename Whole>
bool calculate(OpCode op, Whole a, Whole b, Whole& result) {
  switch (op) {
    case OpCode::add: return !__builtin_add_overflow(a, b, &result);
    case OpCode::subtract: return !__builtin_sub_overflow(a, b, &result);
    default: return !__builtin_mul_overflow(a, b, &result);
  }
}

Cell integer_arithmetic(OpCode op, std::int64_t a, std::int64_t b) {
  std::int64_t result = 0;
  if (op != OpCode::divide && op != OpCode::modulo)
    return calculate(op, a, b, result) ? Cell::of(result) : error(EvalError::overflow);
  if (b == 0) return error(EvalError::divide_by_zero);
  if (b == -1) {  // an error for the smallest int also as a remainder, as in cel-go
    if (__builtin_sub_overflow(std::int64_t{0}, a, &result)) return error(EvalError::overflow);
    return Cell::of(op == OpCode::divide ? result : 0);
  }
  return Cell::of(op == OpCode::divide ? a / b : a % b);  // towards zero, the remainder with the dividend's sign
}

Cell unsigned_arithmetic(OpCode op, std::uint64_t a, std::uint64_t b) {
  std::uint64_t result = 0;
  if (op != OpCode::divide && op != OpCode::modulo)
    return calculate(op, a, b, result) ? Cell::of(result) : error(EvalError::overflow);
  if (b == 0) return error(EvalError::divide_by_zero);
  return Cell::of(op == OpCode::divide ? a / b : a % b);
}

Cell floating_arithmetic(OpCode op, double a, double b) {
  switch (op) {
    case OpCode::add: return Cell::of(a + b);
    case OpCode::subtract: return Cell::of(a - b);
    case OpCode::multiply: return Cell::of(a * b);
    case OpCode::divide: return Cell::of(a / b);  // IEEE 754: by zero it is infinite or NaN, and traps nowhere
    default: return error(EvalError::type);
  }
}

Cell concatenate(const Cell& a, const Cell& b, Arena& arena) {
  const std::size_t size = std::size_t{a.aux} + b.aux;
  if (!arena.spend(size / 16)) return error(EvalError::steps);
  char* text = arena.allocate_text(size);
  if (text == nullptr) return error(EvalError::arena);
  std::memcpy(text, a.text, a.aux);
  std::memcpy(text + a.aux, b.text, b.aux);
  const std::string_view both(text, size);
  return a.tag == Tag::bytes ? Cell::bytes(both) : Cell::of(both);
}

Cell concatenate_lists(const Cell& a, const Cell& b, Arena& arena) {
  const std::size_t size = std::size_t{a.aux} + b.aux;
  if (!arena.spend(size)) return error(EvalError::steps);
  Cell both = new_list(size, arena);
  for (const Cell& item : a.list()) append(both, item, arena);
  for (const Cell& item : b.list()) append(both, item, arena);
  return both;
}

Cell join(const Cell& a, const Cell& b, Arena& arena) {
  if (a.tag == Tag::string || a.tag == Tag::bytes) return concatenate(a, b, arena);
  return a.tag == Tag::list ? concatenate_lists(a, b, arena) : error(EvalError::type);
}

Cell money_arithmetic(OpCode op, const Cell& a, const Cell& b) {
  if (a.tag != b.tag) {
    const bool product = op == OpCode::multiply && (a.tag == Tag::integer || b.tag == Tag::integer);
    if (!product) return error(EvalError::type);
  } else if (a.aux != b.aux) {
    return error(EvalError::currency);
  } else if (op != OpCode::add && op != OpCode::subtract) {
    return error(EvalError::type);
  }
  std::int64_t minor_units = 0;
  if (!calculate(op, a.integer, b.integer, minor_units)) return error(EvalError::overflow);
  return Cell::make(Tag::money, a.tag == Tag::money ? a.aux : b.aux, minor_units);
}

bool is_time(const Cell& cell) { return cell.tag == Tag::timestamp || cell.tag == Tag::duration; }

// Differences of timestamps are held to 64 bits of nanoseconds (cel-spec, conformance suite, timestamp_range).
bool fits_nanoseconds(Duration d) { return d.seconds > -9223372036 && d.seconds < 9223372036; }

// A sum with a timestamp in it is one; the difference of two timestamps is a duration.
Cell time_arithmetic(OpCode op, const Cell& a, const Cell& b) {
  const bool timestamps = a.tag == Tag::timestamp && b.tag == Tag::timestamp;
  const bool sum = op == OpCode::add && !timestamps;
  const bool difference = op == OpCode::subtract && !(a.tag == Tag::duration && b.tag == Tag::timestamp);
  if (!sum && !difference) return error(EvalError::type);
  const auto result = op == OpCode::add ? add(a.duration(), b.duration()) : subtract(a.duration(), b.duration());
  const bool timestamp = (a.tag == Tag::timestamp) != (b.tag == Tag::timestamp);
  if (!result) return error(EvalError::range);
  if (timestamps && !fits_nanoseconds(*result)) return error(EvalError::range);
  const Timestamp t{result->seconds, result->nanos};
  if (timestamp) return in_range(t) ? Cell::of(t) : error(EvalError::range);
  return in_range(*result) ? Cell::of(*result) : error(EvalError::range);
}

}  // namespace

Cell arithmetic(OpCode op, const Cell& a, const Cell& b, Arena& arena) {
  if (a.tag == Tag::integer && b.tag == Tag::integer) return integer_arithmetic(op, a.integer, b.integer);
  if (a.tag == Tag::unlimited || b.tag == Tag::unlimited) return error(EvalError::unlimited);
  if (is_time(a) && is_time(b)) return time_arithmetic(op, a, b);
  if (a.tag == Tag::money || b.tag == Tag::money) return money_arithmetic(op, a, b);
  if (a.tag != b.tag) return error(EvalError::type);
  if (a.tag == Tag::floating) return floating_arithmetic(op, a.floating, b.floating);
  if (a.tag == Tag::uinteger) return unsigned_arithmetic(op, a.natural(), b.natural());
  return op == OpCode::add ? join(a, b, arena) : error(EvalError::type);
}

Cell negate(const Cell& a) {
  if (a.tag == Tag::floating) return Cell::of(-a.floating);
  if (a.tag == Tag::unlimited) return error(EvalError::unlimited);
  return a.tag == Tag::integer ? integer_arithmetic(OpCode::subtract, 0, a.integer) : error(EvalError::type);
}

}  // namespace plangate
