// The plan fields that a policy reads, as ready cells: a decision copies two rows, however many plans there are.
#pragma once

#include <cstdint>
#include <forward_list>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "expr/cell.h"
#include "policy/environment.h"

namespace plangate {

class PlanTable {
 public:
  PlanTable() = default;
  // `catalog` must outlive the table: its texts are referred to.
  PlanTable(const Catalog& catalog, std::vector<PlanField> fields);

  std::size_t width() const { return fields_.size(); }
  const std::vector<PlanField>& fields() const { return fields_; }

  // The limits that the policy reads and the plan does not state: "seats, api_calls", the first ten.
  std::string missing_limits(std::uint32_t plan) const;

  // Writes the plan's fields to frame[first...]; all unknown for Catalog::none.
  void load(std::uint32_t plan, Cell* frame, std::uint32_t first) const;

 private:
  Cell cell_of(const Plan& plan, const PlanField& field);

  std::vector<PlanField> fields_;
  std::vector<Cell> rows_;
  std::forward_list<std::vector<Cell>> lists_;
};

}  // namespace plangate
