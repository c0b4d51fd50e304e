#pragma once

#include <cstring>
#include <string_view>

#include "expr/arena.h"
#include "expr/values.h"

namespace plangate::library {

// A text of at most `room` bytes, written into the arena piece by piece.
class TextBuilder {
 public:
  TextBuilder(std::size_t room, Arena& arena) : text_(arena.allocate_text(room)) {}

  bool full() const { return text_ == nullptr; }
  void add(std::string_view part) {
    if (full() || part.empty()) return;
    std::memcpy(text_ + size_, part.data(), part.size());
    size_ += part.size();
  }
  Cell cell() const { return full() ? error(EvalError::arena) : Cell::of(std::string_view(text_, size_)); }

 private:
  char* text_;
  std::size_t size_ = 0;
};

}  // namespace plangate::library
