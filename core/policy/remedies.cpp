#include "policy/remedies.h"

#include <algorithm>
#include <cmath>

#include "expr/vm.h"
#include "json/decimal.h"

namespace plangate {
namespace {

constexpr auto largest_whole = static_cast<double>(max_safe_integer);

[[gnu::noinline]] double number(const Cell& cell) {
  if (cell.tag == Tag::floating) return cell.floating;
  return cell.tag == Tag::integer || cell.tag == Tag::money ? static_cast<double>(cell.integer) : NAN;
}

Cell with(Cell cell, double value) {
  if (cell.tag == Tag::floating) cell.floating = value;
  else cell.integer = static_cast<std::int64_t>(value);
  return cell;
}

bool same(const Cell& a, const Cell& b) { return a.aux == b.aux && a.integer == b.integer; }

// The nearest value above or below.
[[gnu::noinline]] double next(const Cell& kind, double value, bool up) {
  if (kind.tag == Tag::floating) return std::nextafter(value, up ? INFINITY : -INFINITY);
  return up ? std::floor(value) + 1 : std::ceil(value) - 1;
}

}  // namespace

Remedies::Remedies(Decider& decider) : decider_(decider), candidates_(decider.program().actionable.size()) {
  const std::size_t rules = decider.program().rules.size();
  most_decisions_ = std::min(max_decisions, static_cast<unsigned>(max_evaluations / rules));
  std::vector<std::size_t> first;
  std::size_t room = 0;
  for (const ActionableFact& fact : decider.program().actionable) {
    first.push_back(room);
    room += 2 * fact.levers.size() + decider.program().layout[fact.slot].values.size() + 1;
  }
  room_.resize(room);
  for (std::size_t i = 0; i < first.size(); ++i) candidates_[i].values = room_.data() + first[i];
}

Cell& Remedies::cell(std::size_t fact) { return decider_.frame()[decider_.program().actionable[fact].slot]; }

void Remedies::find(Arena& arena) {
  arena_ = &arena;
  outcome_ = decider_.verdict().outcome;
  decisions_left_ = most_decisions_;
  found_ = 0;
  if (outcome_ != Outcome::deny && outcome_ != Outcome::defer) return;
  is_whole_ = decider_.verdict().complete;
  for (std::size_t i = 0; i < candidates_.size(); ++i) collect(i);
  for (std::size_t size = 1; size <= max_changes; ++size) {
    Choice choice{};
    choose(choice, 0, size);
  }
  if (!candidates_.empty()) decider_.decide_again(arena);
  const bool all = is_whole_ && decisions_left_ > 0;
  status_ = found_ > 0 ? Status::found : all ? Status::none : Status::not_known;
}

bool Remedies::decide() {
  if (decisions_left_ == 0) return false;
  --decisions_left_;
  decider_.decide_again(*arena_);
  return true;
}

bool Remedies::helps() {
  if (!decide()) return false;
  const Outcome outcome = decider_.verdict().outcome;
  is_whole_ &= outcome != Outcome::undecided;
  return outcome > outcome_ && outcome != Outcome::undecided;
}

void Remedies::collect(std::size_t fact) {
  const ActionableFact& actionable = decider_.program().actionable[fact];
  const FactSource& source = decider_.program().layout[actionable.slot];
  Candidates& candidates = candidates_[fact];
  candidates.count = 0;
  candidates.present = cell(fact);
  candidates.is_told = actionable.is_told;
  const Tag tag = candidates.present.tag;
  if (tag == Tag::boolean) {
    const bool value = candidates.present.is_bool(true);
    if (value ? source.decreases : source.increases) candidates.values[candidates.count++] = Cell::of(!value);
  } else if (tag == Tag::string) {
    for (const std::string& value : source.values)
      if (value != candidates.present.string())
        candidates.values[candidates.count++] = Cell::of(std::string_view(value));
  } else if (const double present = number(candidates.present); present == present) {
    const double furthest = tag == Tag::floating ? HUGE_VAL : largest_whole;
    candidates.lowest = source.decreases ? source.min ? number(*source.min) : -furthest : present;
    candidates.highest = source.increases ? source.max ? number(*source.max) : furthest : present;
    for (const Lever& lever : actionable.levers) pull(lever, fact);
  } else {
    candidates.is_told = false;
  }
  is_whole_ &= candidates.is_told && !source.optional;  // null is not tried
}

Remedies::Reading Remedies::read(const Lever& lever, std::size_t fact, double value) {
  const Program& program = decider_.program();
  cell(fact) = with(candidates_[fact].present, value);
  if (!decide()) return {NAN, NAN, {}};
  Cell* const frame = decider_.frame();
  run(program.lever_code, lever.begin, lever.end, frame, *arena_, nullptr);
  return {number(frame[lever.left]), number(frame[lever.right]), frame[lever.holds]};
}

// Where both sides are equal: of two straight lines, by their values here and one step further.
double Remedies::edge_of(const Lever& lever, std::size_t fact, const Reading& here) {
  const CellIndex slot = decider_.program().actionable[fact].slot;
  if (lever.left == slot) return here.right;
  if (lever.right == slot) return here.left;
  Candidates& candidates = candidates_[fact];
  const double present = number(candidates.present);
  const Reading there = read(lever, fact, present + 1);
  for (const double end : {candidates.lowest, candidates.highest})
    candidates.is_told &= read(lever, fact, end).holds.tag == Tag::boolean;
  const double apart = here.left - here.right;
  candidates.is_told &= !(std::fabs(here.left) > largest_whole || std::fabs(here.right) > largest_whole);
  return present - apart / (there.left - there.right - apart);
}

bool Remedies::is_within(const Candidates& candidates, double value) {
  return value >= candidates.lowest && value <= candidates.highest && value - value == 0;
}

// The nearest values with which the comparison says something else.
void Remedies::pull(const Lever& lever, std::size_t fact) {
  Candidates& candidates = candidates_[fact];
  const Cell& kind = candidates.present;
  const double present = number(kind);
  const Reading here = read(lever, fact, present);
  is_whole_ &= here.holds.tag != Tag::unknown;
  const double edge = edge_of(lever, fact, here);
  if (edge == present) {
    add(candidates, next(kind, present, false));
    add(candidates, next(kind, present, true));
  } else if (edge - edge == 0) {
    add_turn(lever, fact, here.holds, edge);
  }
  cell(fact) = kind;
}

// Of an edge, and its neighbours where it was calculated and so rounded, the nearest value where the comparison says
// something else; and the one beyond, where it may say the same again.
void Remedies::add_turn(const Lever& lever, std::size_t fact, const Cell& here, double edge) {
  Candidates& candidates = candidates_[fact];
  const Cell& kind = candidates.present;
  const bool up = edge > number(kind);
  const CellIndex slot = decider_.program().actionable[fact].slot;
  double turn = kind.tag == Tag::floating ? edge : up ? std::ceil(edge) : std::floor(edge);
  if (lever.left != slot && lever.right != slot) turn = next(kind, edge, !up);
  for (int tried = 0; tried < 2 && (!is_within(candidates, turn) || same(read(lever, fact, turn).holds, here)); ++tried)
    turn = next(kind, turn, up);
  add(candidates, turn);
  if (!lever.is_ordered) add(candidates, next(kind, turn, up));
}

void Remedies::add(Candidates& candidates, double value) {
  const double present = number(candidates.present);
  if (!is_within(candidates, value) || value == present) return;
  const double distance = std::fabs(value - present);
  Cell* at = candidates.values + candidates.count;
  for (const Cell& other : candidates.all())
    if (number(other) == value) return;
  const auto is_before = [&](const Cell& other) {
    const double its = number(other);
    if ((its < present) == (value < present)) return (its < value) == (its > present);
    return std::fabs(its - present) < distance || (std::fabs(its - present) == distance && its < value);
  };
  for (; at != candidates.values && !is_before(at[-1]); --at) *at = at[-1];
  *at = with(candidates.present, value + 0.0);
  ++candidates.count;
}

void Remedies::choose(Choice& choice, std::size_t chosen, std::size_t wanted) {
  if (chosen == wanted) {
    if (attempt(choice, wanted, 0)) keep(choice, wanted);
    return;
  }
  for (std::size_t i = chosen == 0 ? 0 : choice[chosen - 1] + 1; i < candidates_.size(); ++i) {
    choice[chosen] = i;
    if (candidates_[i].count == 0 || holds_a_set(choice, chosen + 1)) continue;
    choose(choice, chosen + 1, wanted);
  }
}

bool Remedies::holds_a_set(const Choice& choice, std::size_t chosen) const {
  const auto is_chosen = [&](const Change& change) {
    return std::any_of(choice.begin(), choice.begin() + chosen,
                       [&](std::size_t fact) { return &decider_.program().actionable[fact] == change.fact; });
  };
  return std::any_of(sets().begin(), sets().end(),
                     [&](const Set& set) { return std::all_of(set.all().begin(), set.all().end(), is_chosen); });
}

// Leaves the facts as they have to be when that helps, else as they were.
bool Remedies::attempt(const Choice& choice, std::size_t size, std::size_t depth) {
  if (depth == size) return helps();
  const std::size_t fact = choice[depth];
  for (const Cell& value : candidates_[fact].all()) {
    cell(fact) = value;
    if (attempt(choice, size, depth + 1)) return true;
    if (decisions_left_ == 0) break;
  }
  cell(fact) = candidates_[fact].present;
  return false;
}

void Remedies::keep(const Choice& choice, std::size_t size) {
  if (found_ < max_sets) {
    Set& set = sets_[found_++];
    set.size = size;
    for (std::size_t i = 0; i < size; ++i) set.changes[i] = change(choice[i]);
    for (std::size_t i = 0; i < size; ++i) widen(choice, set, i);
  }
  for (std::size_t i = 0; i < size; ++i) cell(choice[i]) = candidates_[choice[i]].present;
}

// With the set's values in the frame.
Remedies::Change Remedies::change(std::size_t fact) {
  const ActionableFact& actionable = decider_.program().actionable[fact];
  Change change{&actionable, Relation::exactly, 0, cell(fact)};
  const double present = number(candidates_[fact].present);
  const double to = number(change.to);
  change.direction = to < present ? -1 : to > present ? 1 : 0;
  return change;
}

void Remedies::widen(const Choice& choice, Set& set, std::size_t index) {
  Change& change = set.changes[index];
  const Candidates& candidates = candidates_[choice[index]];
  const double end = change.direction < 0 ? candidates.lowest : candidates.highest;
  if (change.direction == 0 || !candidates.is_told || number(change.to) == end) return;
  change.relation = change.direction < 0 ? Relation::at_most : Relation::at_least;
  if (!helps_beyond(choice, set, 0)) change.relation = Relation::exactly;
}

// Whether all that the relations of a set say helps, together. Leaves the set's values in the frame.
bool Remedies::helps_beyond(const Choice& choice, const Set& set, std::size_t depth) {
  if (depth == set.size) return helps();
  const Change& change = set.changes[depth];
  Cell& changed = cell(choice[depth]);
  bool all = helps_beyond(choice, set, depth + 1);
  if (change.relation == Relation::exactly) return all;
  for (const Cell& value : candidates_[choice[depth]].all()) {
    if (change.direction < 0 ? number(value) >= number(change.to) : number(value) <= number(change.to)) continue;
    changed = value;
    all = all && helps_beyond(choice, set, depth + 1);
  }
  changed = change.to;
  return all;
}

}  // namespace plangate
