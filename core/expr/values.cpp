#include "expr/values.h"

#include <cstring>
#include <new>

#include "json/utf8.h"

namespace plangate {

Cell error(EvalError error) { return Cell::make(Tag::error, static_cast<std::uint32_t>(error), 0); }

Cell merge_unknowns(const Cell& a, const Cell& b, Arena& arena) {
  constexpr std::uint32_t one = 0, two = 1, any = 2;
  if (a.aux == one && b.aux == one && a.integer == b.integer) return a;
  void* memory = a.aux == any || b.aux == any ? nullptr : arena.allocate(2 * sizeof(Cell));
  if (memory == nullptr) return Cell::make(Tag::unknown, any, 0);
  Cell* both = new (memory) Cell[2]{a, b};
  Cell merged = Cell::make(Tag::unknown, two, 0);
  merged.items = both;
  return merged;
}

Cell absorb(const Cell& a, const Cell& b, Arena& arena) {
  if (a.tag == Tag::unknown && b.tag == Tag::unknown) return merge_unknowns(a, b, arena);
  if (a.tag == Tag::unknown) return a;
  if (b.tag == Tag::unknown) return b;
  return a.tag == Tag::error ? a : b;
}

namespace {

Cell integer_arithmetic(OpCode op, std::int64_t a, std::int64_t b) {
  std::int64_t result = 0;
  bool overflow = false;
  switch (op) {
    case OpCode::add: overflow = __builtin_add_overflow(a, b, &result); break;
    case OpCode::subtract: overflow = __builtin_sub_overflow(a, b, &result); break;
    case OpCode::multiply: overflow = __builtin_mul_overflow(a, b, &result); break;
    default:  // rounding towards zero, the remainder with the sign of the dividend
      if (b == 0) return error(EvalError::divide_by_zero);
      if (b == -1) {  // an error for the smallest int also as a remainder, as in cel-go
        overflow = __builtin_sub_overflow(std::int64_t{0}, a, &result);
        if (op == OpCode::modulo) result = 0;
        break;
      }
      result = op == OpCode::divide ? a / b : a % b;
  }
  return overflow ? error(EvalError::overflow) : Cell::of(result);
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

Cell concatenate(std::string_view a, std::string_view b, Arena& arena) {
  char* text = static_cast<char*>(arena.allocate(a.size() + b.size()));
  if (text == nullptr) return error(EvalError::arena);
  std::memcpy(text, a.data(), a.size());
  std::memcpy(text + a.size(), b.data(), b.size());
  return Cell::of(std::string_view(text, a.size() + b.size()));
}

bool is_time(const Cell& cell) { return cell.tag == Tag::timestamp || cell.tag == Tag::duration; }

// A sum with a timestamp in it is one; the difference of two timestamps is a duration.
Cell time_arithmetic(OpCode op, const Cell& a, const Cell& b) {
  const auto result = op == OpCode::add ? add(a.duration(), b.duration()) : subtract(a.duration(), b.duration());
  const bool timestamp = (a.tag == Tag::timestamp) != (b.tag == Tag::timestamp);
  if (!result) return error(EvalError::range);
  const Timestamp t{result->seconds, result->nanos};
  if (timestamp) return in_range(t) ? Cell::of(t) : error(EvalError::range);
  return in_range(*result) ? Cell::of(*result) : error(EvalError::range);
}

}  // namespace

Cell arithmetic(OpCode op, const Cell& a, const Cell& b, Arena& arena) {
  if (a.tag == Tag::integer && b.tag == Tag::integer) return integer_arithmetic(op, a.integer, b.integer);
  if (a.tag == Tag::unlimited || b.tag == Tag::unlimited) return error(EvalError::unlimited);
  if (a.tag == Tag::floating && b.tag == Tag::floating) return floating_arithmetic(op, a.floating, b.floating);
  if (is_time(a) && is_time(b) && (op == OpCode::add || op == OpCode::subtract)) return time_arithmetic(op, a, b);
  if (a.tag == Tag::string && b.tag == Tag::string && op == OpCode::add)
    return concatenate(a.string(), b.string(), arena);
  return error(EvalError::type);
}

Cell negate(const Cell& a) {
  if (a.tag == Tag::floating) return Cell::of(-a.floating);
  if (a.tag == Tag::unlimited) return error(EvalError::unlimited);
  return a.tag == Tag::integer ? integer_arithmetic(OpCode::subtract, 0, a.integer) : error(EvalError::type);
}

Cell size_of(const Cell& a) {
  if (a.tag == Tag::list) return Cell::of(static_cast<std::int64_t>(a.aux));
  if (a.tag != Tag::string) return error(EvalError::type);
  return Cell::of(static_cast<std::int64_t>(count_code_points(a.string())));
}

Cell text_test(OpCode op, const Cell& a, const Cell& b) {
  if (a.tag != Tag::string || b.tag != Tag::string) return error(EvalError::type);
  const std::string_view text = a.string();
  const std::string_view part = b.string();
  if (op == OpCode::starts_with) return Cell::of(text.starts_with(part));
  if (op == OpCode::ends_with) return Cell::of(text.ends_with(part));
  return Cell::of(text.find(part) != std::string_view::npos);
}

Cell to_timestamp(const Cell& a) {
  if (a.tag == Tag::timestamp) return a;
  if (a.tag != Tag::string) return error(EvalError::type);
  const auto parsed = parse_timestamp(a.string());
  return parsed ? Cell::of(*parsed) : error(EvalError::range);
}

Cell to_duration(const Cell& a) {
  if (a.tag == Tag::duration) return a;
  if (a.tag != Tag::string) return error(EvalError::type);
  const auto parsed = parse_duration(a.string());
  return parsed ? Cell::of(*parsed) : error(EvalError::range);
}

}  // namespace plangate
