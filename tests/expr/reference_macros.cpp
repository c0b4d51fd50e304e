#include "reference_macros.h"

#include <algorithm>

#include "reference_functions.h"

namespace plangate::test {
namespace {

using Kind = Value::Kind;

// What one step of a comprehension sees: the element or key, or index and element, or key and value.
using Steps = std::vector<std::vector<Value>>;

Steps steps_of(const MacroCall& call) {
  Steps steps;
  const std::vector<Value>& items = call.target.items;
  if (call.target.is(Kind::list)) {
    for (std::size_t i = 0; i < items.size(); ++i)
      steps.push_back(call.variables == 2 ? std::vector{Value::of(static_cast<std::int64_t>(i)), items[i]}
                                          : std::vector{items[i]});
    return steps;
  }
  for (std::size_t i = 0; i < items.size(); i += 2)
    steps.push_back(call.variables == 2 ? std::vector{items[i], items[i + 1]} : std::vector{items[i]});
  return steps;
}

Value all(const MacroCall& call) {
  Value result = Value::of(true);
  for (const auto& step : steps_of(call)) {
    result = conjunction(result, [&] { return call.body(step, 0); });
    if (result.is_false()) break;
  }
  return result;
}

Value exists(const MacroCall& call) {
  Value result = Value::of(false);
  for (const auto& step : steps_of(call)) {
    result = disjunction(result, [&] { return call.body(step, 0); });
    if (result.is_true()) break;
  }
  return result;
}

// The comprehensions that need every step: what is not definite goes on, unknowns before errors.
class Strict {
 public:
  // False when the value cannot be used.
  bool take(const Value& value) {
    if (value.definite()) return true;
    if (value.is(Kind::unknown) && found_.is(Kind::unknown))
      found_.names.insert(value.names.begin(), value.names.end());
    else if (value.is(Kind::unknown) || found_.definite()) found_ = value;
    return false;
  }
  bool holds(const Value& condition) {
    if (condition.definite() && !condition.is(Kind::boolean)) return take(no_overload());
    return take(condition) && condition.boolean;
  }
  Value or_else(const Value& value) const { return found_.definite() ? value : found_; }

 private:
  Value found_;
};

Value exists_one(const MacroCall& call) {
  Strict strict;
  int count = 0;
  for (const auto& step : steps_of(call)) count += strict.holds(call.body(step, 0)) ? 1 : 0;
  return strict.or_else(Value::of(count == 1));
}

Value filter(const MacroCall& call) {
  Strict strict;
  std::vector<Value> kept;
  for (const auto& step : steps_of(call))
    if (strict.holds(call.body(step, 0))) kept.push_back(step[0]);
  return strict.or_else(Value::list(kept));
}

// map and transformList
Value map(const MacroCall& call) {
  Strict strict;
  std::vector<Value> made;
  for (const auto& step : steps_of(call)) {
    if (call.bodies == 2 && !strict.holds(call.body(step, 0))) continue;
    made.push_back(call.body(step, call.bodies - 1));
    strict.take(made.back());
  }
  return strict.or_else(Value::list(made));
}

Value transform_map(const MacroCall& call, bool whole_entries) {
  Strict strict;
  std::vector<Value> entries;
  for (const auto& step : steps_of(call)) {
    if (call.bodies == 2 && !strict.holds(call.body(step, 0))) continue;
    const Value made = call.body(step, call.bodies - 1);
    if (!strict.take(made)) continue;
    if (whole_entries && !made.is(Kind::map)) strict.take(no_overload());
    else if (whole_entries) entries.insert(entries.end(), made.items.begin(), made.items.end());
    else entries.insert(entries.end(), {step[0], made});
  }
  return strict.or_else(map_of(entries));
}

Value sort_by(const MacroCall& call) {
  Strict strict;
  std::vector<std::pair<Value, Value>> keyed;
  for (const auto& step : steps_of(call)) {
    const Value key = call.body(step, 0);
    if (!strict.take(key)) continue;
    if (compare(key, key) == 3 || (!keyed.empty() && key.kind != keyed[0].first.kind)) strict.take(no_overload());
    keyed.emplace_back(key, step[0]);
  }
  std::stable_sort(keyed.begin(), keyed.end(), [](auto& a, auto& b) { return compare(a.first, b.first) == -1; });
  std::vector<Value> sorted;
  for (const auto& [key, item] : keyed) sorted.push_back(item);
  return strict.or_else(Value::list(sorted));
}

Value of_optional(const MacroCall& call) {
  if (!call.target.is(Kind::optional)) return no_overload();
  if (call.target.items.empty()) return call.target;
  const Value made = call.body({call.target.items[0]}, 0);
  if (!made.definite()) return made;
  if (call.macro == Macro::opt_map) return Value::optional({made});
  return made.is(Kind::optional) ? made : no_overload();
}

}  // namespace

Value run_macro(const MacroCall& call) {
  if (call.macro == Macro::opt_map || call.macro == Macro::opt_flat_map) return of_optional(call);
  if (!call.target.is(Kind::list) && !call.target.is(Kind::map)) return no_overload();
  switch (call.macro) {
    case Macro::all: return all(call);
    case Macro::exists: return exists(call);
    case Macro::exists_one: return exists_one(call);
    case Macro::filter: return filter(call);
    case Macro::map:
    case Macro::transform_list: return map(call);
    case Macro::transform_map: return transform_map(call, false);
    case Macro::transform_map_entry: return transform_map(call, true);
    case Macro::sort_by: return sort_by(call);
    default: return Value::error("no such macro");
  }
}

}  // namespace plangate::test
