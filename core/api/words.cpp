#include "api/words.h"

#include <cstring>

namespace plangate {

namespace {
constexpr std::size_t words_per_number = sizeof(double) / sizeof(Word);
}

void Words::grow() { words_.resize(words_.empty() ? 256 : words_.size() * 2); }

void Words::put(const Pieces& text) {
  put(text.size());
  for (std::string_view piece : text) {
    put(reinterpret_cast<Word>(piece.data()));
    put(piece.size());
  }
}

void Words::put(std::string_view text) {
  put(std::size_t{1});
  put(reinterpret_cast<Word>(text.data()));
  put(text.size());
}

void Words::put_number(const Cell& cell) {
  const double value = cell.tag == Tag::integer    ? static_cast<double>(cell.integer)
                       : cell.tag == Tag::floating ? cell.floating
                                                   : 0;
  Word words[words_per_number];
  std::memcpy(words, &value, sizeof value);
  for (Word word : words) put(word);
}

void Words::align() {
  while (size_ % words_per_number != 0) put(std::size_t{0});
}

}  // namespace plangate
