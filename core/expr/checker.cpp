#include "expr/checker.h"

#include <algorithm>

#include "expr/functions.h"
#include "expr/library/library.h"
#include "expr/macros.h"
#include "expr/name_resolver.h"
#include "expr/operators.h"
#include "expr/signature.h"
#include "json/text.h"

namespace plangate {
namespace {

using Kind = Type::Kind;

// Adds the names that must be there whenever `id` has the value `sense`.
void collect_present(const Ast& ast, NodeId id, bool sense, PresentNames& out) {
  const AstNode& node = ast[id];
  if (node.op == Op::has && sense && ast.arg(node, 0).op == Op::name) out.push_back(ast.arg(node, 0).name_id);
  if (node.op == Op::logical_not) collect_present(ast, ast.args_of(node)[0], !sense, out);
  if (node.op == (sense ? Op::logical_and : Op::logical_or))
    for (NodeId arg : ast.args_of(node)) collect_present(ast, arg, sense, out);
}

struct Variable {
  std::string_view name;
  Type type;
  std::uint32_t number;
};

class Checker {
 public:
  Checker(Ast& ast, const Scope& scope, std::vector<ExprIssue>& issues)
      : ast_(ast), scope_(scope), names_(scope), present_(scope.present), issues_(issues) {}

  Type run() { return visit(ast_.root); }

 private:
  Type visit(NodeId id) {
    const Type type = type_of(id);
    return ast_[id].type = scope_.typed || !type.valid() ? type : Type(Kind::dyn);
  }
  NodeId arg(NodeId id, std::uint32_t i) const { return ast_.args_of(ast_[id])[i]; }

  Type type_of(NodeId id) {
    switch (ast_[id].op) {
      case Op::null: return Kind::null;
      case Op::boolean: return Kind::boolean;
      case Op::integer: return Kind::integer;
      case Op::uinteger: return Kind::uinteger;
      case Op::floating: return Kind::floating;
      case Op::string: return Kind::string;
      case Op::bytes: return Kind::bytes;
      case Op::name: return read(id, ast_[id].text);
      case Op::select:
      case Op::select_optional: return select(id);
      case Op::has: return has(id);
      case Op::list: return list(id);
      case Op::map: return map(id);
      case Op::call: return call(id);
      case Op::macro:
      case Op::bind: return macro(id);
      default: return combine(id);
    }
  }

  // Issues. Where types are not checked they are errors of evaluation instead.
  Type fail(NodeId id, issue::Code code, std::initializer_list<std::string_view> message) {
    return fail(id, {code, ast_[id].range, plangate::join(message)});
  }
  Type fail(NodeId id, ExprIssue issue) {
    ast_[id].op = Op::invalid;
    if (!scope_.typed) return Kind::dyn;
    issues_.push_back(std::move(issue));
    return {};
  }
  Type no_overload(NodeId id, std::span<const Type> types) {
    std::string message = join({"\"", spelling(ast_[id]), "\" does not take "});
    bool with_null = false;
    for (std::size_t i = 0; i < types.size(); ++i) {
      message += join({i == 0 ? "" : i + 1 == types.size() ? " and " : ", ", name(types[i])});
      with_null = with_null || types[i].is(Kind::null);
    }
    message += with_null ? ". Ask with has() whether a fact is there." : ".";
    return fail(id, {issue::expr_wrong_type, ast_[id].range, std::move(message)});
  }

  // Each operand is checked knowing what the ones before it say to be present. False when one of them has an issue.
  bool operands(NodeId id, std::vector<Type>& types) {
    const std::size_t outer = present_.size();
    for (std::uint32_t i = 0; i < ast_[id].arg_count; ++i) {
      if (i > 0) assume_operands_before(id, i, outer);
      types.push_back(visit(arg(id, i)));
    }
    present_.resize(outer);
    return std::all_of(types.begin(), types.end(), [](Type t) { return t.valid(); });
  }

  void assume_operands_before(NodeId id, std::size_t operand, std::size_t outer) {
    const Op op = ast_[id].op;
    present_.resize(outer);
    if (op == Op::logical_and) collect_present(ast_, arg(id, 0), true, present_);
    if (op == Op::logical_or) collect_present(ast_, arg(id, 0), false, present_);
    if (op == Op::conditional) collect_present(ast_, arg(id, 0), operand == 1, present_);
  }

  Type combine(NodeId id) {
    std::vector<Type> types;
    if (!operands(id, types)) return {};
    const Type result = operator_type(ast_[id].op, types);
    return result.valid() || !scope_.typed ? result.valid() ? result : Kind::dyn : no_overload(id, types);
  }

  // Names and fields.

  const Variable* find_variable(std::string_view name) const {
    const auto found =
        std::find_if(variables_.rbegin(), variables_.rend(), [&](const Variable& v) { return v.name == name; });
    return found == variables_.rend() ? nullptr : &*found;
  }

  // "a.b.c", when `id` is fields of fields of a name that is no variable; else empty.
  std::string path_of(NodeId id) const {
    std::string path;
    while (ast_[id].op == Op::select) {
      path.insert(0, join({".", ast_[id].text}));
      id = arg(id, 0);
    }
    if (ast_[id].op != Op::name || find_variable(ast_[id].text) != nullptr) return {};
    return join({ast_[id].text, path});
  }

  // A name that may be a variable, a fact, a plan's field or a type.
  Type read(NodeId id, std::string_view path) {
    if (const Variable* variable = find_variable(path)) {
      ast_[id].op = Op::local;
      ast_[id].name_id = variable->number;
      return variable->type;
    }
    if (!names_.resolve(ast_[id], path)) return fail(id, names_.unknown(ast_[id].range, path));
    return declared(id);
  }

  Type declared(NodeId id) {
    const AstNode& node = ast_[id];
    if (node.op != Op::name) return node.op == Op::string ? Kind::string : Kind::type;
    const Name& found = scope_.names[node.name_id];
    const bool present = std::find(present_.begin(), present_.end(), node.name_id) != present_.end();
    if (!found.optional || present || !scope_.typed) return found.type;
    return fail(id, issue::expr_unguarded, {"\"", found.path, "\" is optional: ask has(", found.path, ") first."});
  }

  Type select(NodeId id) {
    const std::string path = path_of(id);
    if (!path.empty()) {
      if (names_.resolve(ast_[id], path)) return declared(id);
      if (!names_.knows_beginning(path)) return fail(id, names_.unknown(ast_[id].range, path));
    }
    return field_type(id, visit(arg(id, 0)));
  }

  Type field_type(NodeId id, Type target) {
    if (!target.valid()) return {};
    const Type types[] = {target, Kind::string};
    const bool list = target.is(Kind::list) || (target.is(Kind::optional) && target.element().is(Kind::list));
    const Type type = operator_type(ast_[id].op == Op::select ? Op::index : Op::index_optional, types);
    if (type.valid() && !list) return type;
    return fail(id, issue::expr_wrong_type,
                {"A value of type ", name(target), " has no field \"", ast_[id].text, "\"."});
  }

  Type has(NodeId id) {
    const NodeId field = arg(id, 0);
    const std::string path = path_of(field);
    if (!path.empty()) {
      if (names_.resolve(ast_[field], path)) {
        if (ast_[field].op != Op::name)
          return fail(id, issue::expr_wrong_type, {"has() asks for facts and fields only."});
        ast_[field].type = scope_.names[ast_[field].name_id].type;
        return Kind::boolean;
      }
      if (!names_.knows_beginning(path)) return fail(field, names_.unknown(ast_[field].range, path));
    }
    return field_type(field, visit(arg(field, 0))).valid() ? Kind::boolean : Type();
  }

  // Lists and maps.

  Type element(NodeId id) {
    if (ast_[id].op != Op::optional_entry) return visit(id);
    const Type type = visit(arg(id, 0));
    ast_[id].type = type;
    if (!type.valid() || type.open()) return type;
    if (type.is(Kind::optional)) return type.element();
    return fail(id, issue::expr_wrong_type, {"\"?\" takes an optional; this is ", name(type), "."});
  }

  Type list(NodeId id) {
    Type of = Kind::any;
    bool valid = true;
    for (std::uint32_t i = 0; i < ast_[id].arg_count; ++i) {
      const Type type = element(arg(id, i));
      valid = valid && type.valid();
      of = common(of, type);
    }
    return valid ? Type::list_of(of) : Type();
  }

  Type map(NodeId id) {
    Type keys = Kind::any;
    Type values = Kind::any;
    bool valid = true;
    for (std::uint32_t i = 0; i < ast_[id].arg_count; i += 2) {
      NodeId key = arg(id, i);
      Type value = visit(arg(id, i + 1));
      if (ast_[key].op == Op::optional_entry) {
        if (value.is(Kind::optional)) value = value.element();
        else if (value.valid() && !value.open())
          value = fail(id, issue::expr_wrong_type, {"\"?\" takes an optional; this is ", name(value), "."});
        key = arg(key, 0);
      }
      const Type type = key_type(key);
      valid = valid && type.valid() && value.valid();
      keys = common(keys, type);
      values = common(values, value);
    }
    return valid ? Type::map_of(keys.kind(), values) : Type();
  }

  Type key_type(NodeId id) {
    const Type type = visit(id);
    if (!type.valid() || is_key(type)) return type;
    return fail(id, issue::expr_wrong_type, {"A map's keys are bool, int, uint or string; this is ", name(type), "."});
  }

  // Functions.

  // Takes the target of "math.abs(x)" as a part of the name.
  void join_namespace(NodeId id) {
    AstNode& node = ast_[id];
    if (!node.method) return;
    const AstNode& target = ast_.arg(node, 0);
    if (target.op != Op::name || find_variable(target.text) != nullptr) return;
    std::string full = join({target.text, ".", node.text});
    if (find_functions(full).empty()) return;
    node.text = std::move(full);
    node.method = false;
    ++node.first_arg;
    --node.arg_count;
  }

  Type call(NodeId id) {
    join_namespace(id);
    const Function* known = find_overload(id);
    const bool fits = known != nullptr && known->arity == ast_[id].arg_count;
    if (!fits) wrong_call(id, known);
    std::vector<Type> types;
    if (!operands(id, types) || !fits) return scope_.typed ? Type() : Kind::dyn;
    return called(id, *known, types);
  }

  // The function of that name and number of arguments, or else of that name; nullptr when there is none.
  const Function* find_overload(NodeId id) const {
    const AstNode& node = ast_[id];
    const Function* found = nullptr;
    for (const Function& function : find_functions(node.text)) {
      if (function.style == (node.method ? Function::Style::global : Function::Style::method)) continue;
      found = &function;
      if (function.arity == node.arg_count) break;
    }
    return found;
  }

  Type called(NodeId id, const Function& function, std::span<const Type> types) {
    AstNode& node = ast_[id];
    node.function = static_cast<std::uint16_t>(&function - functions().data());
    bool exact = true;
    const Type result = result_type(function.overloads, types, exact);
    node.checked_call = !exact || !scope_.typed;
    if (node.arg_count == 2 && node.text.starts_with("get") && ast_.arg(node, 1).op == Op::string &&
        !library::is_zone(ast_.arg(node, 1).text))
      return fail(ast_.args_of(node)[1], issue::expr_unsupported,
                  {"Time zones by name are not supported, because their rules change: write \"UTC\" or an offset such "
                   "as \"+02:00\"."});
    if (result.valid()) return result;
    return scope_.typed ? no_overload(id, types) : Type(Kind::dyn);
  }

  Type wrong_call(NodeId id, const Function* wrong_count) {
    const std::string_view text = ast_[id].text;
    const Range at{ast_[id].name_at, ast_[id].name_at + static_cast<std::uint32_t>(text.size())};
    if (text == "matches")
      return fail(id,
                  {issue::expr_unsupported, at, "\"matches\" is not supported: use contains, startsWith or endsWith."});
    if (wrong_count != nullptr) {
      const std::string count = std::to_string(wrong_count->arity - (ast_[id].method ? 1 : 0));
      return fail(id, issue::expr_wrong_type, {"\"", text, "\" takes ", count, " arguments."});
    }
    std::vector<std::string_view> names;
    add_macro_names(names);
    for (const Function& function : functions()) names.push_back(function.name);
    return fail(id, {issue::expr_unknown_function, at,
                     join({"There is no function \"", text, "\".", did_you_mean(text, names)})});
  }

  // Macros.

  void declare(NodeId id, Type type) {
    ast_[id].name_id = next_variable_;
    ast_[id].type = type;
    variables_.push_back({ast_[id].text, type, next_variable_++});
  }

  Type macro(NodeId id) {
    const AstNode node = ast_[id];
    const Type target = visit(arg(id, 0));
    const std::size_t outer = variables_.size();
    if (!declare_variables(id, target)) return {};
    Type type;
    bool valid = true;
    for (std::uint32_t i = 1u + node.variables; i < node.arg_count; ++i) {
      const bool last = i + 1 == node.arg_count;
      type = visit(arg(id, i));
      if (!last || wants_bool(node.macro)) type = expect_bool(arg(id, i), type);
      valid = valid && type.valid();
    }
    variables_.resize(outer);
    return valid ? macro_type(id, target, type) : Type();
  }

  static bool wants_bool(Macro macro) {
    return macro == Macro::all || macro == Macro::exists || macro == Macro::exists_one || macro == Macro::filter;
  }

  Type expect_bool(NodeId id, Type type) {
    if (!type.valid() || type.open() || type.is(Kind::boolean)) return type;
    return fail(id, issue::expr_wrong_type, {"This must be bool, but is ", name(type), "."});
  }

  bool declare_variables(NodeId id, Type target) {
    const AstNode& node = ast_[id];
    const bool two = node.variables == 2;
    const bool valid = target.valid();
    Type first = Kind::dyn;
    Type second = Kind::dyn;
    if (node.op == Op::bind) {
      first = valid ? target : Kind::dyn;
    } else if (node.macro == Macro::opt_map || node.macro == Macro::opt_flat_map) {
      if (target.is(Kind::optional)) first = target.element();
      else if (valid && !target.open()) return no_overload_of_macro(id, target, "an optional");
    } else if (target.is(Kind::list)) {
      first = two ? Type(Kind::integer) : target.element();
      second = target.element();
    } else if (target.is(Kind::map) && node.macro != Macro::sort_by) {
      first = target.key();
      second = target.value();
    } else if (valid && !target.open()) {
      return no_overload_of_macro(id, target, node.macro == Macro::sort_by ? "a list" : "a list or a map");
    }
    const std::uint8_t variables = node.variables;
    if (variables > 0) declare(arg(id, 1), first);
    if (variables > 1) declare(arg(id, 2), second);
    return true;
  }

  bool no_overload_of_macro(NodeId id, Type target, std::string_view wanted) {
    fail(arg(id, 0), issue::expr_wrong_type, {"Expected ", wanted, "; this is ", name(target), "."});
    return !scope_.typed;
  }

  Type macro_type(NodeId id, Type target, Type body) {
    const AstNode& node = ast_[id];
    if (node.op == Op::bind) return target.valid() ? body : Type();
    if (!target.valid()) return {};
    switch (node.macro) {
      case Macro::map:
      case Macro::transform_list: return Type::list_of(body);
      case Macro::filter:
      case Macro::sort_by: return target.is(Kind::map) ? Type::list_of(target.key()) : target;
      case Macro::transform_map: return Type::map_of(target.is(Kind::map) ? target.key() : Kind::integer, body);
      case Macro::transform_map_entry: return expect(arg(id, node.arg_count - 1), body, Kind::map, "a map");
      case Macro::opt_map: return Type::optional_of(body);
      case Macro::opt_flat_map: return expect(arg(id, node.arg_count - 1), body, Kind::optional, "an optional");
      default: return Kind::boolean;
    }
  }

  Type expect(NodeId id, Type type, Kind kind, std::string_view wanted) {
    if (type.open() || type.is(kind)) return type;
    return fail(id, issue::expr_wrong_type, {"Expected ", wanted, "; this is ", name(type), "."});
  }

  Ast& ast_;
  const Scope& scope_;
  NameResolver names_;
  PresentNames present_;
  std::vector<Variable> variables_;
  std::uint32_t next_variable_ = 0;
  std::vector<ExprIssue>& issues_;
};

}  // namespace

Type check(Ast& ast, const Scope& scope, std::vector<ExprIssue>& issues) { return Checker(ast, scope, issues).run(); }

PresentNames present_when_true(const Ast& ast) {
  PresentNames present;
  collect_present(ast, ast.root, true, present);
  return present;
}

}  // namespace plangate
