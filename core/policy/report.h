// What the last decision says, rendered when it is asked for: texts as pieces, so that nothing is copied that lies
// somewhere already.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "policy/decider.h"

namespace plangate {

// Part of a text: characters that lie somewhere or, when `bytes` is `number`, the number `at`, whose digits whoever
// joins the parts writes. Characters in the arena hold until the next call; others as long as the program.
struct Piece {
  static constexpr std::uint32_t number = 0xFFFFFFFF;

  static Piece of(std::string_view text) {
    return {reinterpret_cast<std::uintptr_t>(text.data()), static_cast<std::uint32_t>(text.size())};
  }
  static Piece of(std::uint32_t value) { return {value, number}; }
  std::string text() const;

  std::uintptr_t at = 0;
  std::uint32_t bytes = 0;
};

// To be joined.
class Pieces {
 public:
  void clear() { count_ = 0; }
  void add(Piece piece) {
    if (count_ == pieces_.size()) pieces_.emplace_back();
    pieces_[count_++] = piece;
  }
  const Piece* begin() const { return pieces_.data(); }
  const Piece* end() const { return pieces_.data() + count_; }
  std::size_t size() const { return count_; }

 private:
  std::vector<Piece> pieces_;  // what was ever needed; the first count_ are the text
  std::size_t count_ = 0;
};

struct Reason {
  std::size_t rule = 0;  // index in Program::rules
  Cell used;             // unknown when the rule compares no usage with a limit
  Cell limit;
  Cell over;  // used - limit, where that is a positive number
};

// Whether a rule is one of the reasons: it fired, and is as strong as the outcome.
bool is_reason(const Decider& decider, std::size_t rule);
Reason reason_of(const Decider& decider, std::size_t index);

// A rule's message; a text that needs what is not known is replaced by a plain one.
void message(Decider& decider, std::size_t rule, Arena& arena, Pieces& out);

// What the customer sees.
void headline(Decider& decider, Arena& arena, Pieces& out);
void suggestion(Decider& decider, std::size_t rule, Arena& arena, Pieces& out);

// Indices into Program::names of what could still change the outcome or add a reason, ascending.
std::vector<CellIndex> needs(const Decider& decider);

// Wrong facts first, then rules that mattered and could not be evaluated.
Issues call_issues(const Decider& decider);

}  // namespace plangate
