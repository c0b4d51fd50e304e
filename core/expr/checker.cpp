#include "expr/checker.h"

#include <algorithm>

#include "expr/overloads.h"
#include "json/text.h"

namespace plangate {
namespace {

using Kind = Type::Kind;

// Adds the names that must be there whenever `id` has the value `sense`.
void collect_present(const Ast& ast, NodeId id, bool sense, PresentNames& out) {
  const AstNode& node = ast[id];
  if (node.op == Op::has && sense) out.push_back(ast.arg(node, 0).name_id);
  if (node.op == Op::logical_not) collect_present(ast, ast.args_of(node)[0], !sense, out);
  if (node.op == (sense ? Op::logical_and : Op::logical_or))
    for (NodeId arg : ast.args_of(node)) collect_present(ast, arg, sense, out);
}

// Words of the language that this release does not give a meaning yet.
constexpr std::string_view later_roots[] = {"catalog", "quote"};
constexpr std::string_view later_names[] = {"change.direction", "change.kind"};

class Checker {
 public:
  Checker(Ast& ast, const Names& names, const EachMember* it, const PresentNames& present,
          std::vector<ExprIssue>& issues)
      : ast_(ast), names_(names), it_(it), present_(present), issues_(issues) {}

  Type run() { return visit(ast_.root); }

 private:
  Type visit(NodeId id) { return ast_[id].type = type_of(id); }

  Type type_of(NodeId id) {
    switch (ast_[id].op) {
      case Op::null: return Kind::null;
      case Op::boolean: return Kind::boolean;
      case Op::integer: return Kind::integer;
      case Op::floating: return Kind::floating;
      case Op::string: return Kind::string;
      case Op::name: return read(id);
      case Op::has: return has(id);
      default: return combine(id);
    }
  }

  // Each operand is checked knowing what the ones before it say to be present.
  Type combine(NodeId id) {
    const Op op = ast_[id].op;
    std::vector<Type> types;
    const std::size_t outer = present_.size();
    const std::span<const NodeId> args = ast_.args_of(ast_[id]);
    for (std::size_t i = 0; i < args.size(); ++i) {
      if (i > 0) assume_operands_before(id, i, outer);
      types.push_back(visit(args[i]));
    }
    present_.resize(outer);
    if (op == Op::invalid || std::any_of(types.begin(), types.end(), [](Type t) { return !t.valid(); })) return {};
    const Type result = result_type(op, types);
    if (!result.valid()) no_overload(ast_[id], types);
    return result;
  }

  void assume_operands_before(NodeId id, std::size_t operand, std::size_t outer) {
    const AstNode& node = ast_[id];
    const NodeId first = ast_.args_of(node)[0];
    present_.resize(outer);
    if (node.op == Op::logical_and) collect_present(ast_, first, true, present_);
    if (node.op == Op::logical_or) collect_present(ast_, first, false, present_);
    if (node.op == Op::conditional) collect_present(ast_, first, operand == 1, present_);
  }

  void no_overload(const AstNode& node, const std::vector<Type>& types) {
    std::string message = join({"\"", spelling(node.op), "\" does not take "});
    bool with_null = false;
    for (std::size_t i = 0; i < types.size(); ++i) {
      message += (i == 0 ? "" : i + 1 == types.size() ? " and " : ", ") + name(types[i]);
      with_null = with_null || types[i].is(Kind::null);
    }
    message += with_null ? ". Ask with has() whether a fact is there." : ".";
    issues_.push_back({issue::expr_wrong_type, node.range, std::move(message)});
  }

  Type fail(const AstNode& node, issue::Code code, std::initializer_list<std::string_view> message) {
    add(issues_, code, node.range, message);
    return {};
  }

  Type read(NodeId id) {
    AstNode& node = ast_[id];
    if (it_ != nullptr && node.text == "it.name") {
      node.op = Op::string;
      node.text = it_->name;
      return Kind::string;
    }
    const Type type = resolve(node);
    if (!type.valid()) return type;
    const Name& found = names_[node.name_id];
    const bool is_present = std::find(present_.begin(), present_.end(), node.name_id) != present_.end();
    if (!found.optional || is_present) return type;
    return fail(node, issue::expr_unguarded, {"\"", found.path, "\" is optional: ask has(", found.path, ") first."});
  }

  Type has(NodeId id) {
    AstNode& field = ast_[ast_.args_of(ast_[id])[0]];
    field.type = resolve(field);
    return field.type.valid() ? Type(Kind::boolean) : Type();
  }

  Type resolve(AstNode& node) {
    node.name_id = names_.find(node.text);
    if (node.text == "it.used" && it_ != nullptr) node.name_id = it_->used;
    if (node.text == "it.limit" && it_ != nullptr) node.name_id = it_->limit;
    if (node.name_id != no_name) return names_[node.name_id].type;
    return unknown_name(node);
  }

  Type unknown_name(const AstNode& node) {
    const std::string_view text = node.text;
    const std::string_view root = text.substr(0, text.find('.'));
    if (std::find(std::begin(later_roots), std::end(later_roots), root) != std::end(later_roots) ||
        std::find(std::begin(later_names), std::end(later_names), text) != std::end(later_names))
      return fail(node, issue::expr_unsupported, {"\"", node.text, "\" is not supported yet."});
    if (root == "it")
      return fail(node, issue::expr_unknown_name,
                  {it_ == nullptr ? "\"it\" is there only in a rule with \"each\"."
                                  : "\"it\" has the fields name, used and limit."});
    if (names_.is_record(text))
      return fail(node, issue::expr_wrong_type, {"\"", node.text, "\" is a record; name one of its fields."});
    return fail(node, issue::expr_unknown_name, {"There is no \"", node.text, "\".", names_.suggest(text)});
  }

  Ast& ast_;
  const Names& names_;
  const EachMember* it_;
  PresentNames present_;
  std::vector<ExprIssue>& issues_;
};

}  // namespace

Type check(Ast& ast, const Names& names, const EachMember* it, const PresentNames& present,
           std::vector<ExprIssue>& issues) {
  return Checker(ast, names, it, present, issues).run();
}

PresentNames present_when_true(const Ast& ast) {
  PresentNames present;
  collect_present(ast, ast.root, true, present);
  return present;
}

}  // namespace plangate
