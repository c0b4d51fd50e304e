// The words of a change's direction, date and quote.
#include "api/gate.h"
#include "expr/format.h"
#include "policy/quote_report.h"

namespace plangate {
const Words& Gate::change(Workspace& workspace) {
  Words& words = workspace.words;
  words.clear();
  workspace.arena.reset(arena_mark_);
  const ChangeDirection found = decider_.change().direction();
  words.put(found.open.definite() ? name(found.direction) : std::string_view());
  words.put(name(found.by));
  const EffectiveDate& date = decider_.effective();
  words.put(date.known() ? keep(timestamp_text(date.at).view(), workspace.arena) : std::string_view());
  words.put(std::size_t{date.now && date.known()});
  return words;
}

const Words& Gate::quote(Workspace& workspace) {
  Words& words = workspace.words;
  words.clear();
  workspace.arena.reset(arena_mark_);
  const QuoteOfChange& made = decider_.quote(workspace.arena, true);
  const std::vector<CellIndex> needs = quote_needs(decider_, made);
  words.put(needs.size());
  for (const CellIndex index : needs) words.put(std::size_t{index});
  workspace.issues = quote_issues(decider_, made);
  const bool room = Arena::size - workspace.arena.used() >= quote_text_bytes;
  if (!room)
    workspace.issues.push_back(
        {issue::eval_arena, Document::change, "", {}, "There is no quote: the call's memory is used up.", false});
  put_issues(workspace.issues, words);
  put_warnings(decider_, made, words);
  const bool complete = made.open.definite() && room;
  words.put(std::size_t{complete});
  if (complete) words.put(quote_text(made, program_->quote.options.rounding, workspace.arena));
  return words;
}

}  // namespace plangate
