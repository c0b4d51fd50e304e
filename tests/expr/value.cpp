#include "value.h"

#include <algorithm>

namespace plangate::test {
namespace {

using Kind = Value::Kind;

Value make(Kind kind) {
  Value value;
  value.kind = kind;
  return value;
}

Value with_text(Kind kind, std::string text) {
  Value value = make(kind);
  value.text = std::move(text);
  return value;
}

Value with_items(Kind kind, std::vector<Value> items) {
  Value value = make(kind);
  value.items = std::move(items);
  return value;
}

Value in_time(Kind kind, std::int64_t seconds, std::uint32_t nanos) {
  Value value = make(kind);
  value.integer = seconds;
  value.nanos = nanos;
  return value;
}

// false, true, numbers, texts.
int rank(const Value& key) { return key.is(Kind::boolean) ? (key.boolean ? 1 : 0) : key.is(Kind::string) ? 3 : 2; }

bool is_before(const Value& a, const Value& b) {
  if (rank(a) != rank(b)) return rank(a) < rank(b);
  if (rank(a) == 3) return a.text < b.text;
  const auto negative = [](const Value& v) { return v.is(Kind::integer) && v.integer < 0; };
  if (negative(a) != negative(b)) return negative(a);
  const auto bits = [](const Value& v) {
    return v.is(Kind::unsigned_integer) ? v.unsigned_integer : static_cast<std::uint64_t>(v.integer);
  };
  return rank(a) == 2 && bits(a) < bits(b);
}

std::vector<Value> in_order(const std::vector<Value>& entries) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < entries.size(); i += 2) order.push_back(i);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return is_before(entries[a], entries[b]); });
  std::vector<Value> out;
  for (const std::size_t i : order) out.insert(out.end(), {entries[i], entries[i + 1]});
  return out;
}

}  // namespace

Value Value::error(std::string why) { return with_text(Kind::error, std::move(why)); }
Value Value::unknown(std::set<std::string> names) {
  Value value = make(Kind::unknown);
  value.names = std::move(names);
  return value;
}
Value Value::of(bool b) {
  Value value = make(Kind::boolean);
  value.boolean = b;
  return value;
}
Value Value::of(std::int64_t i) {
  Value value = make(Kind::integer);
  value.integer = i;
  return value;
}
Value Value::of(std::uint64_t u) {
  Value value = make(Kind::unsigned_integer);
  value.unsigned_integer = u;
  return value;
}
Value Value::of(double d) {
  Value value = make(Kind::floating);
  value.floating = d;
  return value;
}
Value Value::of(std::string s) { return with_text(Kind::string, std::move(s)); }
Value Value::bytes(std::string s) { return with_text(Kind::bytes, std::move(s)); }
Value Value::list(std::vector<Value> items) { return with_items(Kind::list, std::move(items)); }
Value Value::map(const std::vector<Value>& entries) { return with_items(Kind::map, in_order(entries)); }
Value Value::timestamp(std::int64_t seconds, std::uint32_t nanos) { return in_time(Kind::timestamp, seconds, nanos); }
Value Value::duration(std::int64_t seconds, std::uint32_t nanos) { return in_time(Kind::duration, seconds, nanos); }
Value Value::type(std::string name) { return with_text(Kind::type, std::move(name)); }
Value Value::optional(std::vector<Value> none_or_one) { return with_items(Kind::optional, std::move(none_or_one)); }

}  // namespace plangate::test
