#include "expr/cost.h"

#include "expr/arena.h"
#include "json/number_text.h"

namespace plangate {
namespace {

constexpr double steps_of_text = 1024.0 / 16;

// Of each node: its steps with those of its arguments, and how many items its value has. Doubles, so that no product
// overflows.
struct Estimate {
  double steps = 0;
  double items = 0;
};

class Estimator {
 public:
  Estimator(const Ast& ast, const Names& names) : ast_(ast), names_(names), of_(ast.nodes.size()) {}

  double run() {
    for (NodeId id = 0; id < ast_.nodes.size(); ++id) of_[id] = estimate(ast_[id]);  // children before their parents
    return of_[ast_.root].steps;
  }

 private:
  const Estimate& arg(const AstNode& node, std::uint32_t i) const { return of_[ast_.args_of(node)[i]]; }

  static double items_of(Type type) {
    const bool collection = type.open() || type.is(Type::Kind::list) || type.is(Type::Kind::map);
    const bool text = type.is(Type::Kind::string) || type.is(Type::Kind::bytes);
    return collection ? assumed_items : text ? steps_of_text : 0;
  }

  double declared(const AstNode& name) const {
    const std::uint32_t most = name.name_id == no_name ? 0 : names_[name.name_id].max_items;
    return most > 0 ? most : items_of(name.type);
  }

  Estimate estimate(const AstNode& node) const {
    if (node.op == Op::macro) return loop(node);
    Estimate all{1, 0};
    double args = 0;
    for (std::uint32_t i = 0; i < node.arg_count; ++i) {
      all.steps += arg(node, i).steps;
      args += arg(node, i).items;
    }
    const bool looks_inside = node.op == Op::call || (node.op >= Op::add && node.op <= Op::in);
    if (looks_inside) all.steps += args;
    all.items = items(node, args);
    return all;
  }

  double items(const AstNode& node, double args) const {
    switch (node.op) {
      case Op::constant: return node.value.tag == Tag::list || node.value.tag == Tag::map ? node.value.aux : 0;
      case Op::name: return declared(node);
      case Op::list:
      case Op::map: return node.arg_count;
      case Op::bind: return arg(node, 2).items;
      case Op::add:
      case Op::conditional: return args;
      case Op::call: return args > 0 && items_of(node.type) > 0 ? args : items_of(node.type);
      default: return items_of(node.type);
    }
  }

  Estimate loop(const AstNode& node) const {
    const double count = arg(node, 0).items > 0 ? arg(node, 0).items : 1;
    double body = 3;
    for (std::uint32_t i = 1; i < node.arg_count; ++i) body += arg(node, i).steps;
    const double sorting = node.macro == Macro::sort_by ? 16 * count : 0;
    return {arg(node, 0).steps + count * body + sorting, items_of(node.type) > 0 ? count : 0};
  }

  const Ast& ast_;
  const Names& names_;
  std::vector<Estimate> of_;
};

}  // namespace

double worst_case_steps(const Ast& ast, const Names& names) { return Estimator(ast, names).run(); }

void check_cost(const Ast& ast, const Names& names, std::vector<ExprIssue>& issues) {
  const double steps = worst_case_steps(ast, names);
  if (steps <= Arena::max_steps) return;
  add(issues, issue::expr_too_costly, ast[ast.root].range,
      {"This may take ", shortest_text(steps), " steps, and a rule has ", std::to_string(Arena::max_steps),
       ". Declare how many items its lists have at most, or loop less."});
}

}  // namespace plangate
