// What kept rules open: facts that are not known, facts that are wrong, conditions that could not be evaluated.
#include <algorithm>

#include "expr/eval_error.h"
#include "json/text.h"
#include "policy/report.h"

namespace plangate {
namespace {

void collect_needs(const Cell& unknown, std::vector<char>& needed) {
  constexpr std::uint32_t one = 0, two = 1;
  if (unknown.tag != Tag::unknown) return;
  if (unknown.aux == one) {
    needed[static_cast<std::size_t>(unknown.integer)] = 1;
  } else if (unknown.aux == two) {
    collect_needs(unknown.items[0], needed);
    collect_needs(unknown.items[1], needed);
  } else {
    std::fill(needed.begin(), needed.end(), char{1});
  }
}

Issue failed_rule(const Decider& decider, std::size_t rule) {
  const Program& program = decider.program();
  const Cell& error = decider.open_cell(rule);
  const EvalFailure failure = explain(static_cast<EvalError>(error.aux));
  const Path top;
  const Path rules(top, "rules");
  const Path at(rules, program.rules[rule].source);
  const auto instruction = static_cast<std::size_t>(error.integer) - 1;
  const Range range = instruction < program.conditions.ranges.size() ? program.conditions.ranges[instruction] : Range();
  return {failure.code,
          Document::policy,
          Path(at, "when").pointer(),
          range,
          join({"The rule \"", program.rules[rule].id, "\" cannot be evaluated: ", failure.text, "."}),
          false};
}

}  // namespace

std::vector<CellIndex> needs(const Decider& decider) {
  std::vector<char> needed(decider.program().names.size(), 0);
  for (std::size_t i = 0; i < decider.program().rules.size(); ++i)
    if (decider.matters(i)) collect_needs(decider.open_cell(i), needed);
  for (CellIndex slot : {slot_current, slot_requested})
    if (decider.cell(slot).tag == Tag::unknown) needed[slot] = 1;
  std::vector<CellIndex> out;
  for (std::size_t i = 0; i < needed.size(); ++i)
    if (needed[i] != 0) out.push_back(static_cast<CellIndex>(i));
  return out;
}

Issues call_issues(const Decider& decider) {
  Issues issues;
  const Program& program = decider.program();
  for (std::size_t i = 0; i < program.layout.size(); ++i)
    if (decider.slot_state(i).fault != SlotFault::none)
      issues.push_back(explain(decider.slot_state(i), program.layout[i]));
  for (std::size_t i = 0; i < program.rules.size(); ++i)
    if (decider.matters(i) && decider.open_cell(i).tag == Tag::error) issues.push_back(failed_rule(decider, i));
  return issues;
}

}  // namespace plangate
