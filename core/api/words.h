// Answers of the data plane as machine words, so that no JSON is written or read for a decision. On WebAssembly a word
// has 32 bits. A text is a count of pieces and for each its address and its length in bytes.
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
  void put(std::size_t word) {
    if (size_ == words_.size()) grow();
    words_[size_++] = word;
  }
  void put(const Pieces& text);
  void put(std::string_view text);                                   // one piece
  void put_number(const Cell& cell);                                 // as a double, in 64 bits
  void set(std::size_t at, std::size_t word) { words_[at] = word; }  // one that was put before
  void align();                                                      // to 64 bits

  const Word* data() const { return words_.data(); }

 private:
  void grow();

  std::vector<Word> words_;  // what was ever needed; the first size_ of them hold the answer
  std::size_t size_ = 0;
};

}  // namespace plangate
