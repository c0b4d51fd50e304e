#include "policy/fact_intake.h"

#include <algorithm>

#include "expr/collections.h"
#include "json/decimal.h"
#include "json/number_text.h"
#include "json/text.h"

namespace plangate {
namespace {

using Kind = Type::Kind;

// An amount whose currency the policy declares, in decimals: a number is taken by its shortest text, as it was written.
[[gnu::noinline]] SlotFault take_amount(Cell& slot, std::string_view decimal, const FactSource& fact) {
  if (!fact.currency) return SlotFault::wrong_type;
  const std::optional<std::int64_t> minor_units = parse_minor_units(decimal, *fact.currency);
  if (!minor_units) return SlotFault::bad_money;
  slot = Cell::make(Tag::money, fact.currency->packed(), *minor_units);
  return SlotFault::none;
}

[[gnu::noinline]] SlotFault take_money(Cell& slot, std::string_view text, const FactSource& fact) {
  const std::optional<Money> money = parse_money(text);
  if (!money) return fact.currency ? take_amount(slot, text, fact) : SlotFault::bad_money;
  if (fact.currency && fact.currency->packed() != money->currency.packed()) return SlotFault::bad_money;
  slot = Cell::make(Tag::money, money->currency.packed(), money->minor_units);
  return SlotFault::none;
}

SlotFault take_number(Cell& slot, const FactSource& fact) {
  const double value = slot.floating;
  if (fact.type.is(Kind::floating)) {
    if (value - value != 0) return SlotFault::not_finite;
    slot = Cell::of(value);
    return SlotFault::none;
  }
  if (fact.type.is(Kind::money)) return take_amount(slot, shortest_text(value), fact);
  if (!fact.type.is(Kind::integer)) return SlotFault::wrong_type;
  if (value - value != 0) return SlotFault::not_finite;
  constexpr auto largest = static_cast<double>(max_safe_integer);
  if (value > largest || value < -largest) return SlotFault::unsafe_integer;
  const auto whole = static_cast<std::int64_t>(value);
  if (static_cast<double>(whole) != value) return SlotFault::wrong_type;
  slot = Cell::of(whole);
  return SlotFault::none;
}

SlotFault take_string(Cell& slot, const FactSource& fact) {
  slot.tag = Tag::string;
  const std::string_view text = slot.string();
  if (fact.type.is(Kind::string)) {
    const bool listed =
        fact.values.empty() || std::find(fact.values.begin(), fact.values.end(), text) != fact.values.end();
    return listed ? SlotFault::none : SlotFault::not_a_value;
  }
  if (fact.type.is(Kind::timestamp)) {
    const auto parsed = parse_timestamp(text);
    if (!parsed) return SlotFault::bad_timestamp;
    slot = Cell::of(*parsed);
    return SlotFault::none;
  }
  if (fact.type.is(Kind::money)) return take_money(slot, text, fact);
  if (!fact.type.is(Kind::duration)) return SlotFault::wrong_type;
  const auto parsed = parse_duration(text);
  if (!parsed) return SlotFault::bad_duration;
  slot = Cell::of(*parsed);
  return SlotFault::none;
}

SlotFault take_date(Cell& slot, const FactSource& fact) {
  if (!fact.type.is(Kind::timestamp)) return SlotFault::wrong_type;
  const auto time = timestamp_from_milliseconds(slot.floating);
  if (!time) return SlotFault::bad_timestamp;
  slot = Cell::of(*time);
  return SlotFault::none;
}

SlotFault unreadable(std::uint32_t why) {
  switch (static_cast<Unreadable>(why)) {
    case Unreadable::lone_surrogate: return SlotFault::bad_text;
    case Unreadable::too_long: return SlotFault::too_large;
    case Unreadable::conflict: return SlotFault::conflict;
    case Unreadable::threw: return SlotFault::unreadable;
    default: return SlotFault::wrong_type;
  }
}

SlotFault check_bounds(const Cell& cell, const FactSource& fact) {
  if (cell.tag == Tag::integer) {
    const bool low = fact.min && cell.integer < fact.min->integer;
    const bool high = fact.max && cell.integer > fact.max->integer;
    return low || high ? SlotFault::out_of_range : SlotFault::none;
  }
  if (cell.tag != Tag::floating) return SlotFault::none;
  const bool low = fact.min && cell.floating < fact.min->floating;
  const bool high = fact.max && cell.floating > fact.max->floating;
  return low || high ? SlotFault::out_of_range : SlotFault::none;
}

SlotFault take_single(Cell& slot, RawTag raw, const FactSource& fact) {
  switch (raw) {
    case RawTag::number: return take_number(slot, fact);
    case RawTag::string: return take_string(slot, fact);
    case RawTag::date: return take_date(slot, fact);
    case RawTag::boolean:
      slot.tag = Tag::boolean;
      return fact.type.is(Kind::boolean) ? SlotFault::none : SlotFault::wrong_type;
    case RawTag::null: slot = Cell::null(); return fact.optional ? SlotFault::none : SlotFault::null;
    case RawTag::absent: return SlotFault::none;
    case RawTag::list:
    case RawTag::map: return SlotFault::wrong_type;
    case RawTag::unreadable: break;
  }
  return unreadable(slot.aux);
}

// The fault of one value, with what was found.
SlotState take_value(Cell& slot, const FactSource& fact) {
  const auto raw = static_cast<std::uint32_t>(slot.tag);
  const bool known_tag = raw <= static_cast<std::uint32_t>(RawTag::map);
  const std::uint32_t why = slot.aux;
  SlotFault fault = known_tag ? take_single(slot, static_cast<RawTag>(raw), fact) : SlotFault::wrong_type;
  if (fault == SlotFault::none) fault = check_bounds(slot, fact);
  return {fault, static_cast<std::uint8_t>(raw), static_cast<std::uint8_t>(why)};
}

// Whether the cells that a raw list or map refers to lie in the part of the arena that the caller wrote.
bool within(const Cell& slot, std::uint32_t cells, Arena& arena) {
  const auto first = reinterpret_cast<std::uintptr_t>(slot.items);
  const auto begin = reinterpret_cast<std::uintptr_t>(arena.data());
  return first % alignof(Cell) == 0 && first >= begin && first <= begin + arena.used() &&
         cells <= (begin + arena.used() - first) / sizeof(Cell);
}

SlotState take_collection(Cell& slot, const FactSource& fact, Arena& arena) {
  const auto raw = static_cast<std::uint8_t>(slot.tag);
  const bool map = fact.type.is(Kind::map);
  const std::uint32_t step = map ? 2 : 1;
  if (slot.tag != static_cast<Tag>(map ? RawTag::map : RawTag::list)) return take_value(slot, fact);
  if (slot.aux > fact.max_items) return {SlotFault::too_many_items, raw, 0};
  if (!within(slot, slot.aux * step, arena)) return {SlotFault::wrong_type, raw, 0};
  const FactSource item = item_of(fact);
  Cell* const cells = const_cast<Cell*>(slot.items);
  for (std::uint32_t i = 0; i < slot.aux; ++i) {
    Cell& value = cells[i * step + step - 1];
    if (map) cells[std::size_t{2} * i].tag = Tag::string;
    const bool absent = static_cast<std::uint32_t>(value.tag) == static_cast<std::uint32_t>(RawTag::absent);
    SlotState state = take_value(value, item);
    state.item = static_cast<std::uint16_t>(i + 1);
    if (state.fault == SlotFault::null || absent) state.fault = SlotFault::wrong_type;
    if (state.fault != SlotFault::none) return state;
  }
  slot.tag = map ? Tag::map : Tag::list;
  if (map) finish_map(slot, arena);
  return slot.definite() ? SlotState() : SlotState{SlotFault::wrong_type, raw, 0};
}

}  // namespace

bool is_collection(const FactSource& fact) { return fact.type.is(Kind::list) || fact.type.is(Kind::map); }

FactSource item_of(const FactSource& fact) {
  FactSource item;
  item.path = fact.path;
  item.type = fact.type.is(Kind::map) ? fact.type.value() : fact.type.element();
  return item;
}

PlainFact plain(const FactSource& fact) {
  constexpr auto largest = static_cast<double>(max_safe_integer);
  if (fact.type.is(Kind::integer)) {
    const double min = fact.min ? static_cast<double>(fact.min->integer) : -largest;
    const double max = fact.max ? static_cast<double>(fact.max->integer) : largest;
    return {RawTag::number, Tag::integer, std::max(min, -largest), std::min(max, largest)};
  }
  if (fact.type.is(Kind::timestamp)) return {RawTag::date, Tag::timestamp};
  if (fact.type.is(Kind::boolean)) return {RawTag::boolean, Tag::boolean};
  if (fact.type.is(Kind::string) && fact.values.empty()) return {RawTag::string, Tag::string};
  return {};
}

SlotState take_fact(Cell& slot, std::uint32_t index, const FactSource& fact, Arena& arena) {
  if (static_cast<std::uint32_t>(slot.tag) == static_cast<std::uint32_t>(RawTag::absent)) {
    slot = Cell::unknown(index);
    return {};
  }
  const SlotState state = is_collection(fact) ? take_collection(slot, fact, arena) : take_value(slot, fact);
  if (state.fault == SlotFault::none) return {};
  slot = Cell::unknown(index);
  return state;
}

}  // namespace plangate
