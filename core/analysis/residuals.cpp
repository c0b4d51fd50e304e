#include "analysis/residuals.h"

#include <algorithm>
#include <cstring>

#include "analysis/fragment.h"

namespace plangate {
namespace {

std::string_view bytes_of(const std::vector<Cell>& cells) {
  return {reinterpret_cast<const char*>(cells.data()), cells.size() * sizeof(Cell)};
}

}  // namespace

Unknown unknown_kind(const Program& program, CellIndex cell) {
  for (const CellIndex derived : program.derived)
    if (derived == cell) return Unknown::derived;
  const bool fact = cell < program.decision_slots && !program.names[cell].starts_with("change.");
  return fact ? Unknown::fact : Unknown::fixed;
}

Residuals::Residuals(const Conditions& conditions) : conditions_(conditions), values_(conditions.terms()) {}

void Residuals::collect_known(TermId id) {
  const Term& term = conditions_.term(id);
  const Cell& value = values_[id];
  const bool leaf = term.op == OpCode::move;
  if (value.definite() || (leaf && value.lacks_plan())) {
    // What a leaf refers to stays where it is; what was built does not.
    at_.push_back(id);
    known_.push_back(leaf ? value : kept_.keep(value).value_or(Cell()));
    return;
  }
  for (const TermId arg : conditions_.args(term)) collect_known(arg);
}

void Residuals::collect_cells(const Condition& condition, const Cell* frame) {
  for (const CellIndex cell : condition.reads) {
    if (frame[cell].definite()) at_.push_back(cell);
    if (frame[cell].definite()) known_.push_back(frame[cell]);
  }
}

void Residuals::describe(Residual& residual, const Cell* frame) {
  const Condition& condition = conditions_[residual.rule];
  if (condition.readable) return read_fragment(conditions_, values_.data(), kept_, *scratch_, residual);
  residual.outside = residual.may_fail = true;
  for (const CellIndex cell : condition.reads)
    if (!frame[cell].definite() && unknown_kind(conditions_.program(), cell) == Unknown::fact)
      residual.facts.push_back(cell);
}

std::uint32_t Residuals::find(std::size_t rule, Cell* frame) {
  const Cell value = evaluate(rule, frame);
  if (value.tag == Tag::boolean) return value.is_bool(true) ? always : never;
  const Condition& condition = conditions_[rule];
  at_.clear();
  known_.clear();
  if (condition.readable) collect_known(condition.terms.back());
  else collect_cells(condition, frame);
  const std::uint32_t key = hash(bytes_of(known_)) ^ static_cast<std::uint32_t>(rule * 0x9E3779B1U);
  const auto same = [&](std::uint32_t i) {
    const Residual& other = residuals_[i];
    return other.rule == rule && other.at == at_ && bytes_of(other.known) == bytes_of(known_);
  };
  const std::uint32_t found = numbers_.find(key, same);
  if (found != HashIndex::none) return found;
  Residual residual;
  residual.rule = rule;
  residual.at = at_;
  residual.known = known_;
  describe(residual, frame);
  numbers_.insert(key, static_cast<std::uint32_t>(residuals_.size()));
  residuals_.push_back(std::move(residual));
  return static_cast<std::uint32_t>(residuals_.size() - 1);
}

}  // namespace plangate
