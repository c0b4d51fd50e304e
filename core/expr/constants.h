#pragma once

#include <forward_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "expr/cell.h"
#include "json/hash_index.h"

namespace plangate {

// Owns what constant cells refer to. Addresses hold while it grows and when it is moved.
class Constants {
 public:
  Constants() = default;
  Constants(Constants&&) = default;
  Constants& operator=(Constants&&) = default;

  std::string_view keep(std::string_view text);  // the same text is kept once
  // The value with all that it refers to copied; nothing when it nests too deeply.
  std::optional<Cell> keep(const Cell& cell, unsigned depth = 0);

 private:
  std::vector<std::string_view> kept_;  // the texts by number
  HashIndex known_texts_;
  std::forward_list<std::string> texts_;
  std::forward_list<std::vector<Cell>> lists_;
};

}  // namespace plangate
