// Bytecode over a frame of cells: each instruction names the cells that it reads and the one that it writes.
#pragma once

#include <cstdint>
#include <vector>

#include "expr/cell.h"
#include "json/issue.h"

namespace plangate {

using CellIndex = std::uint16_t;

enum class OpCode : std::uint16_t {
  // operators: dst = a op b, or op a
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
  not_met,  // !a of an exception: one that depends on the plan that a cancellation lacks is not met
  in,
  index,           // a[b]; of a field, a text b; of an optional a, an optional
  index_optional,  // the same as an optional that is none where there is no such place
  has_key,         // whether a[b] is there
  // calls of function b of the table
  call,          // dst = function(a, the cells behind a)
  call_checked,  // the same for arguments whose types are known only now
  // lazy operators
  and_left,        // dst = a; when false skip b instructions
  and_right,       // dst = dst && a
  or_left,         // dst = a; when true skip b instructions
  or_right,        // dst = dst || a
  branch,          // dst = a; when false skip b instructions, to the else part
  then_value,      // when dst is true: dst = a and skip b instructions; when unknown: dst also needs what a needs
  else_value,      // when dst is false: dst = a; when unknown as above
  optional_left,   // dst = a; when it has a value skip b instructions
  value_left,      // dst = the value of a, skip b instructions; when none dst = a
  optional_right,  // when dst is none: dst = a; when unknown: dst also needs what a needs
  has,
  // collections
  list_new,           // dst = an empty list with room for b cells
  list_add,           // adds a to the list dst
  list_add_optional,  // adds the value of a, if there is one
  map_new,            // dst = an empty map with room for b entries
  map_add,            // adds a: b to the map dst
  map_add_optional,   // adds a: the value of b, if there is one
  map_done,           // puts the entries of dst into their order
  // loops over the list or map a: dst accumulates, the cells behind it are the iterator and up to two variables
  loop_all,     // dst = true; over nothing iterable, dst is what a is and b instructions are skipped
  loop_exists,  // dst = false
  loop_count,   // dst = 0
  loop_list,    // dst = an empty list with room for the result
  loop_map,
  next,      // sets the variables, a of them, to the next element, or skips b instructions
  test,      // when a is not true go back b instructions
  step_all,  // dst = dst && a; go back b instructions, unless that settles it
  step_exists,
  step_count,     // counts a; go back b instructions
  step_append,    // adds a to the list dst; go back b instructions
  step_put,       // adds the first variable with the value a to the map dst; go back b instructions
  end_count,      // dst = whether one was counted
  end_merge,      // dst = the maps in the list dst as one
  end_sort,       // dst = what was iterated, in the order of the keys in the list dst
  optional_test,  // when a has a value it is the first variable; else dst = a and b instructions are skipped
  optional_of,    // dst = an optional of a
  optional_flat,  // dst = a, which must be an optional
  move,           // dst = a
  define,         // the same; from here on the budget is another expression's
  fail,           // dst = the error a
  fire,           // tells the run that rule dst has the result a
};

struct Instr {
  OpCode op;
  CellIndex dst;
  CellIndex a;
  std::uint16_t b;
};

// A part of an expression that has a value: it stands in `cell` when execution arrives at instruction `at`, and
// execution arrives there only if the part was evaluated.
struct Part {
  Range range;  // bytes of the source
  CellIndex cell;
  bool is_condition;  // its type is bool
  std::uint32_t at;
};

struct Code {
  std::vector<Instr> instructions;
  std::vector<Range> ranges;  // the part of the source that each instruction came from
  std::vector<Part>
      parts;  // of all expressions, each part behind those that it consists of; literals within others are none
};

}  // namespace plangate
