// langdef, "Overflow" and "Numeric values"; the extension for math.
#include <cmath>
#include <limits>

#include "reference_functions.h"

namespace plangate::test {
namespace {

using Kind = Value::Kind;
__extension__ using Wide = __int128;

constexpr Wide min_int = std::numeric_limits<std::int64_t>::min();
constexpr Wide max_int = std::numeric_limits<std::int64_t>::max();
constexpr Wide max_uint = std::numeric_limits<std::uint64_t>::max();

Value int_of(Wide value) {
  if (value < min_int || value > max_int) return Value::error("int overflow");
  return Value::of(static_cast<std::int64_t>(value));
}
Value uint_of(Wide value) {
  if (value < 0 || value > max_uint) return Value::error("uint overflow");
  return Value::of(static_cast<std::uint64_t>(value));
}

bool both(const Arguments& a, Kind kind) { return a[0].is(kind) && a[1].is(kind); }

template <typename Exact, typename Rounded>
Value arithmetic(const Arguments& a, Exact exact, Rounded rounded) {
  if (both(a, Kind::integer)) return int_of(exact(Wide{a[0].integer}, Wide{a[1].integer}));
  if (both(a, Kind::unsigned_integer)) return uint_of(exact(Wide{a[0].unsigned_integer}, Wide{a[1].unsigned_integer}));
  if (both(a, Kind::floating)) return Value::of(rounded(a[0].floating, a[1].floating));
  return no_overload();
}

bool by_zero(const Arguments& a) {
  return (both(a, Kind::integer) && a[1].integer == 0) ||
         (both(a, Kind::unsigned_integer) && a[1].unsigned_integer == 0);
}

constexpr Wide billion = 1000000000;
Wide nanos_of(const Value& value) { return Wide{value.integer} * billion + value.nanos; }

bool is_time(const Value& value) { return value.is(Kind::timestamp) || value.is(Kind::duration); }

// langdef, "Timestamps" and "Durations": years 1 to 9999; 315,576,000,000 seconds either way.
Value time_of(Kind kind, Wide nanos) {
  Wide seconds = nanos / billion;
  if (nanos % billion < 0) --seconds;
  const auto rest = static_cast<std::uint32_t>(nanos - seconds * billion);
  const Wide limit = 315576000000;
  if (kind == Kind::timestamp) {
    if (seconds < -62135596800 || seconds > 253402300799) return Value::error("timestamp out of range");
    return Value::timestamp(static_cast<std::int64_t>(seconds), rest);
  }
  if (nanos < -limit * billion || nanos > limit * billion) return Value::error("duration out of range");
  return Value::duration(static_cast<std::int64_t>(seconds), rest);
}

// What lies between two timestamps is held to whole seconds within int64 nanoseconds (conformance: timestamp_range).
bool fits_int64_nanos(Wide nanos) {
  const Wide seconds = 9223372036;
  return nanos >= (1 - seconds) * billion && nanos < seconds * billion;
}

Value time_sum(const Arguments& a) {
  if (both(a, Kind::timestamp)) return no_overload();
  return time_of(both(a, Kind::duration) ? Kind::duration : Kind::timestamp, nanos_of(a[0]) + nanos_of(a[1]));
}

Value add(const Arguments& a) {
  if (is_time(a[0]) && is_time(a[1])) return time_sum(a);
  if (both(a, Kind::string)) return Value::of(a[0].text + a[1].text);
  if (both(a, Kind::bytes)) return Value::bytes(a[0].text + a[1].text);
  if (both(a, Kind::list)) {
    std::vector<Value> items = a[0].items;
    items.insert(items.end(), a[1].items.begin(), a[1].items.end());
    return Value::list(items);
  }
  return arithmetic(
      a, [](Wide x, Wide y) { return x + y; }, [](double x, double y) { return x + y; });
}

Value subtract(const Arguments& a) {
  if (is_time(a[0]) && is_time(a[1])) {
    if (a[0].is(Kind::duration) && a[1].is(Kind::timestamp)) return no_overload();
    if (both(a, Kind::timestamp) && !fits_int64_nanos(nanos_of(a[0]) - nanos_of(a[1])))
      return Value::error("duration out of range");
    return time_of(a[0].kind == a[1].kind ? Kind::duration : Kind::timestamp, nanos_of(a[0]) - nanos_of(a[1]));
  }
  return arithmetic(
      a, [](Wide x, Wide y) { return x - y; }, [](double x, double y) { return x - y; });
}

Value multiply(const Arguments& a) {
  return arithmetic(
      a, [](Wide x, Wide y) { return x * y; }, [](double x, double y) { return x * y; });
}

Value divide(const Arguments& a) {
  if (by_zero(a)) return Value::error("division by zero");
  return arithmetic(
      a, [](Wide x, Wide y) { return x / y; }, [](double x, double y) { return x / y; });
}

Value modulo(const Arguments& a) {
  if (by_zero(a)) return Value::error("modulus by zero");
  if (a[0].is(Kind::floating)) return no_overload();
  if (both(a, Kind::integer) && a[0].integer == min_int && a[1].integer == -1) return Value::error("int overflow");
  return arithmetic(
      a, [](Wide x, Wide y) { return x % y; }, [](double x, double) { return x; });
}

Value negate(const Arguments& a) {
  if (a[0].is(Kind::integer)) return int_of(-Wide{a[0].integer});
  return a[0].is(Kind::floating) ? Value::of(-a[0].floating) : no_overload();
}

Value logical_not(const Arguments& a) { return a[0].is(Kind::boolean) ? Value::of(!a[0].boolean) : no_overload(); }

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
  return a[0].is(Kind::integer) ? int_of(a[0].integer < 0 ? -Wide{a[0].integer} : Wide{a[0].integer}) : no_overload();
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

const NamedFunction arithmetic_functions[] = {{"+", add},
                                              {"-", subtract},
                                              {"*", multiply},
                                              {"/", divide},
                                              {"%", modulo},
                                              {"-_", negate},
                                              {"!", logical_not},
                                              {"math.greatest", greatest},
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
