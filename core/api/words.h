// Answers of the data plane as machine words, so that no JSON is written or read for a decision. On WebAssembly a word
// has 32 bits. A text is a count of pieces and for each two words: the
// address and the length in bytes of characters, or a number to be written in decimals and 0xFFFFFFFF.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "expr/cell.h"
#include "policy/report.h"

namespace plangate {

using Word = std::uintptr_t;

class Words {
 public:
  void clear() { size_ = 0; }
  void put(std::size_t word) { *room(1) = word; }
  void put(const Pieces& text);
  void put(std::string_view text);                                   // one piece
  void put_number(const Cell& cell);                                 // as a double, in 64 bits
  void set(std::size_t at, std::size_t word) { words_[at] = word; }  // one that was put before
  void align();                                                      // to 64 bits

  const Word* data() const { return words_.data(); }

 private:
  // Where the next `count` words go.
  Word* room(std::size_t count) {
    if (words_.size() - size_ < count) grow(count);
    Word* const first = words_.data() + size_;
    size_ += count;
    return first;
  }
  void grow(std::size_t count);

  std::vector<Word> words_;  // what was ever needed; the first size_ of them hold the answer
  std::size_t size_ = 0;
};

}  // namespace plangate
