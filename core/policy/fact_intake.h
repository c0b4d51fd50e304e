// The facts of one call: raw slots as JavaScript wrote them, checked against the layout and turned into cells.
#pragma once

#include <cstdint>
#include <string>

#include "expr/arena.h"
#include "expr/cell.h"
#include "json/issue.h"
#include "policy/source.h"

namespace plangate {

// A slot's tag as written by the caller. The numbers are part of the binary interface.
// A list holds as many raw cells in the arena as its aux says, a map twice as many: a text and a value for each entry.
enum class RawTag : std::uint32_t { absent, null, boolean, number, string, date, unreadable, list, map };

// Why a caller could not read a value, in an unreadable slot's aux.
enum class Unreadable : std::uint32_t {
  not_single = 1,
  bigint,
  threw,
  lone_surrogate,
  too_long,
  conflict,
  not_a_record
};

// What is wrong with one slot, small enough to be kept for every slot of every call.
enum class SlotFault : std::uint8_t {
  none,
  wrong_type,
  not_finite,
  unsafe_integer,
  out_of_range,
  not_a_value,
  null,
  unreadable,
  bad_text,
  too_large,
  bad_timestamp,
  bad_duration,
  conflict,
  too_many_items,
  bad_money,
  contradiction
};
struct SlotState {
  SlotFault fault = SlotFault::none;
  std::uint8_t found = 0;  // the raw tag
  std::uint8_t why = 0;    // an unreadable slot's aux
  std::uint16_t item = 0;  // of a list or map, from 1; 0: the whole
};

// What nearly every value of a fact looks like, to be taken without looking at anything else.
struct PlainFact {
  RawTag raw = RawTag::absent;
  Tag tag = Tag::unknown;  // unknown: nothing is plain
  double min = 0;          // of an int, inclusive
  double max = 0;
};
PlainFact plain(const FactSource& fact);

// True when the slot held such a value and is its cell now; else it is as it was.
inline bool take_plain(Cell& slot, const PlainFact& fact) {
  if (fact.tag == Tag::unknown || slot.tag != static_cast<Tag>(fact.raw)) return false;
  if (fact.tag == Tag::integer) {
    const double value = slot.floating;
    if (!(value >= fact.min && value <= fact.max)) return false;
    const auto whole = static_cast<std::int64_t>(value);
    if (static_cast<double>(whole) != value) return false;
    slot = Cell::of(whole);
    return true;
  }
  if (fact.tag == Tag::timestamp) {
    const auto time = timestamp_from_milliseconds(slot.floating);
    if (!time) return false;
    slot = Cell::of(*time);
    return true;
  }
  slot.tag = fact.tag;
  return fact.raw != RawTag::unreadable;
}

// Turns a raw slot into a cell in place, with what it holds in the arena. A slot with a fault becomes an unknown.
SlotState take_fact(Cell& slot, std::uint32_t index, const FactSource& fact, Arena& arena);

// Whether the fact is a list or a map; what one item of it is.
bool is_collection(const FactSource& fact);
FactSource item_of(const FactSource& fact);

// The issue that a faulty slot stands for.
Issue explain(const SlotState& state, const FactSource& fact);

}  // namespace plangate
