#include <algorithm>
#include <cstring>

#include "expr/int_literal.h"
#include "expr/library/library.h"
#include "expr/library/text_builder.h"
#include "expr/values.h"
#include "json/decimal.h"
#include "json/number_text.h"
#include "json/utf8.h"
#include "money/money.h"

namespace plangate::library {
namespace {

constexpr double two_to_63 = 9223372036854775808.0;
constexpr double two_to_64 = 18446744073709551616.0;

Cell malformed() { return error(EvalError::argument); }

// Digits behind an optional sign; no hexadecimal, as Go's strconv.
Cell parse_int(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || text.find_first_not_of("0123456789") != std::string_view::npos) return malformed();
  const auto value = parse_int_literal(text, negative);
  return value ? Cell::of(*value) : error(EvalError::overflow);
}

Cell parse_uint(std::string_view text) {
  if (text.empty() || text.find_first_not_of("0123456789") != std::string_view::npos) return malformed();
  const auto value = parse_uint_literal(text);
  return value ? Cell::of(*value) : error(EvalError::overflow);
}

std::size_t digits(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of("0123456789", at), text.size()) - at;
}

// Digits, with a point among, before or behind them, and an exponent.
bool is_number(std::string_view text) {
  const std::size_t whole = digits(text, 0);
  const bool point = whole < text.size() && text[whole] == '.';
  const std::size_t fraction = point ? digits(text, whole + 1) : 0;
  if (whole + fraction == 0) return false;
  std::size_t at = whole + fraction + (point ? 1 : 0);
  if (at == text.size()) return true;
  if (text[at++] != 'e' && text[at - 1] != 'E') return false;
  if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
  return at < text.size() && at + digits(text, at) == text.size();
}

// As Go's strconv reads decimal numbers; or NaN, Infinity.
Cell parse_floating(std::string_view text) {
  if (text == "NaN") return Cell::of(__builtin_nan(""));
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (text == "Infinity") return Cell::of(negative ? -__builtin_inf() : __builtin_inf());
  if (!is_number(text)) return malformed();
  const double value = parse_double(text);
  return Cell::of(negative ? -value : value);
}

Cell keep(std::string_view text, Arena& arena) {
  TextBuilder copy(text.size(), arena);
  copy.add(text);
  return copy.cell();
}

}  // namespace

Cell to_dyn(const Cell* args, Arena&) { return args[0]; }

Cell type_of(const Cell* args, Arena&) {
  return Cell::type_of(args[0].tag == Tag::unlimited ? Tag::integer : args[0].tag);
}

Cell to_bool(const Cell* args, Arena&) {
  if (args[0].tag == Tag::boolean) return args[0];
  for (std::string_view yes : {"1", "t", "T", "true", "TRUE", "True"})
    if (args[0].string() == yes) return Cell::of(true);
  for (std::string_view no : {"0", "f", "F", "false", "FALSE", "False"})
    if (args[0].string() == no) return Cell::of(false);
  return malformed();
}

Cell to_int(const Cell* args, Arena&) {
  const Cell& a = args[0];
  switch (a.tag) {
    case Tag::uinteger: return a.integer >= 0 ? Cell::of(a.integer) : error(EvalError::overflow);
    case Tag::floating:
      if (!(a.floating > -two_to_63 && a.floating < two_to_63)) return error(EvalError::overflow);
      return Cell::of(static_cast<std::int64_t>(a.floating));
    case Tag::string: return parse_int(a.string());
    case Tag::timestamp: return Cell::of(a.integer);
    default: return a;
  }
}

Cell to_uint(const Cell* args, Arena&) {
  const Cell& a = args[0];
  switch (a.tag) {
    case Tag::integer: return a.integer >= 0 ? Cell::of(a.natural()) : error(EvalError::overflow);
    case Tag::floating:
      if (!(a.floating >= 0 && a.floating < two_to_64)) return error(EvalError::overflow);
      return Cell::of(static_cast<std::uint64_t>(a.floating));
    case Tag::string: return parse_uint(a.string());
    default: return a;
  }
}

Cell to_double(const Cell* args, Arena&) {
  const Cell& a = args[0];
  switch (a.tag) {
    case Tag::integer: return Cell::of(static_cast<double>(a.integer));
    case Tag::uinteger: return Cell::of(static_cast<double>(a.natural()));
    case Tag::string: return parse_floating(a.string());
    default: return a;
  }
}

Cell to_string(const Cell* args, Arena& arena) {
  const Cell& a = args[0];
  switch (a.tag) {
    case Tag::boolean: return Cell::of(std::string_view(a.aux != 0 ? "true" : "false"));
    case Tag::integer: return keep(format_scaled(a.integer, 0).view(), arena);
    case Tag::uinteger: return keep(std::to_string(a.natural()), arena);
    case Tag::floating: return keep(shortest_text(a.floating), arena);
    case Tag::timestamp: return keep(format_timestamp(a.timestamp()), arena);
    case Tag::duration: return keep(format_duration(a.duration()), arena);
    case Tag::money: return keep(format_money(a.integer, Currency::unpack(a.aux)), arena);
    case Tag::bytes: return find_ill_formed_utf8(a.string()) == a.aux ? Cell::of(a.string()) : malformed();
    default: return a;
  }
}

Cell to_bytes(const Cell* args, Arena&) { return Cell::bytes(args[0].string()); }

Cell to_timestamp(const Cell* args, Arena&) {
  const Cell& a = args[0];
  if (a.tag == Tag::timestamp) return a;
  if (a.tag == Tag::integer) {
    const Timestamp t{a.integer, 0};
    return in_range(t) ? Cell::of(t) : error(EvalError::range);
  }
  const auto parsed = parse_timestamp(a.string());
  return parsed ? Cell::of(*parsed) : error(EvalError::range);
}

Cell to_duration(const Cell* args, Arena&) {
  if (args[0].tag == Tag::duration) return args[0];
  const auto parsed = parse_duration(args[0].string());
  return parsed ? Cell::of(*parsed) : error(EvalError::range);
}

// "99.99 GBP"
Cell to_money(const Cell* args, Arena&) {
  const std::optional<Money> money = parse_money(args[0].string());
  return money ? Cell::make(Tag::money, money->currency.packed(), money->minor_units) : error(EvalError::amount);
}

}  // namespace plangate::library
