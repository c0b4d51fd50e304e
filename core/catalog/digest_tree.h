// One digest over a set of (key, value) digests that changes with each of them at the cost of a few: a radix tree over
// the hexadecimal digits of the keys, in which every inner node is the SHA-256 of its children (Merkle, 1987). The
// digest follows from the set alone, however it came about.
#pragma once

#include <cstdint>
#include <vector>

#include "json/sha256.h"

namespace plangate {

class DigestTree {
 public:
  // A value of zeros takes the key out of the set.
  void set(const Digest& key, const Digest& value);

  // Of no key the digest is zeros, of a single one that of its leaf; of more that of the inner node where they part.
  // leaf  = SHA-256(0x00, key, value)
  // inner = SHA-256(0x01, for each child that has keys, in order: its digit as one byte, its digest)
  Digest root() { return root_ == 0 ? Digest{} : digest(root_); }

 private:
  using Index = std::uint32_t;  // in nodes_, plus 1; 0: none
  struct Node {
    Digest digest{};
    bool leaf = true;
    bool stale = false;
    union {
      Digest key{};
      Index children[16];
    };
  };

  Node& node(Index index) { return nodes_[index - 1]; }
  Index place(Index at, unsigned depth, Index leaf);
  const Digest& digest(Index at);
  void refresh(Index at);

  std::vector<Node> nodes_;
  Index root_ = 0;
};

}  // namespace plangate
