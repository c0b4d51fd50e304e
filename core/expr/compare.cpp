#include "expr/values.h"

namespace plangate {
namespace {

template <typename T>
Order order_of(T a, T b) {
  return a < b ? Order::less : a > b ? Order::greater : Order::equal;
}

Order order_of_doubles(double a, double b) {
  if (a != a || b != b) return Order::unordered;
  return order_of(a, b);
}

// Exactly, without rounding the int to a double first.
Order order_of_int_and_double(std::int64_t a, double b) {
  constexpr double two_to_63 = 9223372036854775808.0;
  if (b != b) return Order::unordered;
  if (b >= two_to_63) return Order::less;
  if (b < -two_to_63) return Order::greater;
  const auto whole = static_cast<std::int64_t>(b);
  if (a != whole) return order_of(a, whole);
  return order_of(0.0, b - static_cast<double>(whole));
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
    case Tag::floating: order = order_of_doubles(a.floating, b.floating); return true;
    case Tag::string: order = order_of_texts(a.string(), b.string()); return true;
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
  return cell.tag == Tag::integer || cell.tag == Tag::floating || cell.tag == Tag::unlimited;
}

Cell lists_equal(const Cell& a, const Cell& b) {
  if (a.aux != b.aux) return Cell::of(false);
  for (std::uint32_t i = 0; i < a.aux; ++i) {
    const Cell same = equal(a.items[i], b.items[i]);
    if (!same.is_bool(true)) return same;
  }
  return Cell::of(true);
}

}  // namespace

bool compare(const Cell& a, const Cell& b, Order& order, Cell& failure) {
  if (a.tag == b.tag) return same_tag(a, b, order, failure);
  if (!is_number(a) || !is_number(b)) {
    failure = error(EvalError::type);
    return false;
  }
  if (a.tag == Tag::unlimited) order = Order::greater;
  else if (b.tag == Tag::unlimited) order = Order::less;
  else if (a.tag == Tag::integer) order = order_of_int_and_double(a.integer, b.floating);
  else order = opposite(order_of_int_and_double(b.integer, a.floating));
  if ((a.tag == Tag::floating && a.floating != a.floating) || (b.tag == Tag::floating && b.floating != b.floating))
    order = Order::unordered;
  return true;
}

Cell equal(const Cell& a, const Cell& b) {
  if (a.tag == Tag::string && b.tag == Tag::string) return Cell::of(a.string() == b.string());
  if (a.tag == Tag::list && b.tag == Tag::list) return lists_equal(a, b);
  if (a.tag == Tag::null || b.tag == Tag::null) return Cell::of(a.tag == b.tag);
  Order order = Order::unordered;
  Cell failure;
  return compare(a, b, order, failure) ? Cell::of(order == Order::equal) : failure;
}

Cell contained_in(const Cell& item, const Cell& list) {
  if (list.tag != Tag::list) return error(EvalError::type);
  Cell result = Cell::of(false);
  for (std::uint32_t i = 0; i < list.aux; ++i) {
    const Cell same = equal(item, list.items[i]);
    if (same.is_bool(true)) return same;
    if (same.tag == Tag::error) result = same;
  }
  return result;
}

}  // namespace plangate
