// google/cel-go, ext/math.go, version 2.
#include "expr/library/library.h"
#include "expr/values.h"

namespace plangate::library {
namespace {

bool is_number(const Cell& cell) {
  return cell.tag == Tag::integer || cell.tag == Tag::uinteger || cell.tag == Tag::floating;
}

Cell extreme(const Cell& list, Order wanted) {
  if (list.tag != Tag::list) return list;
  if (list.aux == 0) return error(EvalError::argument);
  Cell best = list.items[0];
  for (const Cell& item : list.list()) {
    Order order = Order::unordered;
    Cell failure;
    if (!is_number(item) || !compare(item, best, order, failure)) return error(EvalError::type);
    if (order == wanted) best = item;
  }
  return best;
}

bool infinite(double value) { return value - value != 0 && value == value; }

template <typename Operation>
Cell bitwise(const Cell* args, Operation operation) {
  return Cell::make(args[0].tag, 0, static_cast<std::int64_t>(operation(args[0].natural(), args[1].natural())));
}

// By 64 and more, nothing is left.
template <typename Operation>
Cell shift(const Cell* args, Operation operation) {
  if (args[1].integer < 0) return error(EvalError::argument);
  const std::uint64_t bits = args[1].integer > 63 ? 0 : operation(args[0].natural(), args[1].integer);
  return Cell::make(args[0].tag, 0, static_cast<std::int64_t>(bits));
}

}  // namespace

Cell greatest(const Cell* args, Arena&) { return extreme(args[0], Order::greater); }
Cell least(const Cell* args, Arena&) { return extreme(args[0], Order::less); }

Cell ceil(const Cell* args, Arena&) { return Cell::of(__builtin_ceil(args[0].floating)); }
Cell floor(const Cell* args, Arena&) { return Cell::of(__builtin_floor(args[0].floating)); }
Cell trunc(const Cell* args, Arena&) { return Cell::of(__builtin_trunc(args[0].floating)); }
Cell round(const Cell* args, Arena&) {
  const double value = args[0].floating;
  const double whole = __builtin_trunc(value);
  const bool up = __builtin_fabs(value - whole) >= 0.5;
  return Cell::of(up ? whole + __builtin_copysign(1.0, value) : whole);
}

Cell sqrt(const Cell* args, Arena&) {
  const Cell& a = args[0];
  if (a.tag == Tag::floating) return Cell::of(__builtin_sqrt(a.floating));
  return Cell::of(
      __builtin_sqrt(a.tag == Tag::integer ? static_cast<double>(a.integer) : static_cast<double>(a.natural())));
}

Cell abs(const Cell* args, Arena&) {
  const Cell& a = args[0];
  if (a.tag == Tag::floating) return Cell::of(__builtin_fabs(a.floating));
  return a.tag == Tag::integer && a.integer < 0 ? negate(a) : a;
}

Cell sign(const Cell* args, Arena&) {
  const Cell& a = args[0];
  if (a.tag == Tag::uinteger) return Cell::of(std::uint64_t{a.integer != 0});
  if (a.tag == Tag::integer) return Cell::of(std::int64_t{a.integer > 0} - std::int64_t{a.integer < 0});
  if (a.floating != a.floating || a.floating == 0) return a;
  return Cell::of(__builtin_copysign(1.0, a.floating));
}

Cell is_nan(const Cell* args, Arena&) { return Cell::of(args[0].floating != args[0].floating); }
Cell is_inf(const Cell* args, Arena&) { return Cell::of(infinite(args[0].floating)); }
Cell is_finite(const Cell* args, Arena&) { return Cell::of(args[0].floating - args[0].floating == 0); }

Cell bit_and(const Cell* args, Arena&) {
  return bitwise(args, [](std::uint64_t a, std::uint64_t b) { return a & b; });
}
Cell bit_or(const Cell* args, Arena&) {
  return bitwise(args, [](std::uint64_t a, std::uint64_t b) { return a | b; });
}
Cell bit_xor(const Cell* args, Arena&) {
  return bitwise(args, [](std::uint64_t a, std::uint64_t b) { return a ^ b; });
}
Cell bit_not(const Cell* args, Arena&) { return Cell::make(args[0].tag, 0, ~args[0].integer); }
Cell bit_shift_left(const Cell* args, Arena&) {
  return shift(args, [](std::uint64_t a, std::int64_t by) { return a << by; });
}
Cell bit_shift_right(const Cell* args, Arena&) {
  return shift(args, [](std::uint64_t a, std::int64_t by) { return a >> by; });
}

}  // namespace plangate::library
