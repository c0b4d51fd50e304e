// A checked expression to bytecode.
#pragma once

#include <forward_list>
#include <string>
#include <vector>

#include "expr/ast.h"
#include "expr/code.h"
#include "expr/limits.h"
#include "json/hash_index.h"

namespace plangate {

// The frame: first the named cells, then temporaries, then constants.
class FrameBuilder {
 public:
  static constexpr std::uint32_t temporaries = max_tree_depth + 28;
  static constexpr std::uint32_t max_cells = 65535;

  explicit FrameBuilder(std::uint32_t named) : named_(named) {}

  CellIndex temporary(std::uint32_t depth) const { return static_cast<CellIndex>(named_ + depth); }
  CellIndex constant(const Cell& cell);       // the same constant is kept once
  CellIndex constant(std::string_view text);  // copies the text
  CellIndex constant_list(std::vector<Cell> items);
  const Cell& constant_at(CellIndex index) const { return constants_[index - named_ - temporaries]; }
  bool too_large() const { return named_ + temporaries + constants_.size() > max_cells; }

  // The whole frame, named cells unknown. The texts and lists that constants refer to stay here: keep both together.
  std::vector<Cell> cells() const;
  std::string_view keep(std::string_view text);

 private:
  std::uint32_t named_;
  std::vector<Cell> constants_;
  HashIndex known_constants_;
  std::vector<std::string_view> kept_;  // the same texts by number
  HashIndex known_texts_;
  std::forward_list<std::string> texts_;  // addresses hold while they grow
  std::forward_list<std::vector<Cell>> lists_;
};

// Where a name's value lies in the frame, by NameId.
using CellOfName = std::vector<CellIndex>;

// Appends code that evaluates `ast` and returns the cell that then holds its value. Leaves need no code.
CellIndex compile(const Ast& ast, const CellOfName& cell_of, FrameBuilder& frame, Code& code);

}  // namespace plangate
