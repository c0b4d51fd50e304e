// A tagged cell: every value that an expression meets, in 16 bytes. Fact slots, plan fields, constants and temporaries
// are all cells of one frame, so that an instruction names any of them by its index.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "time/timestamp.h"

namespace plangate {

enum class Tag : std::uint32_t {
  unknown,  // aux 0: cell number `integer`; 1: any fact; more: union of items[0] and items[1], of so many in all
  null,
  boolean,  // aux 0 or 1
  integer,
  floating,
  string,     // aux bytes of UTF-8 at `text`
  timestamp,  // `integer` seconds, aux nanoseconds
  duration,   // the same
  money,      // `integer` minor units, aux the packed currency
  unlimited,  // a limit above every int
  list,       // aux cells at `items`
  error,      // aux an EvalError, `integer` the instruction that raised it
  uinteger,   // the bits of `integer`, unsigned
  bytes,      // aux bytes at `text`
  map,        // aux entries at `items`: key, value, key, value ..., in the order of their keys (values.h)
  optional,   // aux 0: none; aux 1: the value is items[0]
  type,       // aux the Tag of the type's values
};

enum class EvalError : std::uint32_t {
  overflow,
  divide_by_zero,
  unlimited,
  currency,
  range,
  arena,
  type,
  key,       // a map has no such key
  index,     // a list or text has no such place
  argument,  // a function does not take such a value
  duplicate,
  no_value,   // of an optional
  steps,      // the call's budget is spent
  no_plan,    // a cancellation has no requested plan (values.h)
  amount,     // a text is no amount of money
  direction,  // whether a change goes up or down cannot be told
};

struct Cell {
  Tag tag = Tag::unknown;
  std::uint32_t aux = 0;
  union {
    std::int64_t integer = 0;
    double floating;
    const char* text;
    const Cell* items;
  };

  std::string_view string() const { return {text, aux}; }  // of bytes too
  std::span<const Cell> list() const { return {items, aux}; }
  const Cell& key(std::uint32_t entry) const { return items[std::size_t{2} * entry]; }  // of a map
  const Cell& value(std::uint32_t entry) const { return items[std::size_t{2} * entry + 1]; }
  std::uint64_t natural() const { return static_cast<std::uint64_t>(integer); }  // of a uint
  bool is_bool(bool value) const { return tag == Tag::boolean && aux == (value ? 1u : 0u); }
  bool definite() const { return tag != Tag::unknown && tag != Tag::error; }
  bool lacks_plan() const { return tag == Tag::error && aux == static_cast<std::uint32_t>(EvalError::no_plan); }
  Timestamp timestamp() const { return {integer, aux}; }
  Duration duration() const { return {integer, aux}; }

  static Cell make(Tag tag, std::uint32_t aux, std::int64_t integer) {
    Cell cell;
    cell.tag = tag;
    cell.aux = aux;
    cell.integer = integer;
    return cell;
  }
  static Cell of(bool value) { return make(Tag::boolean, value ? 1 : 0, 0); }
  static Cell of(std::int64_t value) { return make(Tag::integer, 0, value); }
  static Cell of(std::uint64_t value) { return make(Tag::uinteger, 0, static_cast<std::int64_t>(value)); }
  static Cell of(double value) {
    Cell cell = make(Tag::floating, 0, 0);
    cell.floating = value;
    return cell;
  }
  static Cell of(std::string_view value) { return text_cell(Tag::string, value); }  // refers to the text, no copy
  static Cell bytes(std::string_view value) { return text_cell(Tag::bytes, value); }
  static Cell of(Timestamp t) { return make(Tag::timestamp, t.nanos, t.seconds); }
  static Cell of(Duration d) { return make(Tag::duration, d.nanos, d.seconds); }
  static Cell null() { return make(Tag::null, 0, 0); }
  static Cell type_of(Tag values) { return make(Tag::type, static_cast<std::uint32_t>(values), 0); }
  static Cell none() { return make(Tag::optional, 0, 0); }
  static Cell unknown(std::uint32_t cell) { return make(Tag::unknown, 0, cell); }
  static Cell any_unknown() { return make(Tag::unknown, 1, 0); }
  static Cell list(const Cell* items, std::uint32_t count) { return items_cell(Tag::list, items, count); }
  static Cell map(const Cell* entries, std::uint32_t count) { return items_cell(Tag::map, entries, count); }
  static Cell optional(const Cell* value) { return items_cell(Tag::optional, value, 1); }

 private:
  static Cell text_cell(Tag tag, std::string_view value) {
    Cell cell = make(tag, static_cast<std::uint32_t>(value.size()), 0);
    cell.text = value.data();
    return cell;
  }
  static Cell items_cell(Tag tag, const Cell* items, std::uint32_t count) {
    Cell cell = make(tag, count, 0);
    cell.items = items;
    return cell;
  }
};

static_assert(sizeof(Cell) == 16);

}  // namespace plangate
