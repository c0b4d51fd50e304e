#include <algorithm>

#include "expr/checking.h"
#include "expr/operators.h"
#include "json/text.h"

namespace plangate {

const Checker::Variable* Checker::find_variable(std::string_view name) const {
  const auto found =
      std::find_if(variables_.rbegin(), variables_.rend(), [&](const Variable& v) { return v.name == name; });
  return found == variables_.rend() ? nullptr : &*found;
}

// "a.b.c", when `id` is fields of fields of a name that is no variable; else empty.
std::string Checker::path_of(NodeId id) const {
  std::string path;
  while (ast_[id].op == Op::select) {
    path.insert(0, join({".", ast_[id].text}));
    id = arg(id, 0);
  }
  if (ast_[id].op != Op::name || find_variable(ast_[id].text) != nullptr) return {};
  return join({ast_[id].text, path});
}

// A name that may be a variable, a fact, a plan's field or a type.
Type Checker::read(NodeId id, std::string_view path) {
  if (const Variable* variable = find_variable(path)) {
    ast_[id].op = Op::local;
    ast_[id].name_id = variable->number;
    return variable->type;
  }
  if (!names_.resolve(ast_[id], path)) return fail(id, names_.unknown(ast_[id].range, path));
  return declared(id);
}

Type Checker::declared(NodeId id) {
  const AstNode& node = ast_[id];
  if (node.op != Op::name) return node.op == Op::string ? Kind::string : Kind::type;
  const Name& found = scope_.names[node.name_id];
  const bool present = std::find(present_.begin(), present_.end(), node.name_id) != present_.end();
  if (!found.optional || present || !scope_.typed) return found.type;
  return fail(id, issue::expr_unguarded, {"\"", found.path, "\" is optional: ask has(", found.path, ") first."});
}

Type Checker::select(NodeId id) {
  const std::string path = path_of(id);
  if (!path.empty()) {
    if (names_.resolve(ast_[id], path)) return declared(id);
    if (!names_.knows_beginning(path)) return fail(id, names_.unknown(ast_[id].range, path));
  }
  return field_type(id, visit(arg(id, 0)));
}

Type Checker::field_type(NodeId id, Type target) {
  if (!target.valid()) return {};
  const Type types[] = {target, Kind::string};
  const bool list = target.is(Kind::list) || (target.is(Kind::optional) && target.element().is(Kind::list));
  const Type type = operator_type(ast_[id].op == Op::select ? Op::index : Op::index_optional, types);
  if (type.valid() && !list) return type;
  return fail(id, issue::expr_wrong_type, {"A value of type ", name(target), " has no field \"", ast_[id].text, "\"."});
}

Type Checker::has(NodeId id) {
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
  ast_[field].type = field_type(field, visit(arg(field, 0)));
  return ast_[field].type.valid() ? Kind::boolean : Type();
}

}  // namespace plangate
