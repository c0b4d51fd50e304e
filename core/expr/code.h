// Bytecode over a frame of cells: each instruction names the cells that it reads and the one that it writes.
#pragma once

#include <cstdint>
#include <vector>

#include "expr/cell.h"
#include "json/issue.h"

namespace plangate {

using CellIndex = std::uint16_t;

enum class OpCode : std::uint16_t {
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  add,
  subtract,
  multiply,
  divide,
  modulo,
  negate,
  logical_not,
  and_left,    // dst = a; when false skip b instructions
  and_right,   // dst = dst && a
  or_left,     // dst = a; when true skip b instructions
  or_right,    // dst = dst || a
  branch,      // dst = a; when false skip b instructions, to the else part
  then_value,  // when dst is true: dst = a and skip b instructions; when unknown: dst also needs what a needs
  else_value,  // when dst is false: dst = a; when unknown as above
  has,
  in,
  size,
  contains,
  starts_with,
  ends_with,
  to_timestamp,
  to_duration,
  list_new,  // dst = a list of a cells, filled by list_set
  list_set,  // element b of the list dst = a
  move,      // dst = a
  fire,      // tells the run that rule dst has the result a
};

struct Instr {
  OpCode op;
  CellIndex dst;
  CellIndex a;
  std::uint16_t b;
};

struct Code {
  std::vector<Instr> instructions;
  std::vector<Range> ranges;  // the part of the source that each instruction came from
};

}  // namespace plangate
