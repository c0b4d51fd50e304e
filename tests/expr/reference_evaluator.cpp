#include "reference_evaluator.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "reference_functions.h"
#include "reference_macros.h"
#include "reference_names.h"

namespace plangate::test {
namespace {

using Kind = Value::Kind;

const char* spelling_of(Op op) {
  switch (op) {
    case Op::logical_not: return "!";
    case Op::negate: return "-_";
    case Op::add: return "+";
    case Op::subtract: return "-";
    case Op::multiply: return "*";
    case Op::divide: return "/";
    case Op::modulo: return "%";
    case Op::equal: return "==";
    case Op::not_equal: return "!=";
    case Op::less: return "<";
    case Op::less_equal: return "<=";
    case Op::greater: return ">";
    case Op::greater_equal: return ">=";
    case Op::in: return "in";
    case Op::index: return "[]";
    case Op::index_optional: return "[?]";
    default: return "?";
  }
}

class Evaluator {
 public:
  Evaluator(const Ast& ast, const Surroundings& surroundings) : ast_(ast), names_(ast, surroundings) {}

  Value value(NodeId id) {
    const AstNode& node = ast_[id];
    if (--budget_ < 0) return Value::error(std::string(out_of_budget));
    switch (node.op) {
      case Op::invalid: return Value::error("invalid");
      case Op::null: return {};
      case Op::boolean: return Value::of(node.value.aux != 0);
      case Op::integer: return Value::of(node.value.integer);
      case Op::uinteger: return Value::of(node.value.natural());
      case Op::floating: return Value::of(node.value.floating);
      case Op::string: return Value::of(node.text);
      case Op::bytes: return Value::bytes(node.text);
      case Op::name: return names_.named(node.text);
      case Op::select: return select(id);
      case Op::select_optional: return strict("[?]", {value(arg(node, 0)), Value::of(node.text)});
      case Op::logical_and: return conjunction(value(arg(node, 0)), [&] { return value(arg(node, 1)); });
      case Op::logical_or: return disjunction(value(arg(node, 0)), [&] { return value(arg(node, 1)); });
      case Op::conditional: return conditional(node);
      case Op::optional_or:
      case Op::optional_or_value: return alternative(node);
      case Op::has: return has(arg(node, 0));
      case Op::list: return list(node);
      case Op::map: return map(node);
      case Op::call: return strict(function_name(node), arguments(node));
      case Op::macro: return macro(node);
      case Op::bind: return with({value(arg(node, 0))}, node, 2);
      default: return strict(spelling_of(node.op), arguments(node));
    }
  }

  bool exhausted() const { return budget_ < 0; }

 private:
  NodeId arg(const AstNode& node, std::uint32_t i) const { return ast_.args_of(node)[i]; }

  Value strict(const std::string& name, const Arguments& arguments) {
    if (const std::optional<Value> found = indefinite(arguments)) return *found;
    return call(name, arguments);
  }

  // The functions of an extension are called as methods of its name.
  std::string function_name(const AstNode& node) const {
    const AstNode* target = node.method ? &ast_.arg(node, 0) : nullptr;
    return target != nullptr && is_namespace(*target) ? target->text + "." + node.text : node.text;
  }
  bool is_namespace(const AstNode& node) const {
    return node.op == Op::name && !names_.find(node.text) &&
           std::string(" math strings sets lists optional base64 ").find(" " + node.text + " ") != std::string::npos;
  }

  Arguments arguments(const AstNode& node) {
    Arguments out;
    for (NodeId id : ast_.args_of(node))
      if (node.op != Op::call || !out.empty() || id != arg(node, 0) || !node.method || !is_namespace(ast_[id]))
        out.push_back(value(id));
    return out;
  }

  Value select(NodeId id) {
    if (const std::optional<Value> found = names_.whole_path(id)) return *found;
    const AstNode& node = ast_[id];
    const Value target = value(arg(node, 0));
    const Value& inner = target.is(Kind::optional) && !target.items.empty() ? target.items[0] : target;
    if (inner.definite() && !inner.is(Kind::map) && !inner.is(Kind::optional)) return no_overload();
    return strict("[]", {target, Value::of(node.text)});
  }

  Value has(NodeId id) {
    if (const std::optional<Value> found = names_.whole_path(id))
      return found->definite() ? Value::of(!found->is(Kind::null)) : *found;
    const AstNode& node = ast_[id];
    Value target = value(arg(node, 0));
    if (!target.definite()) return target;
    if (target.is(Kind::optional)) {
      if (target.items.empty()) return Value::of(false);
      target = Value(target.items[0]);
    }
    if (!target.is(Kind::map)) return no_overload();
    return Value::of(find_entry(target, Value::of(node.text)) != nullptr);
  }

  Value conditional(const AstNode& node) {
    const Value condition = value(arg(node, 0));
    if (!condition.definite()) return condition;
    return condition.is(Kind::boolean) ? value(arg(node, condition.boolean ? 1 : 2)) : no_overload();
  }

  // x.or(y) and x.orValue(y): y is evaluated only when x is none.
  Value alternative(const AstNode& node) {
    const Value first = value(arg(node, 0));
    if (!first.definite()) return first;
    if (!first.is(Kind::optional)) return no_overload();
    if (!first.items.empty()) return node.op == Op::optional_or ? first : first.items[0];
    const Value second = value(arg(node, 1));
    return node.op == Op::optional_or && second.definite() && !second.is(Kind::optional) ? no_overload() : second;
  }

  // The value of an optional entry, what it comes to instead when it is no optional; nothing when it is none.
  static std::optional<Value> unpacked(const Value& value) {
    if (!value.definite()) return value;
    if (!value.is(Kind::optional)) return no_overload();
    return value.items.empty() ? std::nullopt : std::optional(value.items[0]);
  }

  Value list(const AstNode& node) {
    Arguments items;
    for (NodeId id : ast_.args_of(node)) {
      const bool optional = ast_[id].op == Op::optional_entry;
      const std::optional<Value> item = optional ? unpacked(value(arg(ast_[id], 0))) : std::optional(value(id));
      if (item) items.push_back(*item);
    }
    const std::optional<Value> found = indefinite(items);
    return found ? *found : Value::list(items);
  }

  Value map(const AstNode& node) {
    Arguments entries;
    for (std::uint32_t i = 0; i < node.arg_count; i += 2) {
      const AstNode& first = ast_[arg(node, i)];
      const bool optional = first.op == Op::optional_entry;
      const Value key = value(optional ? arg(first, 0) : arg(node, i));
      const Value second = value(arg(node, i + 1));
      const std::optional<Value> held = optional ? unpacked(second) : std::optional(second);
      if (held) entries.insert(entries.end(), {key, *held});
    }
    const std::optional<Value> found = indefinite(entries);
    return found ? *found : map_of(entries);
  }

  Value macro(const AstNode& node) {
    const std::uint32_t first_body = 1u + node.variables;
    Value target = value(arg(node, 0));
    if (!target.definite()) return target;
    const auto body = [&](const Arguments& variables, std::size_t which) {
      return with(variables, node, first_body + static_cast<std::uint32_t>(which));
    };
    return run_macro({node.macro, target, node.variables, node.arg_count - first_body, body});
  }

  Value with(const Arguments& values, const AstNode& node, std::uint32_t body) {
    for (std::uint32_t i = 0; i < node.variables; ++i) names_.enter(ast_.arg(node, 1 + i).text, values[i]);
    Value result = value(arg(node, body));
    names_.leave(node.variables);
    return result;
  }

  const Ast& ast_;
  NameScope names_;
  int budget_ = plain_budget;
};

}  // namespace

Value evaluate_plainly(const Ast& ast, const Surroundings& surroundings) {
  Evaluator evaluator(ast, surroundings);
  Value value = evaluator.value(ast.root);
  return evaluator.exhausted() ? Value::error(std::string(out_of_budget)) : value;
}

}  // namespace plangate::test
