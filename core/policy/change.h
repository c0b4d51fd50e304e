// One change as the engine sees it: both plans, and the facts that it reads itself.
#pragma once

#include "expr/arena.h"
#include "policy/program.h"

namespace plangate {

struct ChangeView {
  const Program& program;
  Cell* frame;
  const Plan* current;    // nullptr: not in the catalogue, or not said
  const Plan* requested;  // nullptr for a cancellation too

  bool cancels() const { return frame[slot_cancel].is_bool(true); }

  // The fact's cell when it has a value of that kind, else an unknown that names it.
  Cell fact(EngineFact fact, Tag tag) const;
  // A plan that is not known: what would have to be.
  Cell missing_plan() const;

  ChangeDirection direction() const;

  // The billing cycles of the current subscription, or what has to be known for them. A trial that lasts beyond `now`
  // counts from its end.
  struct Subscription {
    Cell open = Cell::null();
    Timestamp now;
    Timestamp anchor;
    std::optional<Timestamp> trial_end;
  };
  Subscription subscription(Arena& arena) const;
};

// Both unknowns, or what is left when one of the cells is definite.
Cell either_open(const Cell& a, const Cell& b, Arena& arena);

}  // namespace plangate
