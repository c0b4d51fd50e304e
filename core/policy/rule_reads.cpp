#include "policy/rule_reads.h"

#include <algorithm>

namespace plangate {

RuleReads::RuleReads(const Environment& environment, const CheckedPolicy& policy, const CellOfName& cell_of,
                     const Program& program)
    : environment_(environment), policy_(policy), cell_of_(cell_of), program_(program) {
  for (const CheckedLet& let : policy.lets) {
    Reads reads;
    add(*let.ast, reads);
    of_lets_.push_back(std::move(reads));
  }
}

void RuleReads::fill(const CheckedRule& checked, Rule& rule) const {
  Reads reads;
  for (const std::unique_ptr<Ast>* ast : {&checked.when, &checked.unless})
    if (*ast) add(**ast, reads);
  if (rule.effect == Outcome::review)  // who asks is what somebody has to know who decides about it
    for (CellIndex slot = 0; slot < program_.decision_slots; ++slot)
      if (is_of_actor(program_.layout[slot])) add_fact(slot, reads);
  rule.facts = std::move(reads.facts);
  rule.used = reads.used;
  rule.limit = reads.limit;
}

void RuleReads::add(const Ast& ast, Reads& reads) const {
  for (const AstNode& node : ast.nodes) {
    if (node.op == Op::name && node.name_id != no_name) add_name(node.name_id, reads);
    if (node.op >= Op::equal && node.op <= Op::greater_equal) add_comparison(ast.arg(node, 0), ast.arg(node, 1), reads);
  }
}

void RuleReads::add_name(NameId name, Reads& reads) const {
  const NameId first_let = policy_.lets.empty() ? no_name : policy_.lets.front().name;
  if (name < first_let) return add_fact(cell_of_[name], reads);
  const Reads& shared = of_lets_[name - first_let];
  for (const CellIndex slot : shared.facts) add_fact(slot, reads);
  if (reads.used != no_cell) return;
  reads.used = shared.used;
  reads.limit = shared.limit;
}

void RuleReads::add_fact(CellIndex slot, Reads& reads) const {
  const bool is_fact = slot >= change_slots && slot < program_.decision_slots;
  if (is_fact && std::find(reads.facts.begin(), reads.facts.end(), slot) == reads.facts.end())
    reads.facts.push_back(slot);
}

// `usage.seats > requested.limits.seats`
void RuleReads::add_comparison(const AstNode& left, const AstNode& right, Reads& reads) const {
  if (reads.used != no_cell || left.op != Op::name || right.op != Op::name) return;
  const bool limit_right = right.type.is(Type::Kind::limit);
  const AstNode& used = limit_right ? left : right;
  const AstNode& limit = limit_right ? right : left;
  if (!limit.type.is(Type::Kind::limit) || !environment_.names[used.name_id].path.starts_with("usage.")) return;
  reads.used = cell_of_[used.name_id];
  reads.limit = cell_of_[limit.name_id];
}

}  // namespace plangate
