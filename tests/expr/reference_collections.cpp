// langdef, "List of Standard Definitions": size and indexing; the extensions for lists and optionals.
#include <algorithm>
#include <cmath>

#include "reference_characters.h"
#include "reference_evaluator.h"
#include "reference_functions.h"

namespace plangate::test {
namespace {

using Kind = Value::Kind;

Value size(const Arguments& a) {
  switch (a[0].kind) {
    case Kind::string: return Value::of(static_cast<std::int64_t>(characters(a[0].text).size()));
    case Kind::bytes: return Value::of(static_cast<std::int64_t>(a[0].text.size()));
    case Kind::list: return Value::of(static_cast<std::int64_t>(a[0].items.size()));
    case Kind::map: return Value::of(static_cast<std::int64_t>(a[0].items.size() / 2));
    default: return no_overload();
  }
}

bool is_key(const Value& value) { return value.is(Kind::boolean) || value.is(Kind::string) || is_number(value); }

// What stands at a key or place: none or one. False when there can be nothing of the kind.
bool look_up(const Value& target, const Value& at, std::vector<Value>& found) {
  if (target.is(Kind::map)) {
    const Value* entry = find_entry(target, at);
    if (entry != nullptr) found.push_back(*entry);
    return is_key(at);
  }
  if (!target.is(Kind::list) || !is_number(at)) return false;
  for (std::size_t i = 0; i < target.items.size(); ++i)
    if (equal(at, Value::of(static_cast<std::int64_t>(i)))) found.push_back(target.items[i]);
  return !at.is(Kind::floating) || std::trunc(at.floating) == at.floating;
}

Value index_optional(const Arguments& a) {
  if (a[0].is(Kind::optional) && a[0].items.empty()) return a[0];
  std::vector<Value> found;
  return look_up(a[0].is(Kind::optional) ? a[0].items[0] : a[0], a[1], found) ? Value::optional(found) : no_overload();
}

Value index(const Arguments& a) {
  if (a[0].is(Kind::optional)) return index_optional(a);
  std::vector<Value> found;
  if (!look_up(a[0], a[1], found)) return no_overload();
  return found.empty() ? Value::error("no such key") : found[0];
}

Value slice(const Arguments& a) {
  if (a.size() != 3 || !a[0].is(Kind::list) || !a[1].is(Kind::integer) || !a[2].is(Kind::integer)) return no_overload();
  if (a[1].integer < 0 || a[2].integer < a[1].integer || a[2].integer > static_cast<std::int64_t>(a[0].items.size()))
    return Value::error("index out of range");
  std::vector<Value> out;
  for (auto at = static_cast<std::size_t>(a[1].integer); at < static_cast<std::size_t>(a[2].integer); ++at)
    out.push_back(a[0].items[at]);
  return Value::list(out);
}

void flatten_into(const Value& list, std::int64_t depth, std::vector<Value>& out) {
  for (const Value& item : list.items) {
    if (item.is(Kind::list) && depth > 0) flatten_into(item, depth - 1, out);
    else out.push_back(item);
  }
}

Value flatten(const Arguments& a) {
  if (!a[0].is(Kind::list) || (a.size() == 2 && !a[1].is(Kind::integer))) return no_overload();
  if (a.size() == 2 && a[1].integer < 0) return Value::error("negative depth");
  std::vector<Value> out;
  flatten_into(a[0], a.size() == 2 ? a[1].integer : 1, out);
  return Value::list(out);
}

Value range(const Arguments& a) {
  if (!a[0].is(Kind::integer)) return no_overload();
  if (a[0].integer > plain_budget) return Value::error(std::string(out_of_budget));
  std::vector<Value> out;
  for (std::int64_t i = 0; i < a[0].integer; ++i) out.push_back(Value::of(i));
  return Value::list(out);
}

Value distinct(const Arguments& a) {
  if (!a[0].is(Kind::list)) return no_overload();
  std::vector<Value> out;
  for (const Value& item : a[0].items)
    if (std::none_of(out.begin(), out.end(), [&](const Value& other) { return equal(item, other); }))
      out.push_back(item);
  return Value::list(out);
}

Value sort(const Arguments& a) {
  if (!a[0].is(Kind::list)) return no_overload();
  std::vector<Value> out;
  for (const Value& item : a[0].items) {  // by insertion, behind what is not greater
    if (compare(item, item) == 3 || (!out.empty() && item.kind != out[0].kind)) return no_overload();
    out.insert(std::find_if(out.begin(), out.end(), [&](const Value& other) { return compare(item, other) == -1; }),
               item);
  }
  return Value::list(out);
}

Value first(const Arguments& a) {
  if (!a[0].is(Kind::list)) return no_overload();
  return Value::optional(a[0].items.empty() ? std::vector<Value>() : std::vector<Value>{a[0].items.front()});
}
Value last(const Arguments& a) {
  if (!a[0].is(Kind::list)) return no_overload();
  return Value::optional(a[0].items.empty() ? std::vector<Value>() : std::vector<Value>{a[0].items.back()});
}

// The zero value of each kind, as optional.ofNonZeroValue means it.
bool is_zero(const Value& value) {
  switch (value.kind) {
    case Kind::null: return true;
    case Kind::boolean: return !value.boolean;
    case Kind::integer: return value.integer == 0;
    case Kind::unsigned_integer: return value.unsigned_integer == 0;
    case Kind::floating: return value.floating == 0;
    case Kind::string:
    case Kind::bytes: return value.text.empty();
    case Kind::list:
    case Kind::map:
    case Kind::optional: return value.items.empty();
    case Kind::duration: return value.integer == 0 && value.nanos == 0;
    default: return false;
  }
}

Value optional_none(const Arguments&) { return Value::optional({}); }
Value optional_of(const Arguments& a) { return Value::optional({a[0]}); }
Value optional_of_non_zero(const Arguments& a) { return is_zero(a[0]) ? Value::optional({}) : Value::optional({a[0]}); }
Value has_value(const Arguments& a) { return a[0].is(Kind::optional) ? Value::of(!a[0].items.empty()) : no_overload(); }
Value value(const Arguments& a) {
  if (!a[0].is(Kind::optional)) return no_overload();
  return a[0].items.empty() ? Value::error("optional.none() has no value") : a[0].items[0];
}
Value unwrap(const Arguments& a) {
  if (!a[0].is(Kind::list)) return no_overload();
  std::vector<Value> out;
  for (const Value& item : a[0].items) {
    if (!item.is(Kind::optional)) return no_overload();
    out.insert(out.end(), item.items.begin(), item.items.end());
  }
  return Value::list(out);
}

}  // namespace

const NamedFunction list_functions[] = {{"size", size},         {"[]", index},        {"[?]", index_optional},
                                        {"slice", slice},       {"flatten", flatten}, {"lists.range", range},
                                        {"distinct", distinct}, {"sort", sort},       {"first", first},
                                        {"last", last},         {nullptr, nullptr}};

const NamedFunction optional_functions[] = {{"optional.none", optional_none},
                                            {"optional.of", optional_of},
                                            {"optional.ofNonZeroValue", optional_of_non_zero},
                                            {"hasValue", has_value},
                                            {"value", value},
                                            {"unwrapOpt", unwrap},
                                            {"optional.unwrap", unwrap},
                                            {nullptr, nullptr}};

}  // namespace plangate::test
