// What every part of the rules' conditions was in one decision, for who asks why.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "json/writer.h"
#include "policy/decider.h"

namespace plangate {

class Explanation {
 public:
  explicit Explanation(const Program& program);

  // Runs instructions [begin, end) of the conditions as plangate::run does, one at a time, and notes their parts.
  void run(std::size_t begin, std::size_t end, Cell* frame, Arena& arena, RuleRun& rules);

  // After the decision; adds what the guards found and the dates of the rules that defer it. A JSON array: for each
  // condition, guard, exception and date [rule, field, part, part ...], the field 0 for `when`, 1 for `unless`, 2 for
  // the date, a part being
  //   [start, end, how often it was evaluated, type, value]
  // The range counts bytes of the source; that of a guard is 0, 0. The value is that of the last time. What was not
  // evaluated has no value, and a type only if that is bool; "unknown" has as value the indices into Program::names of
  // what it would take, "error" its code and text. Long lists and texts are cut.
  std::string finish(Decider& decider, Arena& arena);

 private:
  enum class Field : std::uint8_t { when, unless, date };
  struct Seen {
    std::int64_t times = 0;
    Cell value;
  };

  void trace(std::size_t begin, std::size_t end, Cell* frame, Arena& arena);
  void note(std::size_t at, const Cell* frame);
  void condition(std::size_t rule, std::size_t first, std::size_t end);
  void guard(std::size_t rule, const Decider& decider);
  void date(std::size_t rule, const DateCode& date, Cell* frame, Arena& arena);
  void begin_entry(std::size_t rule, Field field);
  void write_parts(std::size_t first, std::size_t end);
  void write(const Part& part, const Seen& seen);
  void write_typed(const Cell& value);
  void write_value(const Cell& value);
  void write_items(const Cell& items);
  std::string_view text_of(const Cell& value);

  const Program& program_;
  std::vector<std::size_t> first_at_;  // by instruction: the first part that may be noted there
  std::vector<Seen> seen_;             // by part
  std::unique_ptr<Arena> scratch_ = std::make_unique<Arena>();
  json::Writer out_;
};

}  // namespace plangate
