// A policy compiled against a catalogue: everything a decision needs, and nothing that is still text to be read.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "expr/code.h"
#include "expr/compiler.h"
#include "policy/guards.h"
#include "policy/plan_table.h"
#include "policy/source.h"

namespace plangate {

inline constexpr CellIndex no_cell = 0xFFFF;

// The first two slots of every layout.
inline constexpr CellIndex slot_current = 0;
inline constexpr CellIndex slot_requested = 1;

// One piece of a text: literal, or the value of a cell after instructions [begin, end) of `Program::texts` have run.
struct TextPart {
  std::string_view literal;
  CellIndex cell = no_cell;  // no_cell: literal
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};
using Text = std::vector<TextPart>;

struct Rule {
  std::string id;
  std::string code;
  std::string member;  // it.name of a rule with "each", else empty
  Outcome effect = Outcome::deny;
  std::size_t source = 0;  // index in the document's "rules"; guards have none
  Text message;
  Text suggest;               // empty: none
  CellIndex used = no_cell;   // the usage that the condition compares
  CellIndex limit = no_cell;  // and the limit that it compares it with
};

struct Program {
  std::string name;
  Text headline;                   // empty: the default one
  std::vector<FactSource> layout;  // what stands in each slot
  std::vector<std::string> names;  // of every named cell: slots, then fields of the current and of the requested plan
  std::vector<Rule> rules;         // the guards first
  std::array<bool, guard_count> guards{};
  Code conditions;  // all rules', each closed by a `fire`
  Code texts;
  FrameBuilder constants{0};
  PlanTable plans;
};

}  // namespace plangate
