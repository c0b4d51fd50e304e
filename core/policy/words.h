// Answers of the data plane as machine words, so that no JSON is written or read for a decision. On WebAssembly a word
// has 32 bits. A text is a count of pieces and for each two words: the address and the length in bytes of characters,
// or a number to be written in decimals and 0xFFFFFFFF. Characters in the arena hold until the next call; others as
// long as the program.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "expr/cell.h"
#include "json/issue.h"

namespace plangate {

using Word = std::uintptr_t;

class Words {
 public:
  static constexpr Word is_number = 0xFFFFFFFF;  // instead of a length

  void clear() { size_ = 0; }
  std::size_t size() const { return size_; }
  const Word* data() const { return words_.data(); }

  void put(std::size_t word) { *room(1) = word; }
  void put(std::string_view text);                                   // a text of one piece
  void put_number(const Cell& cell);                                 // as a double, in 64 bits
  void set(std::size_t at, std::size_t word) { words_[at] = word; }  // one that was put before
  void cut(std::size_t size) { size_ = size; }                       // forgets what was put since
  void align();                                                      // to 64 bits

  // A text is opened, filled with pieces, and closed with what opening it gave.
  std::size_t open_text() {
    put(std::size_t{0});
    return size_;
  }
  void add(std::string_view characters) { add(reinterpret_cast<Word>(characters.data()), characters.size()); }
  void add(std::uint32_t number) { add(number, is_number); }
  void close_text(std::size_t opened) { words_[opened - 1] = (size_ - opened) / 2; }

 private:
  void add(Word at, Word bytes) {
    Word* const piece = room(2);
    piece[0] = at;
    piece[1] = bytes;
  }
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

// An issue as words refer to it: the texts must outlive them.
struct IssueWords {
  issue::Code code;
  Document document;
  std::string_view path;
  Range range;
  std::string_view message;
};
void put_issue(const IssueWords& issue, Words& words);
// A count, and for each its code, document, path, range and message. The issues must outlive the words.
void put_issues(const Issues& issues, Words& words);

}  // namespace plangate
