#pragma once

#include "policy/checked_policy.h"
#include "policy/program.h"

namespace plangate {

// What conditions read, also through the definitions that they share.
class RuleReads {
 public:
  RuleReads(const Environment& environment, const CheckedPolicy& policy, const CellOfName& cell_of,
            const Program& program);

  // The facts of a rule, and the usage and the limit that its condition compares.
  void fill(const CheckedRule& checked, Rule& rule) const;

 private:
  struct Reads {
    std::vector<CellIndex> facts;
    CellIndex used = no_cell;
    CellIndex limit = no_cell;
  };
  void add(const Ast& ast, Reads& reads) const;
  void add_name(NameId name, Reads& reads) const;
  void add_fact(CellIndex slot, Reads& reads) const;
  void add_comparison(const AstNode& left, const AstNode& right, Reads& reads) const;

  const Environment& environment_;
  const CheckedPolicy& policy_;
  const CellOfName& cell_of_;
  const Program& program_;
  std::vector<Reads> of_lets_;
};

}  // namespace plangate
