#include "expr/loops.h"

#include "expr/collections.h"
#include "expr/library/library.h"
#include "expr/values.h"

namespace plangate {
namespace {

// The iterator over something unknown: its body is evaluated once, for what else it needs, and settles nothing.
const Cell unknown_element = Cell::any_unknown();
bool over_unknown(const Cell* dst) { return dst[1].tag == Tag::unknown; }

bool is_collection(const Cell& cell) { return cell.tag == Tag::list || cell.tag == Tag::map; }

Cell not_bool(const Cell& value) { return value.definite() ? error(EvalError::type) : value; }

void count(Cell& counted, const Cell& value, Arena& arena) {
  if (value.tag != Tag::boolean) {
    const Cell failure = not_bool(value);
    counted = counted.definite() ? failure : absorb(counted, failure, arena);
  } else if (counted.definite()) {
    counted.integer += value.aux;
  }
}

// transformMapEntry: what each element gave, as one map.
Cell merge(const Cell& maps, Arena& arena) {
  std::size_t entries = 0;
  for (const Cell& map : maps.list()) {
    if (map.tag != Tag::map) return error(EvalError::type);
    entries += map.aux;
  }
  if (!arena.spend(entries)) return error(EvalError::steps);
  Cell merged = new_map(entries, arena);
  for (const Cell& map : maps.list())
    for (std::uint32_t i = 0; i < map.aux; ++i) append(merged, map.key(i), map.value(i), arena);
  finish_map(merged, arena);
  return merged;
}

}  // namespace

bool start_loop(OpCode op, Cell* dst, const Cell& range, Arena& arena) {
  dst[1] = range;
  dst[2].integer = -1;
  if (range.tag == Tag::unknown) {
    dst[0] = range;
    dst[1] = unknown_element;
    return true;
  }
  if (!is_collection(range)) {
    dst[0] = range.definite() ? error(EvalError::type) : range;
    return false;
  }
  switch (op) {
    case OpCode::loop_all: dst[0] = Cell::of(true); break;
    case OpCode::loop_exists: dst[0] = Cell::of(false); break;
    case OpCode::loop_count: dst[0] = Cell::of(std::int64_t{0}); break;
    case OpCode::loop_list: dst[0] = new_list(range.aux, arena); break;
    default: dst[0] = new_map(range.aux, arena); break;
  }
  return dst[0].definite();
}

bool next_element(Cell* dst, std::uint32_t variables) {
  Cell& iterator = dst[1];
  if (iterator.aux == 0) return false;
  --iterator.aux;
  if (over_unknown(dst)) {
    dst[2] = dst[3] = dst[0];
    return true;
  }
  if (iterator.tag == Tag::map) {
    dst[2] = iterator.items[0];
    if (variables == 2) dst[3] = iterator.items[1];
    iterator.items += 2;
    return true;
  }
  if (variables == 2) dst[2] = Cell::of(dst[2].integer + 1);
  dst[variables == 2 ? 3 : 2] = *iterator.items++;
  return true;
}

bool step(OpCode op, Cell* dst, const Cell& value, Arena& arena) {
  if (over_unknown(dst)) {
    if (value.tag == Tag::unknown) dst[0] = merge_unknowns(dst[0], value, arena);
    return op != OpCode::test;
  }
  switch (op) {
    case OpCode::step_all:
    case OpCode::step_exists: {
      const bool settled = op == OpCode::step_exists;
      dst[0] = absorb_logic(dst[0], value, settled, arena);
      return !dst[0].is_bool(settled);
    }
    case OpCode::test:
      if (value.is_bool(true)) return false;
      if (value.tag != Tag::boolean) append(dst[0], not_bool(value), arena);
      break;
    case OpCode::step_count: count(dst[0], value, arena); break;
    case OpCode::step_append: append(dst[0], value, arena); break;
    default: append(dst[0], dst[2], value, arena); break;
  }
  return true;
}

void finish_loop(OpCode op, Cell* dst, Arena& arena) {
  if (!dst[0].definite()) return;
  if (op == OpCode::end_count) {
    dst[0] = Cell::of(dst[0].integer == 1);
  } else if (op == OpCode::end_merge) {
    dst[0] = merge(dst[0], arena);
  } else {
    if (dst[1].tag != Tag::list) return void(dst[0] = error(EvalError::type));
    const Cell elements = Cell::list(dst[1].items - dst[0].aux, dst[0].aux);
    dst[0] = library::sort_by_keys(elements, dst[0], arena);
  }
}

}  // namespace plangate
