#pragma once

#include <vector>

#include "policy/checked_policy.h"
#include "policy/program.h"

namespace plangate {

// Which names a policy reads, and the cells that they get: the slots, then the fields of both plans, then definitions.
class FrameLayout {
 public:
  // Uses what the policy's own expressions and texts read.
  FrameLayout(const Environment& environment, const CheckedPolicy& policy);

  void use_requested_field(PlanField::Kind kind);  // for a guard, which reads it without an expression
  void use_fact(EngineFact fact);                  // for the engine's own use in decisions
  void use_fact_for_quotes(EngineFact fact);       // in quotes that are asked for apart from decisions
  void use_rates();
  void use_actor();  // all that is declared about who asks
  bool reads(Derived derived) const { return used_[environment_.derived[static_cast<std::size_t>(derived)]] != 0; }

  // Fills the program's layout, names and plan table; returns where each name's value lies.
  CellOfName place(Program& program, const Catalog& catalog) const;

 private:
  void use(const std::unique_ptr<Ast>& ast);  // nothing without one
  void use(const Ast& ast);
  void use(const CheckedText& text);
  void use(const CheckedRule& rule);
  void place_facts(Program& program, CellOfName& cell_of) const;
  void place_lets(Program& program, CellOfName& cell_of) const;
  void place_derived(Program& program, CellOfName& cell_of) const;
  bool read_from_table(std::size_t field) const;
  std::vector<PlanField> used_fields() const;
  void place_fields(Program& program, std::string_view prefix, const std::vector<NameId>& ids,
                    CellOfName& cell_of) const;

  const Environment& environment_;
  const CheckedPolicy& policy_;
  std::vector<char> used_;        // by NameId
  std::vector<char> for_quotes_;  // by index of fact
};

}  // namespace plangate
