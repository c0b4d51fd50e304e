#pragma once

#include <vector>

#include "policy/program.h"
#include "policy/rule_checker.h"

namespace plangate {

// Which names a policy reads, and the cells that they get: the slots, then the fields of both plans.
class FrameLayout {
 public:
  explicit FrameLayout(const Environment& environment)
      : environment_(environment), used_(environment.names.size(), 0), for_quotes_(environment.facts.size(), 0) {}

  void use(const CheckedRule& rule);
  void use(const std::vector<TemplatePart>& text);
  void use(const Ast& ast);
  void use_requested_field(PlanField::Kind kind);  // for a guard, which reads it without an expression
  void use_fact(EngineFact fact);                  // for the engine's own use in decisions
  void use_fact_for_quotes(EngineFact fact);       // in quotes that are asked for apart from decisions
  void use_rates();
  bool reads(Derived derived) const { return used_[environment_.derived[static_cast<std::size_t>(derived)]] != 0; }

  // Fills the program's layout, names and plan table; returns where each name's value lies.
  CellOfName place(Program& program, const Catalog& catalog) const;

 private:
  void place_facts(Program& program, CellOfName& cell_of) const;
  void place_derived(Program& program, CellOfName& cell_of) const;
  bool read_from_table(std::size_t field) const;
  std::vector<PlanField> used_fields() const;
  void place_fields(Program& program, std::string_view prefix, const std::vector<NameId>& ids,
                    CellOfName& cell_of) const;

  const Environment& environment_;
  std::vector<char> used_;        // by NameId
  std::vector<char> for_quotes_;  // by index of fact
};

}  // namespace plangate
