#include "expr/macros.h"

#include "json/text.h"

namespace plangate {
namespace {

// google/cel-spec, langdef, "Macros"; google/cel-go, ext: comprehensions, lists, optionals.
struct MacroSyntax {
  std::string_view name;
  std::size_t arguments;  // without the target
  Macro macro;
  std::uint8_t variables;
};
constexpr MacroSyntax macros[] = {
    {"all", 2, Macro::all, 1},
    {"all", 3, Macro::all, 2},
    {"exists", 2, Macro::exists, 1},
    {"exists", 3, Macro::exists, 2},
    {"exists_one", 2, Macro::exists_one, 1},
    {"exists_one", 3, Macro::exists_one, 2},
    {"existsOne", 2, Macro::exists_one, 1},
    {"existsOne", 3, Macro::exists_one, 2},
    {"map", 2, Macro::map, 1},
    {"map", 3, Macro::map, 1},
    {"filter", 2, Macro::filter, 1},
    {"transformList", 3, Macro::transform_list, 2},
    {"transformList", 4, Macro::transform_list, 2},
    {"transformMap", 3, Macro::transform_map, 2},
    {"transformMap", 4, Macro::transform_map, 2},
    {"transformMapEntry", 3, Macro::transform_map_entry, 2},
    {"transformMapEntry", 4, Macro::transform_map_entry, 2},
    {"sortBy", 2, Macro::sort_by, 1},
    {"optMap", 2, Macro::opt_map, 1},
    {"optFlatMap", 2, Macro::opt_flat_map, 1},
};

class MacroBuilder {
 public:
  MacroBuilder(AstBuilder& ast, const CallSyntax& call) : ast_(ast), call_(call) {}

  std::optional<NodeId> build() {
    if (!call_.target) return call_.name == "has" ? std::optional(has()) : std::nullopt;
    const AstNode& target = ast_[*call_.target];
    if (target.op == Op::name && target.text == "cel") return of_cel();
    if (target.op == Op::name && target.text == "math") return of_math();
    if (call_.args.size() == 1 && call_.name == "or") return lazy(Op::optional_or);
    if (call_.args.size() == 1 && call_.name == "orValue") return lazy(Op::optional_or_value);
    const MacroSyntax* other = nullptr;
    for (const MacroSyntax& known : macros) {
      if (known.name != call_.name) continue;
      if (known.arguments == call_.args.size()) return macro(known);
      other = &known;
    }
    if (other == nullptr) return std::nullopt;
    return ast_.fail(call_.name_range, {"\"", call_.name, "\" takes the name of a variable and an expression with it."},
                     issue::expr_wrong_type);
  }

 private:
  NodeId has() {
    const bool field = call_.args.size() == 1 &&
                       (ast_[call_.args[0]].op == Op::select || ast_[call_.args[0]].op == Op::select_optional);
    if (!field) return ast_.fail(call_.range, {"has() takes one field, such as has(subscription.committedUntil)."});
    ast_[call_.args[0]].op = Op::select;
    return ast_.add(Op::has, call_.range, call_.args);
  }

  NodeId lazy(Op op) { return ast_.add(op, call_.range, {*call_.target, call_.args[0]}); }

  // The name that an argument declares.
  NodeId variable(NodeId arg) {
    AstNode& node = ast_[arg];
    if (node.op != Op::name || node.text.starts_with('.'))
      return ast_.fail(node.range, {"\"", call_.name, "\" takes the name of a variable here, such as x."});
    node.op = Op::variable;
    return arg;
  }

  NodeId macro(const MacroSyntax& syntax) {
    std::vector<NodeId> args{*call_.target};
    for (std::size_t i = 0; i < call_.args.size(); ++i)
      args.push_back(i < syntax.variables ? variable(call_.args[i]) : call_.args[i]);
    if (syntax.variables == 2 && ast_[args[1]].text == ast_[args[2]].text)
      return ast_.fail(ast_[args[2]].range, {"The two variables need two names."});
    return ast_.macro(call_.range, syntax.macro, syntax.variables, args);
  }

  std::optional<NodeId> of_cel() {
    const std::vector<NodeId>& args = call_.args;
    if (call_.name == "bind" && args.size() == 3) {
      const NodeId bound[] = {args[1], variable(args[0]), args[2]};
      return ast_.macro(call_.range, Macro::bind, 1, bound);
    }
    if (call_.name == "block" && args.size() == 2) return block();
    if (call_.name == "index" && args.size() == 1) return numbered("@index", args);
    if (call_.name == "iterVar" && args.size() == 2) return numbered("@iterVar", args);
    return std::nullopt;
  }

  // cel.block([a, b], body): a is cel.index(0) in b and body, b is cel.index(1) in body.
  NodeId block() {
    const AstNode list = ast_[call_.args[0]];
    NodeId body = call_.args[1];
    if (list.op != Op::list) return ast_.fail(list.range, {"cel.block() takes a list."});
    for (std::uint32_t i = list.arg_count; i-- > 0;) {
      const NodeId value = ast_.ast().args_of(list)[i];
      if (ast_[value].op == Op::optional_entry)
        return ast_.fail(ast_[value].range, {"cel.block() takes values, none of them with \"?\"."});
      const NodeId bound[] = {value, ast_.leaf(Op::variable, list.range, join({"@index,", std::to_string(i)})), body};
      body = ast_.macro(call_.range, Macro::bind, 1, bound);
    }
    return body;
  }

  // cel.index(2) is a variable of that name; so is cel.iterVar(0, 1).
  NodeId numbered(std::string_view prefix, const std::vector<NodeId>& args) {
    std::string text(prefix);
    for (NodeId arg : args) {
      if (ast_[arg].op != Op::integer) return ast_.fail(ast_[arg].range, {"Expected a whole number."});
      text += join({",", std::to_string(ast_[arg].value.integer)});
    }
    return ast_.leaf(Op::name, call_.range, text);
  }

  // math.greatest(a, b, c) is math.greatest([a, b, c]).
  std::optional<NodeId> of_math() {
    if (call_.args.size() < 2 || (call_.name != "greatest" && call_.name != "least")) return std::nullopt;
    const NodeId list = ast_.add(Op::list, call_.range, call_.args);
    const NodeId args[] = {*call_.target, list};
    return ast_.call(call_.range, call_.name, call_.name_range.start, true, args);
  }

  AstBuilder& ast_;
  const CallSyntax& call_;
};

}  // namespace

std::optional<NodeId> build_macro(AstBuilder& ast, const CallSyntax& call) { return MacroBuilder(ast, call).build(); }

void add_macro_names(std::vector<std::string_view>& names) {
  names.push_back("has");
  for (const MacroSyntax& macro : macros) names.push_back(macro.name);
}

}  // namespace plangate
