#include "analysis/conditions.h"

#include <algorithm>
#include <utility>

#include "expr/functions.h"
#include "expr/operation.h"
#include "expr/values.h"
#include "expr/vm.h"
#include "json/sort.h"

namespace plangate {

// Follows the code from front to back and notes which term each cell holds. What reads a definition gets its terms.
class Conditions::Reader {
 public:
  explicit Reader(Conditions& out)
      : out_(out),
        named_(out.program_.names.size()),
        held_(out.program_.constants.cells().size(), none),
        let_reads_(out.program_.held - named_) {}

  void run() {
    const std::vector<Instr>& code = out_.program_.conditions.instructions;
    out_.conditions_.resize(out_.program_.rules.size());
    for (at_ = begin_ = 0; at_ < out_.program_.conditions_end; ++at_) {
      if (code[at_].op == OpCode::fire) finish(code[at_]);
      else if (code[at_].op == OpCode::define) define(code[at_]);
      else follow(code[at_]);
    }
  }

 private:
  static constexpr TermId none = 0xFFFFFFFF;
  static constexpr TermId unreadable = 0xFFFFFFFE;

  TermId add(OpCode op, std::initializer_list<TermId> args, CellIndex cell = 0) {
    Term term;
    term.op = op;
    term.cell = cell;
    term.at = at_;
    term.first_arg = static_cast<std::uint32_t>(out_.args_.size());
    term.arg_count = static_cast<std::uint32_t>(args.size());
    out_.args_.insert(out_.args_.end(), args.begin(), args.end());
    out_.terms_.push_back(term);
    return static_cast<TermId>(out_.terms_.size() - 1);
  }

  TermId read(CellIndex cell) {
    if (cell < named_) reads_.push_back(cell);
    else if (cell < out_.program_.held) append(let_reads_[cell - named_]);
    if (held_[cell] == unreadable) {
      readable_ = false;
      return add(OpCode::move, {}, cell);
    }
    return held_[cell] != none ? held_[cell] : add(OpCode::move, {}, cell);
  }

  void call(const Instr& i) {
    const std::size_t arity = functions()[i.b].arity;
    std::vector<TermId> args;
    for (std::size_t n = 0; n < arity; ++n) args.push_back(read(static_cast<CellIndex>(i.a + n)));
    const TermId id = add(i.op, {});
    out_.terms_[id].function = i.b;
    out_.terms_[id].arg_count = static_cast<std::uint32_t>(arity);
    out_.args_.insert(out_.args_.end(), args.begin(), args.end());
    held_[i.dst] = id;
  }

  void follow(const Instr& i) {
    TermId& held = held_[i.dst];
    if (i.op == OpCode::call || i.op == OpCode::call_checked) return call(i);
    if (i.op == OpCode::negate || i.op == OpCode::logical_not || i.op == OpCode::not_met || i.op == OpCode::has) {
      held = add(i.op, {read(i.a)});
    } else if (i.op < OpCode::call) {
      const TermId a = read(i.a);
      held = add(i.op, {a, read(i.b)});
    } else {
      follow_lazy(i, held);
    }
  }

  void follow_lazy(const Instr& i, TermId& held) {
    const TermId a = read(i.a);
    switch (i.op) {
      case OpCode::move:
      case OpCode::and_left:
      case OpCode::or_left:
      case OpCode::branch: held = a; break;
      case OpCode::and_right:
      case OpCode::or_right:
      case OpCode::then_value: held = add(i.op, {held, a}); break;
      case OpCode::else_value: {
        const Term then = out_.terms_[held];
        held = add(i.op, {out_.args_[then.first_arg], out_.args_[then.first_arg + 1], a});
        break;
      }
      default: readable_ = false;
    }
  }

  void append(const std::vector<CellIndex>& cells) { reads_.insert(reads_.end(), cells.begin(), cells.end()); }

  void define(const Instr& let) {
    const TermId value = read(let.a);
    const TermId held = readable_ ? value : unreadable;
    if (let.dst < out_.program_.held) {
      let_reads_[let.dst - named_] = take_reads();
      held_[let.dst] = held;
    }
    out_.lets_end_ = at_ + 1;
    begin_next();
  }

  std::vector<CellIndex> take_reads() {
    sort(reads_);
    reads_.erase(std::unique(reads_.begin(), reads_.end()), reads_.end());
    return std::exchange(reads_, {});
  }

  void begin_next() {
    std::fill(held_.begin() + out_.program_.held, held_.end(), none);
    readable_ = true;
    begin_ = at_ + 1;
  }

  void finish(const Instr& fire) {
    Condition& condition = out_.conditions_[fire.dst];
    condition.begin = begin_;
    condition.end = at_;
    condition.result = fire.a;
    const TermId whole = read(fire.a);
    condition.readable = readable_;
    if (readable_) collect(whole, condition.terms);
    condition.reads = take_reads();
    begin_next();
  }

  void collect(TermId id, std::vector<TermId>& terms) {
    for (const TermId arg : out_.args(out_.terms_[id])) collect(arg, terms);
    if (std::find(terms.begin(), terms.end(), id) == terms.end()) terms.push_back(id);
  }

  Conditions& out_;
  std::size_t named_;         // cells of facts and fields; those of definitions follow, up to `held`
  std::vector<TermId> held_;  // by cell
  std::vector<std::vector<CellIndex>> let_reads_;  // by definition
  std::vector<CellIndex> reads_;
  std::uint32_t at_ = 0;
  std::uint32_t begin_ = 0;
  bool readable_ = true;
};

Conditions::Conditions(const Program& program) : program_(program) { Reader(*this).run(); }

// Whatever number an int will be, it is below unlimited.
Cell Conditions::compared(const Term& term, const Cell* values, const Cell& result) const {
  const std::span<const TermId> ids = args(term);
  if (result.tag != Tag::unknown || term.op > OpCode::greater_equal) return result;
  for (const std::size_t side : {0u, 1u}) {
    const Term& fact = terms_[ids[side]];
    if (fact.op != OpCode::move || fact.cell >= program_.layout.size()) continue;
    if (values[ids[1 - side]].tag != Tag::unlimited) continue;
    const bool below = term.op == OpCode::less || term.op == OpCode::less_equal;
    const bool above = term.op == OpCode::greater || term.op == OpCode::greater_equal;
    return Cell::of(term.op == OpCode::not_equal || (side == 0 ? below : above));
  }
  return result;
}

Cell Conditions::value_of(const Term& term, const Cell* frame, const Cell* values, Arena& arena) const {
  constexpr std::size_t most_args = 8;
  if (term.op == OpCode::move) return frame[term.cell];
  const std::span<const TermId> ids = args(term);
  Cell operands[most_args + 1];
  for (std::size_t i = 0; i < ids.size() && i < most_args; ++i) operands[i] = values[ids[i]];
  switch (term.op) {
    case OpCode::and_right:
    case OpCode::or_right: return absorb_logic(operands[0], operands[1], term.op == OpCode::or_right, arena);
    case OpCode::has: return operands[0].definite() ? Cell::of(operands[0].tag != Tag::null) : operands[0];
    case OpCode::else_value: return !operands[0].definite() ? operands[0] : operands[operands[0].is_bool(true) ? 1 : 2];
    case OpCode::call:
    case OpCode::call_checked: return operate({term.op, 0, 0, term.function}, operands, arena);
    default:
      return compared(term, values,
                      operate({term.op, 0, 0, static_cast<std::uint16_t>(ids.size() - 1)}, operands, arena));
  }
}

namespace {
Cell settled(const Cell& result) { return result.lacks_plan() ? Cell::of(false) : result; }
}  // namespace

Cell Conditions::evaluate(std::size_t rule, Cell* frame, Cell* values, Arena& arena) const {
  const Condition& condition = conditions_[rule];
  arena.reset(0);
  if (!condition.readable) {
    if (condition.begin == condition.end) return {};
    run(program_.conditions, 0, program_.lets_end, frame, arena, nullptr);
    if (lets_end_ > program_.early_end) run(program_.conditions, program_.early_end, lets_end_, frame, arena, nullptr);
    run(program_.conditions, condition.begin, condition.end, frame, arena, nullptr);
    return settled(frame[condition.result]);
  }
  for (const TermId id : condition.terms) values[id] = value_of(terms_[id], frame, values, arena);
  return settled(values[condition.terms.back()]);
}

}  // namespace plangate
