#include "json/text.h"
#include "policy/fact_intake.h"

namespace plangate {
namespace {

using Kind = Type::Kind;

std::string_view expected(Type type) {
  switch (type.kind()) {
    case Kind::list: return "a list";
    case Kind::map: return "an object with values";
    case Kind::boolean: return "true or false";
    case Kind::integer: return "a whole number";
    case Kind::floating: return "a number";
    case Kind::string: return "a text";
    case Kind::timestamp: return "a Date or a text such as 2026-03-01T00:00:00Z";
    case Kind::duration: return "a text such as 1h30m";
    case Kind::money: return "a text such as 99.99 GBP";
    default: return "a value";
  }
}

std::string found(const SlotState& state) {
  switch (static_cast<RawTag>(state.found)) {
    case RawTag::null: return "null";
    case RawTag::boolean: return "true or false";
    case RawTag::number: return "another number";
    case RawTag::string: return "a text";
    case RawTag::date: return "a Date";
    case RawTag::absent: return "nothing";
    case RawTag::list: return "a list";
    case RawTag::map: return "an object";
    default: break;
  }
  if (state.why == static_cast<std::uint8_t>(Unreadable::bigint)) return "a BigInt";
  if (state.why == static_cast<std::uint8_t>(Unreadable::not_a_record)) return "no object around it";
  return "an object, a list or a function";
}

struct Explanation {
  issue::Code code;
  std::string text;
};

Explanation explain_fault(const SlotState& state, const FactSource& fact) {
  switch (state.fault) {
    case SlotFault::not_finite: return {issue::fact_not_finite, "is not a finite number"};
    case SlotFault::unsafe_integer:
      return {issue::fact_unsafe_integer,
              "is outside -(2^53-1) to 2^53-1, where JavaScript's numbers are no longer exact"};
    case SlotFault::out_of_range: return {issue::fact_out_of_range, "is outside the bounds that the policy declares"};
    case SlotFault::not_a_value: return {issue::fact_not_a_value, "is none of the values that the policy declares"};
    case SlotFault::null: return {issue::fact_null, "is null, but not declared as optional"};
    case SlotFault::unreadable: return {issue::fact_unreadable, "could not be read: reading it threw an exception"};
    case SlotFault::bad_text: return {issue::fact_bad_text, "holds half of a character (a lone surrogate)"};
    case SlotFault::too_large:
      return {issue::fact_too_large, "is too long: the texts of one call have 128 KiB together"};
    case SlotFault::bad_timestamp:
      return {issue::fact_bad_timestamp,
              "is no time from year 1 to 9999: expected a Date or a text such as 2026-03-01T00:00:00Z"};
    case SlotFault::bad_duration: return {issue::fact_bad_duration, "is no duration such as 1h30m"};
    case SlotFault::too_many_items:
      return {issue::fact_too_many_items,
              join({"has more items than the ", std::to_string(fact.max_items), " that the policy allows"})};
    case SlotFault::bad_money:
      return {issue::fact_bad_money,
              "is no amount such as 99.99 GBP: a decimal with at most the digits of its currency (ISO 4217), and the "
              "currency that the policy declares, if it does"};
    case SlotFault::contradiction:
      return {issue::contradiction, "contradicts \"cancel\": a cancellation has no requested plan"};
    case SlotFault::conflict: return {issue::fact_conflicting, "was given two different values"};
    default: return {issue::fact_wrong_type, join({"must be ", expected(fact.type), "; found ", found(state)})};
  }
}

std::string pointer(std::string_view dotted) {
  std::string out = "/";
  for (char c : dotted) out += c == '.' ? '/' : c;
  return out;
}

}  // namespace

Issue explain(const SlotState& state, const FactSource& fact) {
  constexpr std::string_view change_prefix = "change.";
  const bool change = fact.path.starts_with(change_prefix);
  const std::string_view path = std::string_view(fact.path).substr(change ? change_prefix.size() : 0);
  const std::string item = state.item == 0 ? "" : join({", item ", std::to_string(state.item), ","});
  Explanation explanation = explain_fault(state, state.item == 0 ? fact : item_of(fact));
  return {explanation.code,
          change || is_of_actor(fact) ? Document::change : Document::facts,
          pointer(path),
          {},
          join({fact.path, item, " ", explanation.text, "."}),
          false};
}

}  // namespace plangate
