#include "api/words.h"

#include <cstring>

namespace plangate {

namespace {
constexpr std::size_t words_per_number = sizeof(double) / sizeof(Word);
}

void Words::grow(std::size_t count) { words_.resize(words_.size() * 2 + count + 256); }

void Words::put(const Pieces& text) {
  Word* out = room(1 + 2 * text.size());
  *out++ = text.size();
  for (const Piece& piece : text) {
    *out++ = piece.at;
    *out++ = piece.bytes;
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
  std::memcpy(room(words_per_number), &value, sizeof value);
}

void Words::align() {
  while (size_ % words_per_number != 0) put(std::size_t{0});
}

}  // namespace plangate
