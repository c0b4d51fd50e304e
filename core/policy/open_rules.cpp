// What kept rules open: facts that are not known, facts that are wrong, conditions that could not be evaluated.
#include <algorithm>

#include "expr/eval_error.h"
#include "json/text.h"
#include "policy/report.h"

namespace plangate {
namespace {

// At the text that the failing instruction comes from, or `otherwise` when none failed.
Issue failed(const Decider& decider, const Cell& error, const Path& otherwise, std::string_view what) {
  const Program& program = decider.program();
  const EvalFailure failure = explain(static_cast<EvalError>(error.aux));
  const auto instruction = static_cast<std::size_t>(error.integer) - 1;
  Issue issue{failure.code,
              Document::policy,
              otherwise.pointer(),
              {},
              join({what, " cannot be evaluated: ", failure.text, "."}),
              false};
  if (instruction >= program.conditions.ranges.size()) return issue;
  const auto origin = std::find_if(program.origins.begin(), program.origins.end(),
                                   [&](const CodeOrigin& o) { return instruction < o.end; });
  const Path top;
  const Path section(top, origin->section);
  const Path rule(section, origin->rule);
  issue.path = Path(origin->section == "rules" ? rule : section, origin->field).pointer();
  issue.range = program.conditions.ranges[instruction];
  return issue;
}

Issue failed_rule(const Decider& decider, std::size_t rule, std::string_view field, const Cell& error) {
  const Rule& failing = decider.program().rules[rule];
  const Path top;
  const Path rules(top, "rules");
  const Path at(rules, failing.source);
  return failed(decider, error, Path(at, field), join({"The rule \"", failing.id, "\""}));
}

// Why the date of the change cannot be told, apart from facts that are not known.
void add_date_issues(const Decider& decider, Issues& issues) {
  const EffectiveDate& date = decider.effective();
  const Path top;
  const Path timing(top, "timing");
  if (date.direction_unknown)
    issues.push_back(
        {issue::direction_unknown,
         Document::policy,
         timing.pointer(),
         {},
         "When this change takes effect depends on its direction, which cannot be told. State \"unknown\".",
         false});
  const bool of_rule = date.source != EffectiveDate::of_timing;
  if (date.open.tag != Tag::error || (of_rule && decider.state(date.source) == RuleState::open)) return;
  issues.push_back(of_rule ? failed_rule(decider, date.source, "defer", date.open)
                           : failed(decider, date.open, timing, "The timing"));
}

}  // namespace

void collect_needs(const Cell& unknown, std::vector<char>& needed) {
  if (unknown.tag != Tag::unknown) return;
  if (unknown.aux == 0) {
    needed[static_cast<std::size_t>(unknown.integer)] = 1;
  } else if (unknown.aux == 1) {
    std::fill(needed.begin(), needed.end(), char{1});
    needed[slot_cancel] = 0;  // what is not said is no cancellation
  } else {
    collect_needs(unknown.items[0], needed);
    collect_needs(unknown.items[1], needed);
  }
}

std::vector<CellIndex> indices_of(const std::vector<char>& needed) {
  std::vector<CellIndex> out;
  for (std::size_t i = 0; i < needed.size(); ++i)
    if (needed[i] != 0) out.push_back(static_cast<CellIndex>(i));
  return out;
}

std::vector<CellIndex> needs(const Decider& decider) {
  std::vector<char> needed(decider.program().names.size(), 0);
  for (std::size_t i = 0; i < decider.program().rules.size(); ++i)
    if (decider.matters(i)) collect_needs(decider.open_cell(i), needed);
  for (CellIndex slot : {slot_current, slot_requested})
    if (decider.cell(slot).tag == Tag::unknown) needed[slot] = 1;
  if (decider.date_is_open()) collect_needs(decider.effective().open, needed);
  return indices_of(needed);
}

Issues call_issues(const Decider& decider) {
  Issues issues;
  const Program& program = decider.program();
  for (std::size_t i = 0; i < program.decision_slots; ++i)
    if (decider.slot_state(i).fault != SlotFault::none)
      issues.push_back(explain(decider.slot_state(i), program.layout[i]));
  if (decider.reconciled_later())
    issues.push_back({issue::contradiction,
                      Document::facts,
                      "/now",
                      {},
                      "now contradicts the catalogue, which was reconciled later: how old it is cannot be told.",
                      false});
  for (std::size_t i = 0; i < program.rules.size(); ++i)
    if (decider.matters(i) && decider.open_cell(i).tag == Tag::error)
      issues.push_back(failed_rule(decider, i, "when", decider.open_cell(i)));
  if (decider.date_is_open()) add_date_issues(decider, issues);
  return issues;
}

}  // namespace plangate
