// langdef, "Overflow" and "Numeric values"; sums and differences of times.
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
  if (both(a, Kind::unsigned_integer)) {  // a product may be wider than Wide
    const std::uint64_t x = a[0].unsigned_integer, y = a[1].unsigned_integer;
    return x != 0 && y > std::numeric_limits<std::uint64_t>::max() / x ? Value::error("uint overflow")
                                                                       : Value::of(x * y);
  }
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

}  // namespace

const NamedFunction arithmetic_functions[] = {{"+", add},    {"-", subtract}, {"*", multiply},    {"/", divide},
                                              {"%", modulo}, {"-_", negate},  {"!", logical_not}, {nullptr, nullptr}};

}  // namespace plangate::test
