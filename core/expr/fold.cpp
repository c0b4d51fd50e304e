#include "expr/fold.h"

#include <algorithm>

#include "expr/compiler.h"
#include "expr/eval_error.h"
#include "expr/vm.h"
#include "json/text.h"

namespace plangate {
namespace {

// What a part of an expression depends on, as the lowest number of a variable that it takes from a macro around it:
// numbers count up inwards.
constexpr std::uint32_t nothing = 0xFFFFFFFF;
constexpr std::uint32_t everything = 0;

bool has_value_already(Op op) { return op >= Op::null && op <= Op::type_name; }

class Folder {
 public:
  Folder(Ast& ast, Arena& arena, std::vector<ExprIssue>& issues)
      : ast_(ast), arena_(arena), issues_(issues), depends_(ast.nodes.size(), nothing) {}

  void run() {
    bool any = false;
    for (NodeId id = 0; id < ast_.nodes.size(); ++id) {  // children stand before their parents
      depends_[id] = dependence(ast_[id]);
      any = any || (depends_[id] == nothing && !has_value_already(ast_[id].op));
    }
    if (any) visit(ast_.root);
  }

 private:
  std::uint32_t dependence(const AstNode& node) const {
    const bool checked = node.type.valid() || node.op == Op::optional_entry;
    if (node.op == Op::name || node.op == Op::invalid || !checked) return everything;
    if (node.op == Op::local) return node.name_id + 1;
    std::uint32_t lowest = nothing;
    for (NodeId arg : ast_.args_of(node)) lowest = std::min(lowest, depends_[arg]);
    const bool declares = node.op == Op::bind || node.op == Op::macro;
    const bool own = declares && node.variables > 0 && lowest != everything && lowest > ast_.arg(node, 1).name_id;
    return own ? nothing : lowest;
  }

  void visit(NodeId id) {
    const AstNode& node = ast_[id];
    if (has_value_already(node.op) || node.op == Op::variable) return;
    if (depends_[id] == nothing && node.op != Op::optional_entry) return replace(id);
    for (NodeId arg : ast_.args_of(node)) visit(arg);
  }

  void replace(NodeId id) {
    FrameBuilder builder(0);
    Code code;
    const CellIndex result = compile(ast_, id, {}, builder, code);
    std::vector<Cell> frame = builder.cells();
    arena_.clear();
    plangate::run(code, 0, code.instructions.size(), frame.data(), arena_, nullptr);
    const Cell& value = frame[result];
    if (value.tag == Tag::error) return report(value, code);
    const std::optional<Cell> kept = ast_.constants.keep(value);
    if (!kept) return;
    ast_[id].op = Op::constant;
    ast_[id].value = *kept;
    ast_[id].arg_count = 0;
  }

  // What needs too much of the call's budget here is left to the estimate of costs.
  void report(const Cell& error, const Code& code) {
    const auto why = static_cast<EvalError>(error.aux);
    if (why == EvalError::arena || why == EvalError::steps) return;
    const auto at = static_cast<std::size_t>(error.integer) - 1;
    const Range range = at < code.ranges.size() ? code.ranges[at] : Range();
    add(issues_, issue::expr_constant, range, {"This can never be evaluated: ", explain(why).text, "."});
  }

  Ast& ast_;
  Arena& arena_;
  std::vector<ExprIssue>& issues_;
  std::vector<std::uint32_t> depends_;
};

}  // namespace

void fold(Ast& ast, Arena& arena, std::vector<ExprIssue>& issues) { Folder(ast, arena, issues).run(); }

}  // namespace plangate
