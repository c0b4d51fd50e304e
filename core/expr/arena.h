#pragma once

#include <cstddef>
#include <cstdint>

namespace plangate {

// What one call may use: memory, for facts' texts from its start, then for what evaluation and rendering build; and
// steps. Reset by the next call, never grown.
class Arena {
 public:
  static constexpr std::size_t size = 131072;
  // An instruction of a loop is a step; so is each item, or each 16 bytes of a text, that a function looks at.
  static constexpr std::uint32_t max_steps = 1000000;

  Arena() {}  // NOLINT(modernize-use-equals-default): that would clear all of its bytes wherever one is made

  char* data() { return bytes_; }
  void reset(std::size_t used) {
    used_ = mark_ = used < size ? used : size;
    steps_ = max_steps;
  }
  // Drops all that was built, but gives no steps back.
  void clear() { used_ = mark_ = 0; }

  // The next rule of the call: it has all steps again, and what the last one built is dropped if nothing refers to it.
  void next(bool drop) {
    if (drop) used_ = mark_;
    else mark_ = used_;
    steps_ = max_steps;
  }
  bool contains(const void* p) const { return p >= bytes_ && p < bytes_ + size; }

  std::size_t used() const { return used_; }

  // Aligned for a Cell; nullptr when the arena is full.
  void* allocate(std::size_t bytes) { return take((used_ + 15) & ~std::size_t{15}, bytes); }
  char* allocate_text(std::size_t bytes) { return take(used_, bytes); }

  // False when the call has no more steps, now and from then on.
  bool spend(std::size_t steps) {
    if (steps > steps_) {
      steps_ = 0;
      return false;
    }
    steps_ -= static_cast<std::uint32_t>(steps);
    return true;
  }

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
  std::size_t mark_ = 0;
  std::uint32_t steps_ = max_steps;
};

}  // namespace plangate
