#include <algorithm>

#include "expr/checking.h"
#include "expr/operators.h"
#include "json/text.h"

namespace plangate {

namespace {

void collect_present(const Ast& ast, const Names& names, NodeId id, bool sense, PresentNames& out) {
  const AstNode& node = ast[id];
  if (node.op == Op::has && sense && ast.arg(node, 0).op == Op::name) out.push_back(ast.arg(node, 0).name_id);
  if (node.op == Op::name && node.name_id != no_name) {
    const PresentNames& shared = names[node.name_id].present[sense ? 1 : 0];
    out.insert(out.end(), shared.begin(), shared.end());
  }
  if (node.op == Op::logical_not) collect_present(ast, names, ast.args_of(node)[0], !sense, out);
  if (node.op == (sense ? Op::logical_and : Op::logical_or))
    for (NodeId arg : ast.args_of(node)) collect_present(ast, names, arg, sense, out);
}

}  // namespace

void add_present(const Ast& ast, const Names& names, bool sense, PresentNames& present) {
  collect_present(ast, names, ast.root, sense, present);
}

void Checker::assume(NodeId id, bool sense) { collect_present(ast_, scope_.names, id, sense, present_); }

Type Checker::visit(NodeId id) {
  const Type type = type_of(id);
  return ast_[id].type = scope_.typed || !type.valid() ? type : Type(Kind::dyn);
}

Type Checker::type_of(NodeId id) {
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
Type Checker::fail(NodeId id, issue::Code code, std::initializer_list<std::string_view> message) {
  return fail(id, {code, ast_[id].range, plangate::join(message)});
}
Type Checker::fail(NodeId id, ExprIssue issue) {
  ast_[id].op = Op::invalid;
  if (!scope_.typed) return Kind::dyn;
  issues_.push_back(std::move(issue));
  return {};
}
Type Checker::no_overload(NodeId id, std::span<const Type> types) {
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
bool Checker::operands(NodeId id, std::vector<Type>& types) {
  const std::size_t outer = present_.size();
  types.reserve(ast_[id].arg_count);
  for (std::uint32_t i = 0; i < ast_[id].arg_count; ++i) {
    if (i > 0) assume_operands_before(id, i, outer);
    types.push_back(visit(arg(id, i)));
  }
  present_.resize(outer);
  return std::all_of(types.begin(), types.end(), [](Type t) { return t.valid(); });
}

void Checker::assume_operands_before(NodeId id, std::size_t operand, std::size_t outer) {
  const Op op = ast_[id].op;
  present_.resize(outer);
  if (op == Op::logical_and) assume(arg(id, 0), true);
  if (op == Op::logical_or) assume(arg(id, 0), false);
  if (op == Op::conditional) assume(arg(id, 0), operand == 1);
}

Type Checker::combine(NodeId id) {
  std::vector<Type> types;
  if (!operands(id, types)) return {};
  const Type result = operator_type(ast_[id].op, types);
  return result.valid() || !scope_.typed ? result.valid() ? result : Kind::dyn : no_overload(id, types);
}

Type Checker::expect(NodeId id, Type type, Kind kind, std::string_view wanted) {
  if (!type.valid() || type.open() || type.is(kind)) return type;
  return fail(id, issue::expr_wrong_type, {"Expected ", wanted, "; this is ", name(type), "."});
}

Type check(Ast& ast, const Scope& scope, std::vector<ExprIssue>& issues) { return Checker(ast, scope, issues).run(); }

}  // namespace plangate
