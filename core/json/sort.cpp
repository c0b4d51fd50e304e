#include "json/sort.h"

#include <cstring>
#include <utility>

namespace plangate {
namespace {

struct Heap {
  char* items;
  std::size_t size;
  Before before;
  const void* order;

  char* at(std::size_t index) const { return items + index * size; }
  bool less(std::size_t a, std::size_t b) const { return before(order, at(a), at(b)); }

  void swap(std::size_t a, std::size_t b) const {
    char held[32];
    std::memcpy(held, at(a), size);
    std::memcpy(at(a), at(b), size);
    std::memcpy(at(b), held, size);
  }

  void sift(std::size_t root, std::size_t end) const {
    for (std::size_t child = 2 * root + 1; child < end; root = std::exchange(child, 2 * child + 1)) {
      if (child + 1 < end && less(child, child + 1)) ++child;
      if (!less(root, child)) return;
      swap(root, child);
    }
  }
};

}  // namespace

void sort_bytes(void* items, std::size_t count, std::size_t size, Before before, const void* order) {
  const Heap heap{static_cast<char*>(items), size, before, order};
  for (std::size_t i = count / 2; i-- > 0;) heap.sift(i, count);
  for (std::size_t end = count; end-- > 1;) {
    heap.swap(0, end);
    heap.sift(0, end);
  }
}

}  // namespace plangate
