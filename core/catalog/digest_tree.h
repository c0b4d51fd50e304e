// One digest over a set of (key, value) digests that changes with each of them at the cost of a few: a radix tree over
// the hexadecimal digits of the keys, in which every inner node is the SHA-256 of its children (Merkle, 1987). Its
// shape follows from the keys alone, so that the same set has the same root however it came about.
#pragma once

#include <cstdint>
#include <vector>

#include "json/sha256.h"

namespace plangate {

class DigestTree {
 public:
  void set(const Digest& key, const Digest& value);

  // A subtree without a key has the digest zeros, one with a single key that of its leaf; of more keys
  // leaf  = SHA-256(0x00, key, value)
  // inner = SHA-256(0x01, for each child that has keys, in order: its digit as one byte, its digest)
  Digest root();

 private:
  // 0 nothing, 2 n + 1 leaf n, 2 n + 2 inner node n.
  using Reference = std::uint32_t;
  struct Leaf {
    Digest key;
    Digest digest;
  };
  struct Inner {
    Digest digest;
    std::uint32_t keys = 0;  // below it
    bool stale = true;
    Reference children[16] = {};
  };

  Reference place(Reference at, unsigned depth, Reference leaf);
  const Digest& digest(Reference at);
  void refresh(Inner& inner);
  std::uint32_t keys(Reference at) const;
  const Digest& key(Reference leaf) const { return leaves_[leaf / 2].key; }

  std::vector<Leaf> leaves_;
  std::vector<Inner> inner_;
  Reference root_ = 0;
};

}  // namespace plangate
