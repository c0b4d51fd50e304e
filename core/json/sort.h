// Sorting with one piece of code for all kinds of items, which is a fraction of what std::sort is for each.
#pragma once

#include <cstddef>
#include <type_traits>
#include <vector>

namespace plangate {

// Whether an item has to stand before another one, as `order` says.
using Before = bool (*)(const void* order, const void* a, const void* b);

// Heapsort of `count` items of `size` bytes, at most 32: never quadratic. Equal items may change places.
void sort_bytes(void* items, std::size_t count, std::size_t size, Before before, const void* order);

template <typename Item, typename Compare>
void sort_items(Item* items, std::size_t count, const Compare& compare) {
  constexpr std::size_t size = sizeof(Item);  // NOLINT(bugprone-sizeof-expression): items may be pointers
  static_assert(std::is_trivially_copyable_v<Item> && size <= 32);
  const Before before = [](const void* by, const void* a, const void* b) {
    return bool{(*static_cast<const Compare*>(by))(*static_cast<const Item*>(a), *static_cast<const Item*>(b))};
  };
  sort_bytes(items, count, size, before, &compare);
}

template <typename Item>
void sort(std::vector<Item>& items) {
  sort_items(items.data(), items.size(), [](const Item& a, const Item& b) { return a < b; });
}

}  // namespace plangate
