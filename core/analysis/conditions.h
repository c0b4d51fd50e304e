// The rules' conditions as trees, read back from the code that decides: what is analysed is what runs.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "expr/arena.h"
#include "policy/program.h"

namespace plangate {

using TermId = std::uint32_t;

// An operation with its operands. A leaf is the value of a cell: a fact, a field of a plan, or a constant.
struct Term {
  OpCode op = OpCode::move;     // and_right: a && b; or_right: a || b; else_value: a ? b : c; move: a leaf
  CellIndex cell = 0;           // of a leaf
  std::uint16_t function = 0;   // of a call
  std::uint32_t first_arg = 0;  // in Conditions::args
  std::uint32_t arg_count = 0;
  std::uint32_t at = 0;  // its instruction, for its place in the source
};

// What one rule fires by.
struct Condition {
  bool readable = false;  // false: it can only be run, because it loops, or is a guard and has no code
  std::uint32_t begin = 0;
  std::uint32_t end = 0;  // of its instructions, the `fire` left out
  CellIndex result = 0;
  std::vector<TermId> terms;     // operands first, the whole condition last; of a readable one
  std::vector<CellIndex> reads;  // the named cells, each once
};

class Conditions {
 public:
  explicit Conditions(const Program& program);

  const Program& program() const { return program_; }
  std::size_t size() const { return conditions_.size(); }
  const Condition& operator[](std::size_t rule) const { return conditions_[rule]; }
  const Term& term(TermId id) const { return terms_[id]; }
  std::span<const TermId> args(const Term& term) const { return {args_.data() + term.first_arg, term.arg_count}; }
  std::size_t terms() const { return terms_.size(); }

  // The value of a rule's condition over a whole frame; false for one that has nothing to say of a cancellation. Of a
  // readable one `values`, by TermId, then holds those of its terms too. What it builds is in the arena.
  Cell evaluate(std::size_t rule, Cell* frame, Cell* values, Arena& arena) const;

 private:
  class Reader;
  Cell compared(const Term& term, const Cell* values, const Cell& result) const;
  Cell value_of(const Term& term, const Cell* frame, const Cell* values, Arena& arena) const;

  const Program& program_;
  std::vector<Term> terms_;
  std::vector<TermId> args_;
  std::vector<Condition> conditions_;
  std::uint32_t lets_end_ = 0;  // behind the last definition
};

}  // namespace plangate
