#include "analysis/condition_json.h"

#include <algorithm>

#include "analysis/pair_decider.h"
#include "expr/functions.h"
#include "json/text.h"

namespace plangate {
namespace {

// By OpCode, up to `has_key`.
constexpr std::string_view operators[] = {"==", "!=", "<", "<=", ">", ">=", "+",  "-",   "*",
                                          "/",  "%",  "-", "!",  "!", "in", "[]", "[?]", "has"};

// A function that is called on its first operand begins with a point.
std::string operator_of(const Term& term) {
  if (term.op == OpCode::call || term.op == OpCode::call_checked) {
    const Function& function = functions()[term.function];
    return join({function.style == Function::Style::method ? "." : "", function.name});
  }
  switch (term.op) {
    case OpCode::and_right: return "&&";
    case OpCode::or_right: return "||";
    case OpCode::else_value: return "?";
    case OpCode::has: return "has";
    default: return std::string(operators[static_cast<std::size_t>(term.op)]);
  }
}

std::string quoted(std::string_view text) {
  json::Writer out;
  out.text(text);
  return out.take();
}

std::string literal(const Cell& value) {
  switch (value.tag) {
    case Tag::null: return "null";
    case Tag::boolean: return value.aux != 0 ? "true" : "false";
    case Tag::string: return quoted(value.string());
    case Tag::timestamp: return join({"timestamp('", text_of_fact(value), "')"});
    case Tag::duration: return join({"duration('", text_of_fact(value), "')"});
    case Tag::money: return join({"money('", text_of_fact(value), "')"});
    case Tag::uinteger: return join({std::to_string(value.natural()), "u"});
    case Tag::list: break;
    default: return value.tag == Tag::integer || value.tag == Tag::floating ? text_of_fact(value) : "...";
  }
  std::string items;
  for (const Cell& item : value.list()) items += join({items.empty() ? "" : ", ", literal(item)});
  return join({"[", items, "]"});
}

// CEL has no word for no limit, nor for what a plan that is not there would say: the field's name stands for it.
bool has_literal(const Cell& value) { return value.tag != Tag::unlimited && !value.lacks_plan(); }

class ConditionWriter {
 public:
  ConditionWriter(json::Writer& out, const Conditions& conditions, const Residual& residual)
      : out_(out), conditions_(conditions), residual_(residual) {}

  void write(TermId id) {
    const auto at = std::find(residual_.at.begin(), residual_.at.end(), id) - residual_.at.begin();
    const auto known = residual_.known.begin() + at;
    if (known != residual_.known.end() && has_literal(*known)) return write_literal(*known);
    const Term& term = conditions_.term(id);
    if (term.op == OpCode::move) return out_.text(conditions_.program().names[term.cell]);
    out_.begin_array();
    out_.text(operator_of(term));
    for (const TermId arg : conditions_.args(term)) write(arg);
    out_.end_array();
  }

 private:
  void write_literal(const Cell& value) {
    out_.begin_array();
    out_.text("");
    out_.text(literal(value));
    out_.end_array();
  }

  json::Writer& out_;
  const Conditions& conditions_;
  const Residual& residual_;
};

}  // namespace

void write_condition(json::Writer& out, const Conditions& conditions, const Residual& residual) {
  const Condition& condition = conditions[residual.rule];
  if (!condition.readable) return out.raw("null");
  ConditionWriter(out, conditions, residual).write(condition.terms.back());
}

void write_fact_value(json::Writer& out, const Cell& value) {
  switch (value.tag) {
    case Tag::null: return out.raw("null");
    case Tag::boolean: return out.boolean(value.aux != 0);
    case Tag::list: return out.raw("[]");
    case Tag::map: return out.raw("{}");
    case Tag::integer:
    case Tag::floating: return out.raw(text_of_fact(value));
    default: return out.text(text_of_fact(value));
  }
}

}  // namespace plangate
