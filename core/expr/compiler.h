// A checked expression to bytecode.
#pragma once

#include <vector>

#include "expr/ast.h"
#include "expr/code.h"
#include "expr/frame_builder.h"

namespace plangate {

// Where a name's value lies in the frame, by NameId.
using CellOfName = std::vector<CellIndex>;

// Appends code that evaluates `ast`, or the part of it at `root`, and returns the cell that then holds its value.
// Leaves need no code.
CellIndex compile(const Ast& ast, NodeId root, const CellOfName& cell_of, FrameBuilder& frame, Code& code);
inline CellIndex compile(const Ast& ast, const CellOfName& cell_of, FrameBuilder& frame, Code& code) {
  return compile(ast, ast.root, cell_of, frame, code);
}

}  // namespace plangate
