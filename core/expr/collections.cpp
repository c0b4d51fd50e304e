#include "expr/collections.h"

#include <new>

#include "expr/values.h"
#include "json/sort.h"

namespace plangate {
namespace {

struct Entry {
  Cell key;
  Cell value;
};
static_assert(sizeof(Entry) == 2 * sizeof(Cell));

Cell* room(std::size_t cells, Arena& arena) {
  void* memory = arena.allocate(cells * sizeof(Cell));
  return memory == nullptr ? nullptr : new (memory) Cell[cells];
}

bool is_number(const Cell& cell) {
  return cell.tag == Tag::integer || cell.tag == Tag::uinteger || cell.tag == Tag::floating;
}

// Kinds of keys in their order; 0 for what is none. A double finds an int or uint, but is no key itself.
int key_rank(const Cell& key) {
  if (key.tag == Tag::boolean) return 1;
  if (is_number(key)) return 2;
  return key.tag == Tag::string ? 3 : 0;
}

Order order_of_keys(const Cell& a, const Cell& b) {
  const int difference = key_rank(a) - key_rank(b);
  if (difference != 0) return difference < 0 ? Order::less : Order::greater;
  Order order = Order::unordered;
  Cell failure;
  compare(a, b, order, failure);
  return order;
}

// The place that a list's index means: an int, uint or double without a fraction. False with `failure` set.
bool place_of(const Cell& list, const Cell& key, std::size_t& place, Cell& failure) {
  Order order = Order::unordered;
  failure = error(is_number(key) ? EvalError::index : EvalError::type);
  if (!is_number(key)) return false;
  const bool negative = key.tag == Tag::floating ? !(key.floating >= 0) : key.tag == Tag::integer && key.integer < 0;
  const Cell count = Cell::of(static_cast<std::int64_t>(list.aux));
  if (negative || !compare(key, count, order, failure) || order != Order::less) return false;
  place = static_cast<std::size_t>(key.tag == Tag::floating ? static_cast<std::int64_t>(key.floating) : key.integer);
  return key.tag != Tag::floating || static_cast<double>(place) == key.floating;
}

// What stands at a place; nullptr with `failure` set where there is none.
const Cell* find(const Cell& target, const Cell& key, Cell& failure) {
  if (target.tag == Tag::list) {
    std::size_t place = 0;
    return place_of(target, key, place, failure) ? target.items + place : nullptr;
  }
  failure = error(target.tag == Tag::map && key_rank(key) != 0 ? EvalError::key : EvalError::type);
  return target.tag == Tag::map ? find_key(target, key) : nullptr;
}

bool is_absence(const Cell& failure) {
  return failure.aux == static_cast<std::uint32_t>(EvalError::key) ||
         failure.aux == static_cast<std::uint32_t>(EvalError::index);
}

}  // namespace

Cell new_list(std::size_t count, Arena& arena) {
  const Cell* items = room(count, arena);
  return items == nullptr ? error(EvalError::arena) : Cell::list(items, 0);
}

Cell new_map(std::size_t count, Arena& arena) {
  const Cell* entries = room(2 * count, arena);
  return entries == nullptr ? error(EvalError::arena) : Cell::map(entries, 0);
}

void append(Cell& list, const Cell& item, Arena& arena) {
  if (list.definite() && item.definite()) const_cast<Cell*>(list.items)[list.aux++] = item;
  else if (!item.definite()) list = list.definite() ? item : absorb(list, item, arena);
}

void append(Cell& map, const Cell& key, const Cell& value, Arena& arena) {
  const Cell& first = key.definite() ? value : key;
  if (!first.definite()) {
    const Cell both = key.definite() || value.definite() ? first : absorb(key, value, arena);
    map = map.definite() ? both : absorb(map, both, arena);
  } else if (map.definite()) {
    Cell* entry = const_cast<Cell*>(map.items) + std::size_t{2} * map.aux++;
    entry[0] = key;
    entry[1] = value;
  }
}

void finish_map(Cell& map, Arena& arena) {
  if (map.tag != Tag::map) return;
  Entry* entries = reinterpret_cast<Entry*>(const_cast<Cell*>(map.items));
  const std::uint32_t count = map.aux;
  if (!arena.spend(count)) map = error(EvalError::steps);
  for (std::uint32_t i = 0; i < count && map.definite(); ++i)
    if (key_rank(entries[i].key) == 0 || entries[i].key.tag == Tag::floating) map = error(EvalError::type);
  if (!map.definite()) return;
  const auto before = [](const Entry& a, const Entry& b) { return order_of_keys(a.key, b.key) == Order::less; };
  sort_items(entries, count, before);
  for (std::uint32_t i = 1; i < count; ++i)
    if (!before(entries[i - 1], entries[i])) {
      map = error(EvalError::duplicate);
      return;
    }
}

const Cell* find_key(const Cell& map, const Cell& key) {
  std::uint32_t low = 0;
  for (std::uint32_t high = map.aux; low < high;) {
    const std::uint32_t middle = low + (high - low) / 2;
    const Order order = order_of_keys(map.key(middle), key);
    if (order == Order::equal) return &map.value(middle);
    if (order == Order::less) low = middle + 1;
    else high = middle;
  }
  return nullptr;
}

Cell make_optional(const Cell& value, Arena& arena) {
  Cell* kept = room(1, arena);
  if (kept == nullptr) return error(EvalError::arena);
  *kept = value;
  return Cell::optional(kept);
}

Cell contained_in(const Cell& item, const Cell& collection, Arena& arena) {
  if (collection.tag == Tag::map) return Cell::of(find_key(collection, item) != nullptr);
  if (collection.tag != Tag::list) return error(EvalError::type);
  if (!arena.spend(collection.aux)) return error(EvalError::steps);
  Cell result = Cell::of(false);
  for (const Cell& candidate : collection.list()) {
    const Cell same = equal(item, candidate, arena);
    if (same.is_bool(true)) return same;
    if (same.tag == Tag::error) result = same;
  }
  return result;
}

Cell index(const Cell& target, const Cell& key, Arena& arena) {
  if (target.tag == Tag::optional) return target.aux == 0 ? target : index_optional(*target.items, key, arena);
  Cell failure;
  const Cell* found = find(target, key, failure);
  return found == nullptr ? failure : *found;
}

Cell index_optional(const Cell& target, const Cell& key, Arena& arena) {
  if (target.tag == Tag::optional) return target.aux == 0 ? target : index_optional(*target.items, key, arena);
  Cell failure;
  const Cell* found = find(target, key, failure);
  if (found != nullptr) return make_optional(*found, arena);
  return is_absence(failure) ? Cell::none() : failure;
}

Cell has_key(const Cell& target, const Cell& key) {
  if (target.tag == Tag::optional) return target.aux == 0 ? Cell::of(false) : has_key(*target.items, key);
  if (target.tag != Tag::map) return error(EvalError::type);
  return Cell::of(find_key(target, key) != nullptr);
}

}  // namespace plangate
