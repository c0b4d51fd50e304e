#include "expr/checking.h"

namespace plangate {
namespace {

bool wants_bool(Macro macro) {
  return macro == Macro::all || macro == Macro::exists || macro == Macro::exists_one || macro == Macro::filter;
}

}  // namespace

void Checker::declare(NodeId id, Type type) {
  ast_[id].name_id = next_variable_;
  ast_[id].type = type;
  variables_.push_back({ast_[id].text, type, next_variable_++});
}

Type Checker::macro(NodeId id) {
  const AstNode& node = ast_[id];
  const Type target = visit(arg(id, 0));
  const std::size_t outer = variables_.size();
  if (!declare_variables(id, target)) return {};
  Type type;
  bool valid = true;
  for (std::uint32_t i = 1u + node.variables; i < node.arg_count; ++i) {
    const bool last = i + 1 == node.arg_count;
    type = visit(arg(id, i));
    if (!last || wants_bool(node.macro)) type = expect(arg(id, i), type, Kind::boolean, "a condition");
    valid = valid && type.valid();
  }
  variables_.resize(outer);
  return valid ? macro_type(id, target, type) : Type();
}

// What the target must be, when it is not that.
std::string_view Checker::wanted_target(const AstNode& node, Type target) const {
  if (!target.valid() || target.open() || node.op == Op::bind) return {};
  if (node.macro == Macro::opt_map || node.macro == Macro::opt_flat_map)
    return target.is(Kind::optional) ? "" : "an optional";
  if (node.macro == Macro::sort_by) return target.is(Kind::list) ? "" : "a list";
  return target.is(Kind::list) || target.is(Kind::map) ? "" : "a list or a map";
}

void Checker::variable_types(const AstNode& node, Type target, Type& first, Type& second) const {
  if (node.op == Op::bind) {
    if (target.valid()) first = target;
  } else if (target.is(Kind::optional)) {
    first = target.element();
  } else if (target.is(Kind::list)) {
    first = node.variables == 2 ? Type(Kind::integer) : target.element();
    second = target.element();
  } else if (target.is(Kind::map)) {
    first = target.key();
    second = target.value();
  }
}

// False when the target is none for the macro.
bool Checker::declare_variables(NodeId id, Type target) {
  const std::string_view wanted = wanted_target(ast_[id], target);
  if (!wanted.empty()) {
    fail(arg(id, 0), issue::expr_wrong_type, {"Expected ", wanted, "; this is ", name(target), "."});
    return false;
  }
  Type first = Kind::dyn;
  Type second = Kind::dyn;
  variable_types(ast_[id], target, first, second);
  declare(arg(id, 1), first);
  if (ast_[id].variables > 1) declare(arg(id, 2), second);
  return true;
}

Type Checker::macro_type(NodeId id, Type target, Type body) {
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

}  // namespace plangate
