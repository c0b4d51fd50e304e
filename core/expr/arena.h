#pragma once

#include <cstddef>
#include <cstdint>

namespace plangate {

// Memory for one call: facts' texts from its start, then what evaluation and rendering build.
// Reset by the next call, never grown.
class Arena {
 public:
  static constexpr std::size_t size = 131072;

  char* data() { return bytes_; }
  void reset(std::size_t used) { used_ = used < size ? used : size; }
  bool contains(const void* p) const { return p >= bytes_ && p < bytes_ + size; }

  std::size_t used() const { return used_; }

  // Aligned for a Cell; nullptr when the arena is full.
  void* allocate(std::size_t bytes) { return take((used_ + 15) & ~std::size_t{15}, bytes); }
  char* allocate_text(std::size_t bytes) { return take(used_, bytes); }

 private:
  char* take(std::size_t start, std::size_t bytes) {
    if (start > size || bytes > size - start) {
      return nullptr;
    }
    used_ = start + bytes;
    return bytes_ + start;
  }

  alignas(16) char bytes_[size];
  std::size_t used_ = 0;
};

}  // namespace plangate
