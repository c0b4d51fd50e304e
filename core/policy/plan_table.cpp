#include "policy/plan_table.h"

namespace plangate {
void PlanTable::fill(Cell* frame, std::uint32_t first, const Cell& cell) const {
  for (std::size_t i = 0; i < fields_.size(); ++i) frame[first + i] = cell;
}

void PlanTable::load(const Row* row, Cell* frame, std::uint32_t first) const {
  const auto width = static_cast<std::uint32_t>(fields_.size());
  Cell* const cells = frame + first;
  for (std::uint32_t i = 0; i < width; ++i) cells[i] = Cell::unknown(first + i);
  if (row == nullptr) return;
  for (std::uint32_t i = 0; i < width; ++i)
    if (row->cells[i].tag != Tag::unknown) cells[i] = row->cells[i];
}

}  // namespace plangate
