#include "analysis/fragment.h"

#include <algorithm>
#include <cmath>

#include "expr/values.h"
#include "policy/fact_intake.h"

namespace plangate {
namespace {

constexpr double largest = 9007199254740992.0;  // 2^53, that a fact may be
constexpr double no_overflow = 4.0e18;          // below 2^62

class FragmentReader {
 public:
  FragmentReader(const Conditions& conditions, const Cell* values, Constants& kept, Arena& scratch, Residual& out)
      : conditions_(conditions), values_(values), kept_(kept), scratch_(scratch), out_(out) {}

  void condition(TermId id) {
    const Term& term = conditions_.term(id);
    if (values_[id].definite()) return;
    switch (term.op) {
      case OpCode::and_right:
      case OpCode::or_right:
      case OpCode::logical_not:
      case OpCode::not_met:
      case OpCode::else_value:
        for (const TermId arg : conditions_.args(term)) condition(arg);
        break;
      case OpCode::move:
      case OpCode::has: operand(id); break;
      default:
        if (term.op <= OpCode::greater_equal || term.op == OpCode::in) comparison(term);
        else other(id);
    }
  }

 private:
  void leaf(CellIndex cell) {
    const Unknown kind = unknown_kind(conditions_.program(), cell);
    if (kind == Unknown::fact && std::find(out_.facts.begin(), out_.facts.end(), cell) == out_.facts.end())
      out_.facts.push_back(cell);
    out_.may_fail |= kind != Unknown::fact;
    out_.outside |= kind == Unknown::derived;
  }

  // Notes the facts below.
  void operand(TermId id) {
    const Term& term = conditions_.term(id);
    if (values_[id].definite()) return;
    if (term.op == OpCode::move && values_[id].tag == Tag::unknown) leaf(term.cell);
    out_.may_fail |= values_[id].tag == Tag::error && !values_[id].lacks_plan();
    for (const TermId arg : conditions_.args(term)) operand(arg);
  }

  void other(TermId id) {
    const std::size_t before = out_.facts.size();
    operand(id);
    out_.may_fail = true;
    out_.outside |= out_.facts.size() != before || values_[id].tag == Tag::unknown;
  }

  // Whether it can never be known here.
  bool is_open_for_good(TermId id) const {
    const Term& term = conditions_.term(id);
    if (values_[id].tag != Tag::unknown) return values_[id].tag == Tag::error;
    if (term.op == OpCode::move) return unknown_kind(conditions_.program(), term.cell) == Unknown::fixed;
    if (term.op > OpCode::call_checked) return false;
    const std::span<const TermId> args = conditions_.args(term);
    return std::any_of(args.begin(), args.end(), [&](TermId arg) { return is_open_for_good(arg); });
  }

  void comparison(const Term& term) {
    const TermId left = conditions_.args(term)[0];
    const TermId right = conditions_.args(term)[1];
    for (const TermId id : {left, right}) operand(id);
    if (is_open_for_good(left) || is_open_for_good(right)) return;
    if (values_[left].definite() && values_[right].definite()) {  // such as amounts of two currencies
      out_.may_fail = true;
      return;
    }
    const bool from_left = values_[right].definite();
    const Cell& value = values_[from_left ? right : left];
    const bool ordering = term.op >= OpCode::less && term.op <= OpCode::greater_equal;
    const bool exact =
        value.definite() && (from_left || term.op != OpCode::in) && !(ordering && value.tag == Tag::string);
    double magnitude = largest;
    if (exact && solve(from_left ? left : right, value, magnitude)) return;
    out_.outside = true;
    out_.may_fail |= !are_comparable(left, right);
  }

  const FactSource* fact_of(TermId id) const {
    const Term& term = conditions_.term(id);
    const std::vector<FactSource>& layout = conditions_.program().layout;
    return term.op == OpCode::move && term.cell < layout.size() ? &layout[term.cell] : nullptr;
  }

  // Whether both are facts of one type, which compare whatever their values.
  bool are_comparable(TermId left, TermId right) const {
    const FactSource* const a = fact_of(left);
    const FactSource* const b = fact_of(right);
    return a != nullptr && b != nullptr && a->type.is(b->type.kind()) && !a->type.is(Type::Kind::money) &&
           !is_collection(*a);
  }

  // Where `id` has the value, its fact turns. False when the term is not linear in one fact, or may overflow.
  bool solve(TermId id, const Cell& value, double& magnitude) {
    const Term& term = conditions_.term(id);
    if (term.op == OpCode::move) return turn(term.cell, value);
    const bool linear = term.op >= OpCode::add && term.op <= OpCode::multiply;
    const bool exact = value.tag == Tag::integer || value.tag == Tag::timestamp || value.tag == Tag::duration;
    if (!linear || !exact) return false;
    const std::span<const TermId> args = conditions_.args(term);
    const bool left_known = values_[args[0]].definite();
    const Cell& constant = values_[args[left_known ? 0 : 1]];
    const Cell inner = undo(term.op, value, constant, left_known);
    if (!inner.definite() || !solve(args[left_known ? 1 : 0], inner, magnitude)) return false;
    if (constant.tag != Tag::integer) return true;
    const double size = std::abs(static_cast<double>(constant.integer));
    magnitude = term.op == OpCode::multiply ? magnitude * size : magnitude + size;
    return magnitude < no_overflow;
  }

  // x where x op constant, or constant op x, is the value; of a product the next whole number below.
  Cell undo(OpCode op, const Cell& value, const Cell& constant, bool constant_first) {
    if (!constant.definite()) return constant;
    if (op == OpCode::multiply) return floor_quotient(value, constant);
    if (op == OpCode::subtract && constant_first) return arithmetic(OpCode::subtract, constant, value, scratch_);
    return arithmetic(op == OpCode::add ? OpCode::subtract : OpCode::add, value, constant, scratch_);
  }

  static Cell floor_quotient(const Cell& value, const Cell& divisor) {
    if (value.tag != Tag::integer || divisor.tag != Tag::integer || divisor.integer == 0) return {};
    if (divisor.integer == -1) return negate(value);
    const std::int64_t quotient = value.integer / divisor.integer;
    const bool rounded_up = value.integer % divisor.integer != 0 && (value.integer < 0) != (divisor.integer < 0);
    return Cell::of(rounded_up ? quotient - 1 : quotient);
  }

  bool turn(CellIndex cell, const Cell& value) {
    if (value.tag == Tag::list)
      return std::all_of(value.list().begin(), value.list().end(), [&](const Cell& item) { return turn(cell, item); });
    if (unknown_kind(conditions_.program(), cell) != Unknown::fact) return true;
    const FactSource& fact = conditions_.program().layout[cell];
    // Amounts of two currencies cannot be compared.
    out_.may_fail |= value.tag == Tag::money && !(fact.currency && fact.currency->packed() == value.aux);
    out_.turns.push_back({cell, kept_.keep(value).value_or(Cell())});
    return !is_collection(fact);
  }

  const Conditions& conditions_;
  const Cell* values_;
  Constants& kept_;
  Arena& scratch_;
  Residual& out_;
};

}  // namespace

void read_fragment(const Conditions& conditions, const Cell* values, Constants& kept, Arena& scratch,
                   Residual& residual) {
  FragmentReader(conditions, values, kept, scratch, residual).condition(conditions[residual.rule].terms.back());
}

}  // namespace plangate
