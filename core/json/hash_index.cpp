#include "json/hash_index.h"

namespace plangate {

std::uint32_t hash(std::string_view text) {
  std::uint32_t value = 2166136261u;
  for (char c : text) value = (value ^ static_cast<unsigned char>(c)) * 16777619u;
  return value;
}

void HashIndex::place(Slot slot) {
  std::size_t at = slot.hash & (slots_.size() - 1);
  while (slots_[at].number != none) at = (at + 1) & (slots_.size() - 1);
  slots_[at] = slot;
}

void HashIndex::insert(std::uint32_t hash, std::uint32_t number) {
  if (++used_ * 2 > slots_.size()) {
    std::vector<Slot> old(slots_.empty() ? 16 : slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old)
      if (slot.number != none) place(slot);
  }
  place({hash, number});
}

}  // namespace plangate
