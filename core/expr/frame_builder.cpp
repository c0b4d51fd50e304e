#include "expr/frame_builder.h"

namespace plangate {

CellIndex FrameBuilder::constant(const Cell& cell) {
  const Cell kept =
      kept_.keep(cell).value_or(Cell::make(Tag::error, static_cast<std::uint32_t>(EvalError::argument), 0));
  const auto same = [&](std::uint32_t i) {
    return constants_[i].tag == kept.tag && constants_[i].aux == kept.aux && constants_[i].integer == kept.integer;
  };
  const std::uint32_t key = hash({reinterpret_cast<const char*>(&kept), sizeof kept});
  std::uint32_t index = known_constants_.find(key, same);
  if (index == HashIndex::none) {
    index = static_cast<std::uint32_t>(constants_.size());
    known_constants_.insert(key, index);
    constants_.push_back(kept);
  }
  return static_cast<CellIndex>(named_ + temporaries + index);
}

CellIndex FrameBuilder::constant(std::string_view text) { return constant(Cell::of(text)); }

std::vector<Cell> FrameBuilder::cells() const {
  std::vector<Cell> cells(named_ + temporaries);
  cells.insert(cells.end(), constants_.begin(), constants_.end());
  return cells;
}

}  // namespace plangate
