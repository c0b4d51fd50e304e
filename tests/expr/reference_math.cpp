// The extension for math.
#include <cmath>
#include <limits>

#include "reference_functions.h"

namespace plangate::test {
namespace {

using Kind = Value::Kind;

bool both(const Arguments& a, Kind kind) { return a[0].is(kind) && a[1].is(kind); }

// The first of the greatest or least; of the arguments, or of one list.
Value extreme(const Arguments& a, int wanted) {
  const std::vector<Value>& candidates = a.size() == 1 && a[0].is(Kind::list) ? a[0].items : a;
  if (candidates.empty()) return Value::error("an empty list has none");
  Value best = candidates[0];
  for (const Value& candidate : candidates) {
    if (!is_number(candidate)) return no_overload();
    if (compare(candidate, best) == wanted) best = candidate;
  }
  return best;
}
Value greatest(const Arguments& a) { return extreme(a, 1); }
Value least(const Arguments& a) { return extreme(a, -1); }

template <double (*function)(double)>
Value rounded(const Arguments& a) {
  return a[0].is(Kind::floating) ? Value::of(function(a[0].floating)) : no_overload();
}

Value abs_of(const Arguments& a) {
  if (a[0].is(Kind::unsigned_integer)) return a[0];
  if (a[0].is(Kind::floating)) return Value::of(std::fabs(a[0].floating));
  if (!a[0].is(Kind::integer)) return no_overload();
  if (a[0].integer == std::numeric_limits<std::int64_t>::min()) return Value::error("int overflow");
  return Value::of(std::abs(a[0].integer));
}

Value sign(const Arguments& a) {
  const auto of = [](auto value) { return value > 0 ? 1 : value < 0 ? -1 : 0; };
  if (a[0].is(Kind::integer)) return Value::of(std::int64_t{of(a[0].integer)});
  if (a[0].is(Kind::unsigned_integer)) return Value::of(std::uint64_t{a[0].unsigned_integer > 0 ? 1u : 0u});
  if (!a[0].is(Kind::floating)) return no_overload();
  return std::isnan(a[0].floating) || a[0].floating == 0 ? a[0] : Value::of(static_cast<double>(of(a[0].floating)));
}

Value square_root(const Arguments& a) {
  if (a[0].is(Kind::integer)) return Value::of(std::sqrt(static_cast<double>(a[0].integer)));
  if (a[0].is(Kind::unsigned_integer)) return Value::of(std::sqrt(static_cast<double>(a[0].unsigned_integer)));
  return a[0].is(Kind::floating) ? Value::of(std::sqrt(a[0].floating)) : no_overload();
}

Value is_nan(const Arguments& a) {
  return a[0].is(Kind::floating) ? Value::of(std::isnan(a[0].floating)) : no_overload();
}
Value is_inf(const Arguments& a) {
  return a[0].is(Kind::floating) ? Value::of(std::isinf(a[0].floating)) : no_overload();
}
Value is_finite(const Arguments& a) {
  return a[0].is(Kind::floating) ? Value::of(std::isfinite(a[0].floating)) : no_overload();
}

template <typename Combine>
Value bits(const Arguments& a, Combine combine) {
  if (both(a, Kind::unsigned_integer)) return Value::of(combine(a[0].unsigned_integer, a[1].unsigned_integer));
  if (!both(a, Kind::integer)) return no_overload();
  const std::uint64_t result =
      combine(static_cast<std::uint64_t>(a[0].integer), static_cast<std::uint64_t>(a[1].integer));
  return Value::of(static_cast<std::int64_t>(result));
}
Value bit_and(const Arguments& a) {
  return bits(a, [](std::uint64_t x, std::uint64_t y) { return x & y; });
}
Value bit_or(const Arguments& a) {
  return bits(a, [](std::uint64_t x, std::uint64_t y) { return x | y; });
}
Value bit_xor(const Arguments& a) {
  return bits(a, [](std::uint64_t x, std::uint64_t y) { return x ^ y; });
}
Value bit_not(const Arguments& a) {
  if (a[0].is(Kind::unsigned_integer)) return Value::of(~a[0].unsigned_integer);
  return a[0].is(Kind::integer) ? Value::of(~a[0].integer) : no_overload();
}

// By an int that is not negative; the vacated bits are 0, of ints too; by 64 or more nothing is left.
template <typename Shift>
Value shifted(const Arguments& a, Shift shift) {
  if (!a[1].is(Kind::integer)) return no_overload();
  if (a[1].integer < 0) return Value::error("negative shift");
  Arguments operands = {a[0], a[0]};
  return bits(operands, [&](std::uint64_t x, std::uint64_t) { return a[1].integer > 63 ? 0 : shift(x, a[1].integer); });
}
Value shift_left(const Arguments& a) {
  return shifted(a, [](std::uint64_t x, std::int64_t by) { return x << by; });
}
Value shift_right(const Arguments& a) {
  return shifted(a, [](std::uint64_t x, std::int64_t by) { return x >> by; });
}

}  // namespace

const NamedFunction math_functions[] = {{"math.greatest", greatest},
                                        {"math.least", least},
                                        {"math.ceil", rounded<std::ceil>},
                                        {"math.floor", rounded<std::floor>},
                                        {"math.round", rounded<std::round>},
                                        {"math.trunc", rounded<std::trunc>},
                                        {"math.abs", abs_of},
                                        {"math.sign", sign},
                                        {"math.sqrt", square_root},
                                        {"math.isNaN", is_nan},
                                        {"math.isInf", is_inf},
                                        {"math.isFinite", is_finite},
                                        {"math.bitAnd", bit_and},
                                        {"math.bitOr", bit_or},
                                        {"math.bitXor", bit_xor},
                                        {"math.bitNot", bit_not},
                                        {"math.bitShiftLeft", shift_left},
                                        {"math.bitShiftRight", shift_right},
                                        {nullptr, nullptr}};

}  // namespace plangate::test
