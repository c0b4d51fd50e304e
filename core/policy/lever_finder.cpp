#include "policy/lever_finder.h"

#include <algorithm>

namespace plangate {
namespace {

using Facts = std::uint64_t;  // a bit for each actionable fact
constexpr Facts local = Facts{1} << 63;

// What an expression makes of actionable facts.
struct Reach {
  Facts reads = 0;  // and whether it reads a macro's variable
  Facts bent = 0;   // those that it is not linear in
};

bool is_number(Type type) { return type.number() || type.is(Type::Kind::money); }
bool has_few_values(const FactSource& fact) {
  return fact.type.is(Type::Kind::boolean) || (fact.type.is(Type::Kind::string) && !fact.values.empty());
}
bool is_comparison(const Ast& ast, const AstNode& node) {
  return node.op >= Op::equal && node.op <= Op::greater_equal && is_number(ast.arg(node, 0).type) &&
         is_number(ast.arg(node, 1).type);
}

class LeverFinder {
 public:
  LeverFinder(const Environment& environment, const CheckedPolicy& policy, const CellOfName& cell_of, Program& program)
      : environment_(environment),
        policy_(policy),
        cell_of_(cell_of),
        program_(program),
        by_name_(environment.names.size()) {}

  void run() {
    name_facts();
    for (const CheckedLet& let : policy_.lets) {
      const std::vector<Reach> reaches = reaches_of(*let.ast);
      by_name_[let.name] = reaches[let.ast->root];
      if (cell_of_[let.name] != no_cell) search(*let.ast, reaches, is_condition(let.name));
    }
    for (const CheckedRule& rule : policy_.rules) search(rule);
    for (const std::unique_ptr<Ast>& date : policy_.timing) {
      const Facts reads = reads_of(date);
      untold_ |= reads;
      if (reads_private(date, environment_.names)) private_ |= reads;
    }
    for (std::size_t i = 0; i < program_.actionable.size(); ++i) {
      program_.actionable[i].is_told = ((untold_ & ~few_) >> i & 1) == 0;
      program_.actionable[i].is_private = (private_ >> i & 1) != 0;
      program_.actionable[i].name = spoken_name(program_.actionable[i]);
    }
    program_.lever_code.parts.clear();
    program_.lever_code.ranges.clear();
  }

 private:
  bool is_condition(NameId let) const { return environment_.names[let].type.is(Type::Kind::boolean); }

  void name_facts() {
    for (std::size_t i = 0; i < environment_.facts.size(); ++i) {
      const FactSource& fact = environment_.facts[i];
      const CellIndex slot = cell_of_[environment_.fact_names[i]];
      if (!(fact.decreases || fact.increases) || slot == no_cell || slot >= program_.decision_slots) continue;
      const std::size_t number = program_.actionable.size();
      if (number == max_actionable_facts) {
        untold_ = ~Facts{0};
        few_ = 0;
        return;
      }
      program_.actionable.push_back({slot, true, false, {}, {}});
      by_name_[environment_.fact_names[i]].reads = Facts{1} << number;
      if (fact.is_private || (is_of_engine(i) && has_private_engine_fact(environment_))) private_ |= Facts{1} << number;
      if (has_few_values(fact)) few_ |= Facts{1} << number;
      else if (!is_number(fact.type) || rate_currency(fact) || is_of_engine(i)) untold_ |= Facts{1} << number;
    }
  }

  std::string spoken_name(const ActionableFact& fact) const {
    const auto last_word = [&](const ActionableFact& one) {
      const std::string_view path = program_.layout[one.slot].path;
      return path.substr(path.rfind('.') + 1);
    };
    std::string name(last_word(fact));
    const auto is_alike = [&](const ActionableFact& one) { return last_word(one) == name; };
    if (std::count_if(program_.actionable.begin(), program_.actionable.end(), is_alike) == 1) return name;
    name = program_.layout[fact.slot].path;
    std::replace(name.begin(), name.end(), '.', ' ');
    return name;
  }

  bool is_of_engine(std::size_t fact) const {
    return std::find(environment_.engine_facts.begin(), environment_.engine_facts.end(), fact) !=
           environment_.engine_facts.end();
  }

  Facts reads_of(const std::unique_ptr<Ast>& ast) const { return ast ? reaches_of(*ast)[ast->root].reads : 0; }

  // Of each node; children stand before their parents.
  std::vector<Reach> reaches_of(const Ast& ast) const {
    std::vector<Reach> reaches(ast.nodes.size());
    for (NodeId id = 0; id < ast.nodes.size(); ++id) {
      const AstNode& node = ast[id];
      if (node.op == Op::name && node.name_id != no_name) reaches[id] = by_name_[node.name_id];
      else if (node.op == Op::local) reaches[id].reads = local;
      else reaches[id] = combined(ast, node, reaches);
    }
    return reaches;
  }

  static Reach combined(const Ast& ast, const AstNode& node, const std::vector<Reach>& reaches) {
    Reach all;
    Facts twice = 0;
    for (const NodeId arg : ast.args_of(node)) {
      twice |= all.reads & reaches[arg].reads;
      all.reads |= reaches[arg].reads;
      all.bent |= reaches[arg].bent;
    }
    const bool is_linear = node.op == Op::add || node.op == Op::subtract || node.op == Op::negate ||
                           (node.op == Op::call && node.text == "double");
    if (node.op == Op::multiply) all.bent |= twice;
    else if (!is_linear) all.bent = all.reads;
    return all;
  }

  // A rule that reads something private beside a fact shapes which of the fact's values help.
  void search(const CheckedRule& rule) {
    Facts reads = 0;
    bool is_private = false;
    for (const std::unique_ptr<Ast>* ast : {&rule.when, &rule.unless, &rule.date}) {
      reads |= reads_of(*ast);
      is_private |= reads_private(*ast, environment_.names);
      if (*ast && ast != &rule.date) search(**ast, reaches_of(**ast), true);
    }
    untold_ |= reads_of(rule.date);
    if (is_private) private_ |= reads;
  }

  // From the parents down: what a lever tells, its parts need not tell.
  void search(const Ast& ast, const std::vector<Reach>& reaches, bool is_whole) {
    std::vector<char> told(ast.nodes.size(), 0);
    for (NodeId id = static_cast<NodeId>(ast.nodes.size()); id-- > 0;) {
      const AstNode& node = ast[id];
      if (told[id] == 0 && is_comparison(ast, node) && reaches[id].reads != 0) {
        add_lever(ast, node, reaches);
        told[id] = 1;
      }
      if (node.op == Op::has) told[id] = 1;
      if (told[id] == 0 && node.op == Op::name && is_whole && !is_told_elsewhere(node)) untold_ |= reaches[id].reads;
      if (told[id] != 0)
        for (const NodeId arg : ast.args_of(node)) told[arg] = 1;
    }
  }

  bool is_told_elsewhere(const AstNode& name) const {
    const bool is_let = name.name_id != no_name && !policy_.lets.empty() && name.name_id >= policy_.lets.front().name;
    return is_let && is_condition(name.name_id);
  }

  void add_lever(const Ast& ast, const AstNode& node, const std::vector<Reach>& reaches) {
    const NodeId left = ast.args_of(node)[0];
    const NodeId right = ast.args_of(node)[1];
    const Facts reads = reaches[left].reads | reaches[right].reads;
    if (has_several(reads)) untold_ |= reads;
    untold_ |= reaches[left].bent | reaches[right].bent;
    if ((reads & local) != 0) return;
    const bool crosses = (reaches[left].reads & reaches[right].reads) != 0;
    const Lever lever = compiled(ast, node, crosses);
    for (std::size_t i = 0; i < program_.actionable.size(); ++i) {
      if (((reads & ~few_) >> i & 1) == 0) continue;
      ActionableFact& fact = program_.actionable[i];
      fact.levers.push_back(lever);
      const auto is_rounded = [&](NodeId side, CellIndex cell) {
        return cell != fact.slot && ast[side].type.is(Type::Kind::floating) && (reaches[side].reads >> i & 1) != 0;
      };
      if (is_rounded(left, lever.left) || is_rounded(right, lever.right)) untold_ |= Facts{1} << i;
    }
  }

  static bool has_several(Facts facts) { return (facts & (facts - 1)) != 0; }

  // A side that is a fact itself stands in its cell, unless the other side reads it too: `crosses`.
  Lever compiled(const Ast& ast, const AstNode& node, bool crosses) {
    Code& code = program_.lever_code;
    FrameBuilder& frame = program_.constants;
    Lever lever;
    lever.is_ordered = node.op >= Op::less;
    lever.begin = static_cast<std::uint32_t>(code.instructions.size());
    const auto side = [&](std::uint32_t number, CellIndex apart) {
      const std::size_t before = code.instructions.size();
      const CellIndex cell = compile(ast, ast.args_of(node)[number], cell_of_, frame, code);
      if (code.instructions.size() == before && !crosses) return cell;
      code.instructions.push_back({OpCode::move, apart, cell, 0});
      return apart;
    };
    lever.left = side(0, frame.temporary(FrameBuilder::temporaries - 1));
    lever.right = side(1, frame.temporary(0));
    lever.holds = frame.temporary(1);
    const int number = static_cast<int>(node.op) - static_cast<int>(Op::equal);  // in the same order
    code.instructions.push_back({static_cast<OpCode>(number), lever.holds, lever.left, lever.right});
    lever.end = static_cast<std::uint32_t>(code.instructions.size());
    return lever;
  }

  const Environment& environment_;
  const CheckedPolicy& policy_;
  const CellOfName& cell_of_;
  Program& program_;
  std::vector<Reach> by_name_;  // of facts and definitions
  Facts untold_ = 0;            // read otherwise than by levers
  Facts private_ = 0;           // not for customers
  Facts few_ = 0;               // facts of few values: all of them are tried
};

}  // namespace

void find_levers(const Environment& environment, const CheckedPolicy& policy, const CellOfName& cell_of,
                 Program& program) {
  LeverFinder(environment, policy, cell_of, program).run();
}

}  // namespace plangate
