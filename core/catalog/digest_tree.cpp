#include "catalog/digest_tree.h"

#include <algorithm>

namespace plangate {
namespace {

unsigned digit(const Digest& key, unsigned depth) { return key[depth / 2] >> (depth % 2 == 0 ? 4 : 0) & 15u; }

Sha256& add_byte(Sha256& hash, unsigned value) {
  const char byte = static_cast<char>(value);
  return hash.add({&byte, 1});
}

}  // namespace

void DigestTree::set(const Digest& key, const Digest& value) {
  Node leaf;
  leaf.key = key;
  Sha256 hash;
  if (value != Digest{}) leaf.digest = add_byte(hash, 0).add(key).add(value).finish();
  nodes_.push_back(leaf);
  root_ = place(root_, 0, static_cast<Index>(nodes_.size()));
}

// The tree below `at` with one leaf more, the last node, or with that in the place of its predecessor.
DigestTree::Index DigestTree::place(Index at, unsigned depth, Index leaf) {
  if (at == 0) return leaf;
  const Digest key = node(leaf).key;
  if (node(at).leaf) {
    if (node(at).key == key) {
      node(at) = nodes_.back();
      nodes_.pop_back();
      return at;
    }
    const unsigned branch = digit(node(at).key, depth);
    Node inner;
    inner.leaf = false;
    std::fill_n(inner.children, 16, 0u);
    inner.children[branch] = at;
    nodes_.push_back(inner);
    at = static_cast<Index>(nodes_.size());
  }
  const unsigned branch = digit(key, depth);
  const Index child = place(node(at).children[branch], depth + 1, leaf);
  node(at).children[branch] = child;
  node(at).stale = true;
  return at;
}

const Digest& DigestTree::digest(Index at) {
  if (node(at).stale) refresh(at);
  return node(at).digest;
}

void DigestTree::refresh(Index at) {
  Sha256 hash;
  add_byte(hash, 1);
  unsigned count = 0;
  Node& inner = node(at);
  inner.digest = {};
  for (unsigned i = 0; i < 16; ++i) {
    if (inner.children[i] == 0 || digest(inner.children[i]) == Digest{}) continue;
    const Digest& below = digest(inner.children[i]);
    add_byte(hash, i).add(below);
    inner.digest = below;
    ++count;
  }
  if (count > 1) inner.digest = hash.finish();
  inner.stale = false;
}

}  // namespace plangate
