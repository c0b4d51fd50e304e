#include "expr/collections.h"
#include "expr/limits.h"
#include "expr/values.h"

namespace plangate {
namespace {

constexpr double two_to_63 = 9223372036854775808.0;

template <typename T>
Order order_of(T a, T b) {
  return a < b ? Order::less : a > b ? Order::greater : Order::equal;
}

Order order_of_doubles(double a, double b) {
  if (a != a || b != b) return Order::unordered;
  return order_of(a, b);
}

Order opposite(Order order) {
  if (order == Order::less) return Order::greater;
  return order == Order::greater ? Order::less : order;
}

Order order_of_times(const Cell& a, const Cell& b) {
  return a.integer != b.integer ? order_of(a.integer, b.integer) : order_of(a.aux, b.aux);
}

Order order_of_texts(std::string_view a, std::string_view b) {
  const int order = a.compare(b);  // bytes of UTF-8 order as code points do
  return order < 0 ? Order::less : order > 0 ? Order::greater : Order::equal;
}

bool same_tag(const Cell& a, const Cell& b, Order& order, Cell& failure) {
  switch (a.tag) {
    case Tag::boolean: order = order_of(a.aux, b.aux); return true;
    case Tag::integer: order = order_of(a.integer, b.integer); return true;
    case Tag::uinteger: order = order_of(a.natural(), b.natural()); return true;
    case Tag::floating: order = order_of_doubles(a.floating, b.floating); return true;
    case Tag::string:
    case Tag::bytes: order = order_of_texts(a.string(), b.string()); return true;
    case Tag::timestamp:
    case Tag::duration: order = order_of_times(a, b); return true;
    case Tag::unlimited: order = Order::equal; return true;
    case Tag::money:
      if (a.aux != b.aux) break;
      order = order_of(a.integer, b.integer);
      return true;
    default: failure = error(EvalError::type); return false;
  }
  failure = error(EvalError::currency);
  return false;
}

bool is_number(const Cell& cell) {
  return cell.tag == Tag::integer || cell.tag == Tag::uinteger || cell.tag == Tag::floating ||
         cell.tag == Tag::unlimited;
}

// An int or uint with a double: exactly, unless the double lies outside of all ints or uints; then as two doubles
// (cel-spec, conformance suite, comparisons: 9223372036854775807 is not less than 9223372036854775808.0).
template <typename Whole>
Order order_of_whole_and_double(Whole a, double b, double min, double end) {
  if (!(b >= min && b < end)) return order_of_doubles(static_cast<double>(a), b);
  const auto whole = static_cast<Whole>(b);
  return a != whole ? order_of(a, whole) : order_of(0.0, b - static_cast<double>(whole));
}

Order order_of_numbers(const Cell& a, const Cell& b) {
  if (b.tag == Tag::floating) {
    if (b.floating != b.floating) return Order::unordered;
    if (a.tag == Tag::unlimited) return Order::greater;
    return a.tag == Tag::integer ? order_of_whole_and_double(a.integer, b.floating, -two_to_63, two_to_63)
                                 : order_of_whole_and_double(a.natural(), b.floating, 0, 2 * two_to_63);
  }
  if (a.tag == Tag::floating) return opposite(order_of_numbers(b, a));
  if (a.tag == Tag::unlimited || b.tag == Tag::unlimited) return a.tag == Tag::unlimited ? Order::greater : Order::less;
  if (a.tag == Tag::uinteger) return opposite(order_of_numbers(b, a));
  return a.integer < 0 ? Order::less : order_of(a.natural(), b.natural());
}

Cell equal_within(const Cell& a, const Cell& b, unsigned depth, Arena& arena);

// `count` cells each.
Cell cells_equal(const Cell* a, const Cell* b, std::size_t count, unsigned depth, Arena& arena) {
  if (depth >= max_value_depth) return error(EvalError::argument);
  if (!arena.spend(count)) return error(EvalError::steps);
  for (std::size_t i = 0; i < count; ++i) {
    const Cell same = equal_within(a[i], b[i], depth + 1, arena);
    if (!same.is_bool(true)) return same;
  }
  return Cell::of(true);
}

Cell equal_within(const Cell& a, const Cell& b, unsigned depth, Arena& arena) {
  if (a.tag != b.tag && !(is_number(a) && is_number(b))) return Cell::of(false);
  switch (a.tag) {
    case Tag::string:
    case Tag::bytes: return Cell::of(same_text(a.string(), b.string()));
    case Tag::null: return Cell::of(true);
    case Tag::type: return Cell::of(a.aux == b.aux);
    case Tag::list:
    case Tag::optional: return a.aux == b.aux ? cells_equal(a.items, b.items, a.aux, depth, arena) : Cell::of(false);
    case Tag::map:  // entries stand in the order of their keys
      return a.aux == b.aux ? cells_equal(a.items, b.items, std::size_t{2} * a.aux, depth, arena) : Cell::of(false);
    default: break;
  }
  Order order = Order::unordered;
  Cell failure;
  return compare(a, b, order, failure) ? Cell::of(order == Order::equal) : failure;
}

}  // namespace

bool compare(const Cell& a, const Cell& b, Order& order, Cell& failure) {
  if (a.tag == b.tag) return same_tag(a, b, order, failure);
  if (!is_number(a) || !is_number(b)) {
    failure = error(EvalError::type);
    return false;
  }
  order = order_of_numbers(a, b);
  return true;
}

Cell equal(const Cell& a, const Cell& b, Arena& arena) { return equal_within(a, b, 0, arena); }

}  // namespace plangate
