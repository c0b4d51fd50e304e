// langdef, "Logical Operators" and the handling of unknowns: what is not definite.
#include "reference_functions.h"
#include "reference_macros.h"

namespace plangate::test {
namespace {

using Kind = Value::Kind;

Value merged(const Value& a, const Value& b) {
  if (!a.is(Kind::unknown)) return b;
  std::set<std::string> names = a.names;
  if (b.is(Kind::unknown)) names.insert(b.names.begin(), b.names.end());
  return Value::unknown(names);
}

}  // namespace

std::optional<Value> indefinite(const Arguments& arguments) {
  std::optional<Value> found;
  for (const Value& argument : arguments) {
    if (argument.is(Kind::unknown)) found = found ? merged(*found, argument) : argument;
    if (argument.is(Kind::error) && !found) found = argument;
  }
  return found;
}

Value conjunction(const Value& left, const std::function<Value()>& right) {
  if (left.is_false()) return left;
  const Value other = right();
  if (other.is_false()) return other;
  if (left.is_true() && other.is_true()) return left;
  if (left.is(Kind::unknown) || other.is(Kind::unknown)) return merged(left, other);
  if (left.is(Kind::error)) return left;
  return other.is(Kind::error) ? other : no_overload();
}

Value disjunction(const Value& left, const std::function<Value()>& right) {
  if (left.is_true()) return left;
  const Value other = right();
  if (other.is_true()) return other;
  if (left.is_false() && other.is_false()) return left;
  if (left.is(Kind::unknown) || other.is(Kind::unknown)) return merged(left, other);
  if (left.is(Kind::error)) return left;
  return other.is(Kind::error) ? other : no_overload();
}

Value map_of(const std::vector<Value>& entries) {
  for (std::size_t i = 0; i < entries.size(); i += 2) {
    const Value& key = entries[i];
    if (!key.is(Kind::boolean) && !key.is(Kind::string) && !key.is(Kind::integer) && !key.is(Kind::unsigned_integer))
      return no_overload();
    for (std::size_t j = 0; j < i; j += 2)
      if (equal(key, entries[j])) return Value::error("a key twice");
  }
  return Value::map(entries);
}

}  // namespace plangate::test
