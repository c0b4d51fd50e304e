#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace plangate {

// FNV-1a.
std::uint32_t hash(std::string_view text);

// Finds numbers again by a hash of what they stand for. A fraction of the code of std::unordered_map.
class HashIndex {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  // The number inserted under `hash` of which `is_same(number)` holds, or `none`.
  template <typename IsSame>
  std::uint32_t find(std::uint32_t hash, IsSame is_same) const {
    if (slots_.empty()) return none;
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = hash & mask; slots_[at].number != none; at = (at + 1) & mask)
      if (slots_[at].hash == hash && is_same(slots_[at].number)) return slots_[at].number;
    return none;
  }

  void insert(std::uint32_t hash, std::uint32_t number);

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number = none;
  };
  void place(Slot slot);

  std::vector<Slot> slots_;  // a power of two of them, at most half in use
  std::size_t used_ = 0;
};

}  // namespace plangate
