// langdef, "Equality" and "Ordering"; the extension for sets.
#include <algorithm>

#include "reference_functions.h"

namespace plangate::test {
namespace {

using Kind = Value::Kind;

template <typename T>
int order(const T& a, const T& b) {
  return a < b ? -1 : a > b ? 1 : a == b ? 0 : 2;
}

// A long double holds every int, uint and double where these tests run.
long double wide(const Value& value) {
  if (value.is(Kind::integer)) return static_cast<long double>(value.integer);
  if (value.is(Kind::unsigned_integer)) return static_cast<long double>(value.unsigned_integer);
  return static_cast<long double>(value.floating);
}

// A double beyond all values of the other kind is compared with it as two doubles (conformance: comparisons,
// not_lt_dyn_int_big_lossy_double); all else exactly.
bool is_beyond(const Value& number, const Value& other) {
  constexpr double two_63 = 9223372036854775808.0;
  if (!number.is(Kind::floating) || other.is(Kind::floating)) return false;
  const bool natural = other.is(Kind::unsigned_integer);
  return number.floating < (natural ? 0 : -two_63) || number.floating >= (natural ? 2 * two_63 : two_63);
}

int compare_numbers(const Value& a, const Value& b) {
  if (is_beyond(a, b) || is_beyond(b, a)) return order(static_cast<double>(wide(a)), static_cast<double>(wide(b)));
  return order(wide(a), wide(b));
}

bool in_list(const Value& item, const Value& list) {
  return std::any_of(list.items.begin(), list.items.end(), [&](const Value& other) { return equal(item, other); });
}

bool equal_lists(const Value& a, const Value& b) {
  return std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), equal);
}

bool equal_maps(const Value& a, const Value& b) {
  if (a.items.size() != b.items.size()) return false;
  for (std::size_t i = 0; i < a.items.size(); i += 2) {
    const Value* other = find_entry(b, a.items[i]);
    if (other == nullptr || !equal(a.items[i + 1], *other)) return false;
  }
  return true;
}

Value equality(const Arguments& a) { return Value::of(equal(a[0], a[1])); }
Value inequality(const Arguments& a) { return Value::of(!equal(a[0], a[1])); }

template <typename Holds>
Value ordering(const Arguments& a, Holds holds) {
  const int found = compare(a[0], a[1]);
  return found == 3 ? no_overload() : Value::of(found != 2 && holds(found));
}

Value less(const Arguments& a) {
  return ordering(a, [](int found) { return found < 0; });
}
Value less_equal(const Arguments& a) {
  return ordering(a, [](int found) { return found <= 0; });
}
Value greater(const Arguments& a) {
  return ordering(a, [](int found) { return found > 0; });
}
Value greater_equal(const Arguments& a) {
  return ordering(a, [](int found) { return found >= 0; });
}

Value in(const Arguments& a) {
  if (a[1].is(Kind::list)) return Value::of(in_list(a[0], a[1]));
  return a[1].is(Kind::map) ? Value::of(find_entry(a[1], a[0]) != nullptr) : no_overload();
}

bool are_lists(const Arguments& a) { return a[0].is(Kind::list) && a[1].is(Kind::list); }

bool contains_all(const Value& list, const Value& of) {
  return std::all_of(of.items.begin(), of.items.end(), [&](const Value& item) { return in_list(item, list); });
}

Value sets_contains(const Arguments& a) { return are_lists(a) ? Value::of(contains_all(a[0], a[1])) : no_overload(); }
Value sets_equivalent(const Arguments& a) {
  return are_lists(a) ? Value::of(contains_all(a[0], a[1]) && contains_all(a[1], a[0])) : no_overload();
}
Value sets_intersects(const Arguments& a) {
  if (!are_lists(a)) return no_overload();
  return Value::of(std::any_of(a[0].items.begin(), a[0].items.end(), [&](const Value& i) { return in_list(i, a[1]); }));
}

}  // namespace

bool is_number(const Value& value) {
  return value.is(Kind::integer) || value.is(Kind::unsigned_integer) || value.is(Kind::floating);
}

const Value* find_entry(const Value& map, const Value& key) {
  for (std::size_t i = 0; i + 1 < map.items.size(); i += 2)
    if (equal(map.items[i], key)) return &map.items[i + 1];
  return nullptr;
}

bool equal(const Value& a, const Value& b) {
  if (is_number(a) && is_number(b)) return compare(a, b) == 0;
  if (a.kind != b.kind) return false;
  switch (a.kind) {
    case Kind::list:
    case Kind::optional: return equal_lists(a, b);
    case Kind::map: return equal_maps(a, b);
    default: return identical(a, b);
  }
}

int compare(const Value& a, const Value& b) {
  if (is_number(a) && is_number(b)) return compare_numbers(a, b);
  if (a.kind != b.kind) return 3;
  switch (a.kind) {
    case Kind::boolean: return order(a.boolean, b.boolean);
    case Kind::string:
    case Kind::bytes: return order(a.text, b.text);
    case Kind::timestamp:
    case Kind::duration: return order(std::pair(a.integer, a.nanos), std::pair(b.integer, b.nanos));
    default: return 3;
  }
}

const NamedFunction comparison_functions[] = {{"==", equality},
                                              {"!=", inequality},
                                              {"<", less},
                                              {"<=", less_equal},
                                              {">", greater},
                                              {">=", greater_equal},
                                              {"in", in},
                                              {"sets.contains", sets_contains},
                                              {"sets.equivalent", sets_equivalent},
                                              {"sets.intersects", sets_intersects},
                                              {nullptr, nullptr}};

}  // namespace plangate::test
