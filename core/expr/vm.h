#pragma once

#include "expr/arena.h"
#include "expr/cell.h"
#include "expr/code.h"

namespace plangate {

// What a run of a policy's conditions found out about each rule.
enum class RuleState : std::uint8_t { quiet, fired, open };  // open: its condition is unknown or an error

struct RuleRun {
  RuleState* states;  // one per rule
  Cell* open;         // one per rule: the unknown or the error of an open one
  bool any_fired = false;
  bool any_open = false;
};

// Runs instructions [begin, end) over the frame. Never fails: what cannot be evaluated is an error cell. `rules` may be
// nullptr for code without a `fire`. Returns where to go on: `end`, or where a jump leads out of the instructions.
std::size_t run(const Code& code, std::size_t begin, std::size_t end, Cell* frame, Arena& arena, RuleRun* rules);

}  // namespace plangate
