// A run of the compiler over one expression; its part for macros stands in a file of its own.
#pragma once

#include "expr/compiler.h"

namespace plangate {

class Compiler {
 public:
  Compiler(const Ast& ast, const CellOfName& cell_of, FrameBuilder& frame, Code& code)
      : ast_(ast), cell_of_(cell_of), frame_(frame), code_(code) {}

  // `depth` counts the temporaries in use: the value ends up in temporary `depth`, or is a cell that already holds it.
  // Notes it as a part.
  CellIndex value(NodeId id, std::uint32_t depth);

 private:
  CellIndex compile(NodeId id, std::uint32_t depth);
  CellIndex operand(const AstNode& node, std::uint32_t i, std::uint32_t depth);
  std::size_t emit(OpCode op, CellIndex dst, CellIndex a, std::uint16_t b, Range range);
  void land(std::size_t from);                                                    // lets a jump end behind the last one
  void back(OpCode op, CellIndex dst, CellIndex a, std::size_t to, Range range);  // may go back to instruction `to`
  NodeId arg(const AstNode& node, std::uint32_t i) const { return ast_.args_of(node)[i]; }

  CellIndex fail(const AstNode& node, std::uint32_t depth);
  CellIndex plain(const AstNode& node, std::uint32_t depth);
  CellIndex lazy(const AstNode& node, std::uint32_t depth, OpCode left, OpCode right);
  CellIndex conditional(const AstNode& node, std::uint32_t depth);
  CellIndex select(const AstNode& node, OpCode op, std::uint32_t depth);
  CellIndex has(const AstNode& node, std::uint32_t depth);
  CellIndex list(const AstNode& node, std::uint32_t depth);
  CellIndex map(const AstNode& node, std::uint32_t depth);
  CellIndex call(const AstNode& node, std::uint32_t depth);

  // Macros. The accumulator is temporary `depth`; iterator and variables lie behind it.
  void declare(const AstNode& variable, CellIndex cell);
  CellIndex bind(const AstNode& node, std::uint32_t depth);
  CellIndex macro(const AstNode& node, std::uint32_t depth);
  CellIndex optional_map(const AstNode& node, std::uint32_t depth);

  const Ast& ast_;
  const CellOfName& cell_of_;
  FrameBuilder& frame_;
  Code& code_;
  std::vector<CellIndex> locals_;
};

}  // namespace plangate
