#include "expr/constants.h"

#include "expr/limits.h"

namespace plangate {

std::string_view Constants::keep(std::string_view text) {
  const std::uint32_t key = hash(text);
  const std::uint32_t known = known_texts_.find(key, [&](std::uint32_t i) { return kept_[i] == text; });
  if (known != HashIndex::none) return kept_[known];
  known_texts_.insert(key, static_cast<std::uint32_t>(kept_.size()));
  return kept_.emplace_back(texts_.emplace_front(text));
}

std::optional<Cell> Constants::keep(const Cell& cell, unsigned depth) {
  Cell copy = cell;
  if (cell.tag == Tag::string || cell.tag == Tag::bytes) {
    copy.text = keep(cell.string()).data();
    return copy;
  }
  if (cell.tag != Tag::list && cell.tag != Tag::map && cell.tag != Tag::optional) return copy;
  if (depth >= max_value_depth) return std::nullopt;
  std::vector<Cell> items;
  for (std::uint32_t i = 0; i < cell.aux * (cell.tag == Tag::map ? 2 : 1); ++i) {
    const std::optional<Cell> item = keep(cell.items[i], depth + 1);
    if (!item) return std::nullopt;
    items.push_back(*item);
  }
  copy.items = lists_.emplace_front(std::move(items)).data();
  return copy;
}

}  // namespace plangate
