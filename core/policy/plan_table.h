// The plan fields that a policy reads, as ready cells: a decision copies two rows, however many plans there are, and an
// update of a plan makes one row anew.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "expr/cell.h"
#include "policy/environment.h"

namespace plangate {

class PlanTable {
 public:
  // The cells of one plan. Their texts lie in the plan, their lists here.
  struct Row {
    std::unique_ptr<Cell[]> cells;
    std::vector<Cell> features;
  };

  PlanTable() = default;
  // `catalog` must outlive the table: its texts are referred to.
  PlanTable(const Catalog& catalog, std::vector<PlanField> fields);

  std::size_t width() const { return fields_.size(); }
  const std::vector<PlanField>& fields() const { return fields_; }
  const Row& row(std::uint32_t plan) const { return rows_[plan]; }

  // Makes the row of a plan that was replaced; answers the old one, which goes with the old plan.
  Row replace(std::uint32_t index, const Plan& plan);

  // The limits that the policy reads and the plan does not state: "seats, api_calls", the first ten.
  std::string missing_limits(std::uint32_t plan) const;

  // Writes a plan's fields to frame[first...]; all unknown without a row. Where only one cell would have to be known to
  // know them, or that says why there are none, they are all `cell`.
  void load(const Row* row, Cell* frame, std::uint32_t first) const;
  void fill(Cell* frame, std::uint32_t first, const Cell& cell) const;

 private:
  Row row_of(const Plan& plan) const;

  std::vector<PlanField> fields_;
  std::vector<Row> rows_;
};

}  // namespace plangate
