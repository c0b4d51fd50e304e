#pragma once

#include <string_view>
#include <vector>

#include "expr/code.h"
#include "expr/constants.h"
#include "expr/limits.h"

namespace plangate {

// The frame: first the named cells, then temporaries, then constants.
class FrameBuilder {
 public:
  static constexpr std::uint32_t temporaries = max_tree_depth + 28;
  static constexpr std::uint32_t max_cells = 65535;

  explicit FrameBuilder(std::uint32_t named) : named_(named) {}

  CellIndex temporary(std::uint32_t depth) const { return static_cast<CellIndex>(named_ + depth); }
  CellIndex constant(const Cell& cell);       // with what it refers to; the same constant is kept once
  CellIndex constant(std::string_view text);  // copies the text
  bool too_large() const { return named_ + temporaries + constants_.size() > max_cells; }

  // The whole frame, named cells unknown. What constants refer to stays here: keep both together.
  std::vector<Cell> cells() const;
  std::string_view keep(std::string_view text) { return kept_.keep(text); }

 private:
  std::uint32_t named_;
  std::vector<Cell> constants_;
  HashIndex known_constants_;
  Constants kept_;
};

}  // namespace plangate
