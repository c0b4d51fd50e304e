#include "catalog/digest_tree.h"

namespace plangate {
namespace {

unsigned digit(const Digest& key, unsigned depth) { return key[depth / 2] >> (depth % 2 == 0 ? 4 : 0) & 15u; }

std::string_view byte(const char& value) { return {&value, 1}; }

}  // namespace

void DigestTree::set(const Digest& key, const Digest& value) {
  const char mark = 0;
  const bool present = value != Digest{};
  leaves_.push_back({key, present ? Sha256().add(byte(mark)).add(key).add(value).finish() : Digest{}});
  const std::size_t before = leaves_.size();
  root_ = place(root_, 0, static_cast<Reference>(2 * (before - 1) + 1));
}

// The tree below `at` with one leaf more, or with that leaf in the place of its predecessor.
DigestTree::Reference DigestTree::place(Reference at, unsigned depth, Reference leaf) {
  if (at == 0) return leaf;
  if (at % 2 == 1) {
    if (key(at) == key(leaf)) {
      leaves_[at / 2] = leaves_.back();
      leaves_.pop_back();
      return at;
    }
    inner_.emplace_back();
    const auto node = static_cast<Reference>(2 * inner_.size());
    inner_.back().children[digit(key(at), depth)] = at;
    at = node;
  }
  const std::size_t index = at / 2 - 1;
  const unsigned branch = digit(key(leaf), depth);
  const Reference child = place(inner_[index].children[branch], depth + 1, leaf);
  inner_[index].children[branch] = child;
  inner_[index].stale = true;
  return at;
}

Digest DigestTree::root() { return root_ == 0 ? Digest{} : digest(root_); }

std::uint32_t DigestTree::keys(Reference at) const {
  if (at == 0) return 0;
  if (at % 2 == 0) return inner_[at / 2 - 1].keys;
  return leaves_[at / 2].digest == Digest{} ? 0 : 1;
}

const Digest& DigestTree::digest(Reference at) {
  if (at % 2 == 1) return leaves_[at / 2].digest;
  Inner& inner = inner_[at / 2 - 1];
  if (inner.stale) refresh(inner);
  return inner.digest;
}

void DigestTree::refresh(Inner& inner) {
  const char mark = 1;
  Sha256 hash;
  hash.add(byte(mark));
  inner.keys = 0;
  inner.digest = {};
  for (unsigned i = 0; i < 16; ++i) {
    const Reference child = inner.children[i];
    if (child == 0) continue;
    const Digest& below = digest(child);
    if (keys(child) == 0) continue;
    inner.keys += keys(child);
    inner.digest = below;
    const char nibble = static_cast<char>(i);
    hash.add(byte(nibble)).add(below);
  }
  if (inner.keys > 1) inner.digest = hash.finish();
  inner.stale = false;
}

}  // namespace plangate
