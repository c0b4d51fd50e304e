// Decides changes: runs a program over one call's facts. Allocates nothing once it is built.
#pragma once

#include <cstdint>
#include <vector>

#include "catalog/catalog.h"
#include "expr/arena.h"
#include "expr/vm.h"
#include "policy/fact_intake.h"
#include "policy/past.h"
#include "policy/plan_choice.h"
#include "policy/program.h"
#include "policy/quoting.h"

namespace plangate {

class Explanation;

struct Verdict {
  Outcome outcome = Outcome::undecided;
  bool complete = false;    // false: reasons or warnings may be missing
  bool has_issues = false;  // a fact was wrong, or a rule that mattered could not be evaluated
};

class Decider {
 public:
  // Both must outlive it.
  Decider(const Program& program, const Catalog& catalog);

  Cell* slots() { return frame_.data(); }  // program.layout.size() raw slots for the next call

  // Takes the slots as written; texts they refer to lie in the arena's first bytes. Slots are cells afterwards. With a
  // `past` it decides on the catalogue as it was before that update; the past must live until the words are read.
  // `explanation`: what is to note the conditions' parts, if anything.
  Verdict decide(Arena& arena, const Past* past = nullptr, Explanation* explanation = nullptr);

  // The last call once more, with facts in the frame that may have been replaced by others that they may be.
  const Verdict& decide_again(Arena& arena) { return judge(arena, nullptr); }

  // To be called after a plan was replaced.
  void forget_plans() { current_.settled = requested_.settled = false; }

  // The last call, until slots are written again.
  const Verdict& verdict() const { return verdict_; }
  const Program& program() const { return program_; }
  Cell* frame() { return frame_.data(); }
  const Cell& cell(CellIndex index) const { return frame_[index]; }
  RuleState state(std::size_t rule) const { return states_[rule]; }
  const Cell& open_cell(std::size_t rule) const { return open_[rule]; }
  const SlotState& slot_state(std::size_t slot) const { return slot_states_[slot]; }

  bool cancels() const { return frame_[slot_cancel].is_bool(true); }
  bool knows_change() const;        // what it takes to know which change is meant was given
  bool contradicts_itself() const;  // a cancellation came with a plan that is requested
  bool reconciled_later() const;    // the catalogue was after `now`, so that rules cannot tell how old it is
  ChangeView change();
  const EffectiveDate& effective() const { return effective_; }
  // Whether the date could still change the outcome, or is part of what was decided and not known.
  bool date_is_open() const { return !effective_.known() && strongest_fired_ >= Outcome::defer; }

  // The quote of the last call, made when it is first asked for. `all_slots`: those beyond the decision's were written.
  const QuoteOfChange& quote(Arena& arena, bool all_slots);

  // Whether a rule is open that could still change the outcome, or add a reason or a warning.
  bool matters(std::size_t rule) const;

 private:
  const Verdict& judge(Arena& arena, Explanation* explanation);
  void take_facts(std::size_t first, std::size_t end, Arena& arena);
  [[gnu::noinline]] void drop_requested();
  // What few policies read stays out of the way of the others' decisions.
  [[gnu::noinline]] void derive_change();
  [[gnu::noinline]] void find_date(const RuleRun& rules, Arena& arena);
  [[gnu::noinline]] void derive_quote(Arena& arena);
  void set(Derived value, const Cell& cell);
  Cell kind_of_change() const;

  // One of the two plans of a change.
  struct Side {
    CellIndex slot = 0;           // of its code
    CellIndex version = no_cell;  // of its version
    std::uint32_t first = 0;      // where its fields begin in the frame
    bool settled = false;         // the fields of `plan` stand in the frame, and its code alone tells that it is meant
    const Plan* plan = nullptr;
    PlanChoice choice;
  };
  void load_plans(const Past* past);
  void load_plan(Side& side, const Past* past);
  void load_plan_anew(Side& side, const Past* past);
  void say_not_on_sale(const Side& side);
  PlanChoice choose(const Side& side) const;
  void run_conditions(std::size_t begin, std::size_t end, Arena& arena, RuleRun& run, Explanation* explanation);
  void run_guards(RuleRun& run);
  void set_guard(GuardIndex guard, const Cell& result, RuleRun& run);
  Cell plan_is_unknown(const Side& side) const;
  Cell requested_is_unselectable() const;
  Cell plans_are_same() const;
  void conclude(const RuleRun& run);

  const Program& program_;
  const Catalog& catalog_;
  std::vector<Cell> frame_;
  std::vector<RuleState> states_;
  std::vector<Cell> open_;
  std::vector<SlotState> slot_states_;
  CellIndex requested_status_ = no_cell;
  Side current_;
  Side requested_;
  bool faulty_ = false;
  const Past* past_ = nullptr;
  std::size_t text_bytes_ = 0;    // of the arena, that the facts refer to
  std::vector<PlainFact> plain_;  // one per slot
  Outcome strongest_fired_ = Outcome::allow;
  Verdict verdict_;
  EffectiveDate effective_;
  QuoteOfChange quote_;
  bool quoted_ = false;
  bool took_all_slots_ = false;
};

}  // namespace plangate
