// A policy compiled against a catalogue: everything a decision needs, and nothing that is still text to be read.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "expr/code.h"
#include "expr/compiler.h"
#include "policy/guards.h"
#include "policy/levers.h"
#include "policy/plan_table.h"
#include "policy/source.h"

namespace plangate {

inline constexpr CellIndex no_cell = 0xFFFF;

// The first slots of every layout.
inline constexpr CellIndex slot_current = 0;
inline constexpr CellIndex slot_requested = 1;
inline constexpr CellIndex slot_cancel = 2;
inline constexpr CellIndex change_slots = 3;

// One piece of a text: literal, or the value of a cell after instructions [begin, end) of `Program::texts` have run.
struct TextPart {
  std::string_view literal;
  CellIndex cell = no_cell;  // no_cell: literal
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};
using Text = std::vector<TextPart>;
inline constexpr std::size_t no_locale = 0xFFFF;
using TextByLocale = std::vector<Text>;  // by index in Program::locales; empty where there is none

// Instructions [begin, end) of `Program::conditions` that leave a timestamp in a cell.
struct DateCode {
  CellIndex cell = no_cell;  // no_cell: there is none
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t first_part = 0;  // of the parts, [first_part, end_part)
  std::uint32_t end_part = 0;
};

// Where in the document instructions of `Program::conditions` come from: those from the end of the entry before.
struct CodeOrigin {
  std::uint32_t end = 0;
  std::string_view section;  // "let", "rules" or "timing"
  std::size_t rule = 0;      // index in "rules"
  std::string_view field;    // of that rule, or of the section
};

struct Rule {
  std::string id;
  std::string code;
  std::string member;  // it.name of a rule with "each", else empty
  Outcome effect = Outcome::deny;
  std::size_t source = 0;  // index in the document's "rules"; guards have none
  TextByLocale message;
  TextByLocale suggest;           // empty: none
  std::vector<CellIndex> facts;   // the slots that its condition reads
  std::uint32_t unless_part = 0;  // the first of Code::parts that belongs to its `unless`; none: behind its last
  CellIndex used = no_cell;       // the usage that the condition compares
  CellIndex limit = no_cell;      // and the limit that it compares it with
  DateCode date;                  // of a defer
};

struct Timing {
  bool stated = false;
  struct Entry {
    TimingSource::Kind kind = TimingSource::Kind::now;
    bool stated = false;
    DateCode date;  // of an expression
  };
  std::array<Entry, direction_count> by_direction;
};

struct Program {
  std::string name;
  std::vector<std::string> locales;          // of texts; the first one is what the others fall back to
  std::vector<std::size_t> broader_locales;  // of each the nearest that it is a part of, as "de-AT" is of "de"
  std::vector<char> is_english;              // of each
  TextByLocale headline;                     // empty: the default one
  TextByLocale cancel_headline;              // of cancellations; empty: that of all changes
  std::vector<FactSource> layout;            // what stands in each slot
  std::size_t decision_slots = 0;            // the first of them are for decisions; the rest is read for a quote alone
  std::vector<std::string> names;  // of every named cell: slots, then fields of the current and of the requested plan
  std::vector<Rule> rules;         // the guards first
  std::array<bool, guard_count> guards{};
  // Definitions, each closed by a `define`, up to `lets_end`; the conditions of rules that defer, each closed by a
  // `fire`, up to `early_end`; definitions that read the quote, and the other rules, up to `conditions_end`; the dates.
  Code conditions;
  std::vector<CodeOrigin> origins;
  std::size_t lets_end = 0;
  std::size_t early_end = 0;
  std::size_t conditions_end = 0;
  Code texts;
  std::vector<ActionableFact> actionable;  // in the policy's order
  Code lever_code;
  FrameBuilder constants{0};
  CellIndex held = no_cell;           // a condition's value while its `unless` is evaluated
  CellIndex reconciled_at = no_cell;  // where the policy reads it
  PlanTable plans;

  DirectionOrder direction;
  std::vector<CurrencyRate> rates;
  Timing timing;
  QuoteSource quote;
  std::array<CellIndex, derived_count> derived;           // no_cell where nothing reads it
  std::array<CellIndex, engine_fact_count> engine_facts;  // slots; no_cell where nothing needs it
  bool date_is_private = false;                           // the date may tell a private fact
  bool trial_declared = false;  // by the policy: quotes ask for it whatever the catalogue says
  bool dates_matter = false;    // a rule defers, or the timing says anything but now
  bool reads_change = false;    // change.kind or change.direction
  bool reads_quote = false;     // a name below `quote`
  bool quotes = false;          // decisions have a quote

  CellIndex slot(EngineFact fact) const { return engine_facts[static_cast<std::size_t>(fact)]; }
  CellIndex cell(Derived value) const { return derived[static_cast<std::size_t>(value)]; }
};

}  // namespace plangate
