// langdef, "List of Standard Definitions": conversions of types.
#include <cmath>
#include <cstdlib>

#include "json/number_text.h"
#include "json/utf8.h"
#include "reference_functions.h"
#include "time/timestamp.h"

namespace plangate::test {
namespace {

using Kind = Value::Kind;

constexpr double two_63 = 9223372036854775808.0;

bool digits_only(const std::string& text, bool sign) {
  const std::size_t start = sign && (text[0] == '-' || text[0] == '+') ? 1 : 0;
  return text.size() > start && text.find_first_not_of("0123456789", start) == std::string::npos;
}

Value int_from_text(const std::string& text) {
  if (!digits_only(text, true)) return Value::error("no int");
  errno = 0;
  const long long value = std::strtoll(text.c_str(), nullptr, 10);
  return errno != 0 ? Value::error("int overflow") : Value::of(std::int64_t{value});
}

Value to_int(const Arguments& a) {
  switch (a[0].kind) {
    case Kind::integer: return a[0];
    case Kind::unsigned_integer:
      return a[0].unsigned_integer >> 63 != 0 ? Value::error("int overflow")
                                              : Value::of(static_cast<std::int64_t>(a[0].unsigned_integer));
    case Kind::floating:
      // Open at both ends (conformance: conversions/int/double_int_min_range).
      if (!(a[0].floating > -two_63 && a[0].floating < two_63)) return Value::error("int overflow");
      return Value::of(static_cast<std::int64_t>(a[0].floating));
    case Kind::string: return int_from_text(a[0].text);
    case Kind::timestamp: return Value::of(a[0].integer);
    default: return no_overload();
  }
}

Value uint_from_text(const std::string& text) {
  if (!digits_only(text, false)) return Value::error("no uint");
  errno = 0;
  const unsigned long long value = std::strtoull(text.c_str(), nullptr, 10);
  return errno != 0 ? Value::error("uint overflow") : Value::of(std::uint64_t{value});
}

Value to_uint(const Arguments& a) {
  switch (a[0].kind) {
    case Kind::unsigned_integer: return a[0];
    case Kind::integer:
      return a[0].integer < 0 ? Value::error("uint overflow") : Value::of(static_cast<std::uint64_t>(a[0].integer));
    case Kind::floating:
      if (!(a[0].floating >= 0 && a[0].floating < 2 * two_63)) return Value::error("uint overflow");
      return Value::of(static_cast<std::uint64_t>(a[0].floating));
    case Kind::string: return uint_from_text(a[0].text);
    default: return no_overload();
  }
}

// A decimal number, NaN, or Infinity with a sign or without.
Value double_from_text(const std::string& text) {
  const std::size_t sign = text.starts_with("-") || text.starts_with("+") ? 1 : 0;
  const bool named = text == "NaN" || text.substr(sign) == "Infinity";
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  const bool decimal = !text.empty() && text.find_first_not_of("0123456789.eE+-") == std::string::npos && *end == '\0';
  return named || decimal ? Value::of(value) : Value::error("no double");
}

Value to_double(const Arguments& a) {
  switch (a[0].kind) {
    case Kind::floating: return a[0];
    case Kind::integer: return Value::of(static_cast<double>(a[0].integer));
    case Kind::unsigned_integer: return Value::of(static_cast<double>(a[0].unsigned_integer));
    case Kind::string: return double_from_text(a[0].text);
    default: return no_overload();
  }
}

std::string double_text(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value > 0 ? "+Inf" : "-Inf";
  return std::string(shortest_text(value));
}

Value to_string(const Arguments& a) {
  switch (a[0].kind) {
    case Kind::string: return a[0];
    case Kind::boolean: return Value::of(std::string(a[0].boolean ? "true" : "false"));
    case Kind::integer: return Value::of(std::to_string(a[0].integer));
    case Kind::unsigned_integer: return Value::of(std::to_string(a[0].unsigned_integer));
    case Kind::floating: return Value::of(double_text(a[0].floating));
    case Kind::bytes:
      return find_ill_formed_utf8(a[0].text) == a[0].text.size() ? Value::of(a[0].text) : Value::error("not UTF-8");
    case Kind::timestamp: return Value::of(format_timestamp({a[0].integer, a[0].nanos}));
    case Kind::duration: return Value::of(format_duration({a[0].integer, a[0].nanos}));
    default: return no_overload();
  }
}

Value to_bytes(const Arguments& a) {
  return a[0].is(Kind::string) || a[0].is(Kind::bytes) ? Value::bytes(a[0].text) : no_overload();
}

Value to_bool(const Arguments& a) {
  if (a[0].is(Kind::boolean)) return a[0];
  if (!a[0].is(Kind::string)) return no_overload();
  for (const char* yes : {"1", "t", "true", "TRUE", "True", "T"})
    if (a[0].text == yes) return Value::of(true);
  for (const char* no : {"0", "f", "false", "FALSE", "False", "F"})
    if (a[0].text == no) return Value::of(false);
  return Value::error("no bool");
}

Value to_timestamp(const Arguments& a) {
  if (a[0].is(Kind::timestamp)) return a[0];
  if (a[0].is(Kind::integer))
    return in_range(Timestamp{a[0].integer, 0}) ? Value::timestamp(a[0].integer, 0) : Value::error("out of range");
  if (!a[0].is(Kind::string)) return no_overload();
  const auto parsed = parse_timestamp(a[0].text);
  return parsed ? Value::timestamp(parsed->seconds, parsed->nanos) : Value::error("no timestamp");
}

Value to_duration(const Arguments& a) {
  if (a[0].is(Kind::duration)) return a[0];
  if (!a[0].is(Kind::string)) return no_overload();
  const auto parsed = parse_duration(a[0].text);
  return parsed ? Value::duration(parsed->seconds, parsed->nanos) : Value::error("no duration");
}

Value to_dyn(const Arguments& a) { return a[0]; }
Value type_of(const Arguments& a) { return Value::type(type_name(a[0])); }

}  // namespace

std::string type_name(const Value& value) {
  switch (value.kind) {
    case Kind::null: return "null_type";
    case Kind::boolean: return "bool";
    case Kind::integer: return "int";
    case Kind::unsigned_integer: return "uint";
    case Kind::floating: return "double";
    case Kind::string: return "string";
    case Kind::bytes: return "bytes";
    case Kind::list: return "list";
    case Kind::map: return "map";
    case Kind::timestamp: return "google.protobuf.Timestamp";
    case Kind::duration: return "google.protobuf.Duration";
    case Kind::type: return "type";
    case Kind::optional: return "optional_type";
    case Kind::error:
    case Kind::unknown: return "";
  }
  return "";
}

const NamedFunction conversion_functions[] = {
    {"int", to_int},     {"uint", to_uint}, {"double", to_double},       {"string", to_string},
    {"bytes", to_bytes}, {"bool", to_bool}, {"timestamp", to_timestamp}, {"duration", to_duration},
    {"dyn", to_dyn},     {"type", type_of}, {nullptr, nullptr}};

}  // namespace plangate::test
