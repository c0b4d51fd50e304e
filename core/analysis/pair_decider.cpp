#include "analysis/pair_decider.h"

#include <algorithm>
#include <cstring>

#include "json/number_text.h"

namespace plangate {

PairDecider::PairDecider(const Program& program, const Catalog& catalog, const Cell* slots, Arena& arena,
                         std::size_t text_bytes)
    : decider_(program, catalog),
      arena_(arena),
      slots_(slots, slots + program.decision_slots),
      arena_bytes_(arena.data(), std::min(text_bytes, Arena::size)) {}

std::string text_of_fact(const Cell& value) {
  switch (value.tag) {
    case Tag::integer: return std::to_string(value.integer);
    case Tag::floating: return shortest_text(value.floating);
    case Tag::timestamp: return format_timestamp(value.timestamp());
    case Tag::duration: return format_duration(value.duration());
    case Tag::money: return format_money(value.integer, Currency::unpack(value.aux));
    default: return std::string(value.tag == Tag::string ? value.string() : std::string_view());
  }
}

void PairDecider::write(Cell& slot, const Cell& value) {
  const auto raw = [&](RawTag tag) { slot = Cell::make(static_cast<Tag>(tag), value.aux, value.integer); };
  switch (value.tag) {
    case Tag::null: return raw(RawTag::null);
    case Tag::unknown: return raw(RawTag::absent);
    case Tag::boolean: return raw(RawTag::boolean);
    case Tag::floating: return raw(RawTag::number);
    case Tag::string: return raw(RawTag::string);
    case Tag::list:
    case Tag::map:
      raw(value.tag == Tag::list ? RawTag::list : RawTag::map);
      slot.items = reinterpret_cast<const Cell*>(arena_.data());
      return;
    case Tag::integer:
      raw(RawTag::number);
      slot.floating = static_cast<double>(value.integer);
      return;
    default:
      texts_.push_back(text_of_fact(value));
      slot = Cell::of(std::string_view(texts_.back()));
      slot.tag = static_cast<Tag>(RawTag::string);
  }
}

Verdict PairDecider::decide(std::string_view current, std::string_view requested, const GivenFacts& given) {
  current_ = current;
  requested_ = requested;
  texts_.clear();
  texts_.reserve(given.size());  // the slots refer to them
  std::memcpy(arena_.data(), arena_bytes_.data(), arena_bytes_.size());
  arena_.reset(arena_bytes_.size());
  Cell* const slots = decider_.slots();
  std::copy(slots_.begin(), slots_.end(), slots);
  write(slots[slot_current], Cell::of(current));
  const bool cancels = requested.data() == no_plan.data();
  write(slots[slot_requested], cancels ? Cell() : Cell::of(requested));
  write(slots[slot_cancel], Cell::of(cancels));
  for (const GivenFact& fact : given) write(slots[fact.fact], fact.value);
  return decider_.decide(arena_);
}

Outcome PairDecider::strongest_fired() const {
  Outcome strongest = Outcome::allow;
  const std::vector<Rule>& rules = decider_.program().rules;
  for (std::size_t i = 0; i < rules.size(); ++i)
    if (decider_.state(i) == RuleState::fired) strongest = std::min(strongest, rules[i].effect);
  return strongest;
}

Issues PairDecider::issues() const {
  Issues issues;
  for (std::size_t i = 0; i < slots_.size(); ++i)
    if (decider_.slot_state(i).fault != SlotFault::none)
      issues.push_back(explain(decider_.slot_state(i), decider_.program().layout[i]));
  return issues;
}

}  // namespace plangate
