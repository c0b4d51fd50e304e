// google/cel-go, ext/lists.go and ext/sets.go.
#include "expr/collections.h"
#include "expr/library/library.h"
#include "expr/limits.h"
#include "expr/values.h"
#include "json/sort.h"

namespace plangate::library {
namespace {

// Adds the items of `list`, those of lists within it instead of these, `depth` levels deep. Null or what went wrong.
Cell flatten_into(Cell& out, const Cell& list, std::int64_t depth, unsigned level, Arena& arena) {
  if (level > max_value_depth) return error(EvalError::argument);
  if (!arena.spend(list.aux)) return error(EvalError::steps);
  for (const Cell& item : list.list()) {
    if (item.tag != Tag::list || depth == 0) {
      if (out.items == nullptr) ++out.aux;
      else append(out, item, arena);
      continue;
    }
    const Cell failure = flatten_into(out, item, depth - 1, level + 1, arena);
    if (failure.tag == Tag::error) return failure;
  }
  return Cell::null();
}

Cell flatten(const Cell& list, std::int64_t depth, Arena& arena) {
  if (depth < 0) return error(EvalError::argument);
  Cell counted = Cell::list(nullptr, 0);
  const Cell failure = flatten_into(counted, list, depth, 0, arena);
  if (failure.tag == Tag::error) return failure;
  Cell out = new_list(counted.aux, arena);
  if (out.definite() && counted.aux > 0) flatten_into(out, list, depth, 0, arena);
  return out;
}

// Whether the keys are of one kind that has an order.
bool sortable(const Cell& keys) {
  Order order = Order::unordered;
  Cell failure;
  for (const Cell& key : keys.list())
    if (key.tag != keys.items[0].tag || !compare(key, keys.items[0], order, failure)) return false;
  return true;
}

// Of each item of `candidates`, whether it stands in `list`; stops at the first that does when `any`, else at the first
// that does not.
Cell membership(const Cell& list, const Cell& candidates, bool any, Arena& arena) {
  for (const Cell& item : candidates.list()) {
    const Cell found = contained_in(item, list, arena);
    if (!found.is_bool(!any)) return found;
  }
  return Cell::of(!any);
}

}  // namespace

Cell range(const Cell* args, Arena& arena) {
  const std::int64_t count = args[0].integer < 0 ? 0 : args[0].integer;
  if (count > std::int64_t{Arena::size}) return error(EvalError::arena);
  if (!arena.spend(static_cast<std::size_t>(count))) return error(EvalError::steps);
  Cell list = new_list(static_cast<std::size_t>(count), arena);
  for (std::int64_t i = 0; i < count && list.definite(); ++i) append(list, Cell::of(i), arena);
  return list;
}

Cell slice(const Cell* args, Arena&) {
  const std::int64_t start = args[1].integer;
  const std::int64_t end = args[2].integer;
  if (start < 0 || end < start || end > std::int64_t{args[0].aux}) return error(EvalError::index);
  return Cell::list(args[0].items + start, static_cast<std::uint32_t>(end - start));
}

Cell flatten(const Cell* args, Arena& arena) { return flatten(args[0], 1, arena); }
Cell flatten_to(const Cell* args, Arena& arena) { return flatten(args[0], args[1].integer, arena); }

Cell distinct(const Cell* args, Arena& arena) {
  Cell list = new_list(args[0].aux, arena);
  for (const Cell& item : args[0].list()) {
    if (!list.definite()) return list;
    const Cell known = contained_in(item, list, arena);
    if (known.tag == Tag::error) return known;
    if (known.is_bool(false)) append(list, item, arena);
  }
  return list;
}

Cell sort(const Cell* args, Arena& arena) { return sort_by_keys(args[0], args[0], arena); }

Cell sort_by_keys(const Cell& elements, const Cell& keys, Arena& arena) {
  if (!sortable(keys)) return error(EvalError::type);
  const std::size_t count = keys.aux;
  if (!arena.spend(16 * count)) return error(EvalError::steps);
  Cell places = new_list(count, arena);
  for (std::size_t i = 0; i < count && places.definite(); ++i)
    append(places, Cell::of(static_cast<std::int64_t>(i)), arena);
  Cell sorted = new_list(count, arena);
  if (!places.definite() || !sorted.definite()) return error(EvalError::arena);
  sort_items(const_cast<Cell*>(places.items), count, [&](const Cell& a, const Cell& b) {
    Order order = Order::unordered;
    Cell failure;
    compare(keys.items[a.integer], keys.items[b.integer], order, failure);
    return order == Order::less || (order != Order::greater && a.integer < b.integer);
  });
  for (const Cell& place : places.list()) append(sorted, elements.items[place.integer], arena);
  return sorted;
}

Cell first(const Cell* args, Arena& arena) {
  return args[0].aux == 0 ? Cell::none() : make_optional(args[0].items[0], arena);
}
Cell last(const Cell* args, Arena& arena) {
  return args[0].aux == 0 ? Cell::none() : make_optional(args[0].items[args[0].aux - 1], arena);
}

Cell set_contains(const Cell* args, Arena& arena) { return membership(args[0], args[1], false, arena); }
Cell set_intersects(const Cell* args, Arena& arena) { return membership(args[0], args[1], true, arena); }
Cell set_equivalent(const Cell* args, Arena& arena) {
  const Cell contains = membership(args[0], args[1], false, arena);
  return contains.is_bool(true) ? membership(args[1], args[0], false, arena) : contains;
}

}  // namespace plangate::library
