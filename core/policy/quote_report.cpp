#include "policy/quote_report.h"

#include <cstring>

#include "json/decimal.h"

namespace plangate {
namespace {

struct Warning {
  bool OpenQuestions::*open;
  issue::Code code;
  std::string_view path;
  std::string_view message;
};
constexpr Warning warnings[] = {
    {&OpenQuestions::ramp_restart, issue::quote_ramp_restart, "/quote/ramp/onChange",
     "The requested plan's ramp is taken to begin with this change. Write \"restart\" or \"continue\" to say so."},
    {&OpenQuestions::ramp_tail, issue::quote_ramp_tail, "/quote/ramp/tail",
     "After the last ramp interval the plan's price is taken to be charged. Write \"price\" or \"last\" to say so."},
    {&OpenQuestions::trial_is_cycle, issue::quote_trial_is_cycle, "/quote/ramp/trialIsCycle",
     "The trial is taken to use up no cycle of the ramp. Write true or false to say so."},
    {&OpenQuestions::end_trial, issue::quote_trial, "/quote/trial",
     "The trial is taken to go on with the requested plan. Write \"carry_over\" or \"end\" to say so."}};

// Appends to a text at the arena's end.
class ArenaText {
 public:
  explicit ArenaText(Arena& arena) : arena_(arena), begin_(arena.allocate_text(0)) {}

  void add(std::string_view part) {
    char* out = arena_.allocate_text(part.size());
    if (out == nullptr) return;
    std::memcpy(out, part.data(), part.size());
    size_ += part.size();
  }
  void add(std::uint64_t number, std::string_view unit) {
    add(format_scaled(static_cast<std::int64_t>(number), 0).view());
    add(unit);
  }
  std::string_view view() const { return {begin_, size_}; }

 private:
  Arena& arena_;
  const char* begin_;
  std::size_t size_ = 0;
};

}  // namespace

std::vector<CellIndex> quote_needs(const Decider& decider, const QuoteOfChange& made) {
  if (made.open.tag != Tag::unknown) return {};
  std::vector<char> needed(decider.program().names.size(), 0);
  collect_needs(made.open, needed);
  return indices_of(needed);
}

Issues quote_issues(const Decider& decider, const QuoteOfChange& made) {
  Issues issues;
  const Program& program = decider.program();
  for (std::size_t i = program.decision_slots; i < program.layout.size(); ++i)
    if (decider.slot_state(i).fault != SlotFault::none)
      issues.push_back(explain(decider.slot_state(i), program.layout[i]));
  if (made.open.tag != Tag::error) return issues;
  const bool currency = made.open.aux == static_cast<std::uint32_t>(EvalError::currency);
  issues.push_back({currency ? issue::quote_currency : issue::quote_range,
                    Document::change,
                    "",
                    {},
                    currency ? "There is no quote: its amounts are in two currencies."
                             : "There is no quote: an amount or a date leaves the range that is calculated with.",
                    false});
  return issues;
}

void put_warnings(const Decider& decider, const QuoteOfChange& made, Words& words) {
  const OpenQuestions open = unanswered(made.quote.open, decider.program().quote.answered);
  const std::size_t counted = words.size();
  std::size_t count = 0;
  words.put(count);
  for (const Warning& warning : warnings) {
    if (!made.open.definite() || !(open.*warning.open)) continue;
    put_issue({warning.code, Document::policy, warning.path, {}, warning.message}, words);
    ++count;
  }
  words.set(counted, count);
}

std::string_view formula(const QuoteLine& line, Currency currency, Arena& arena) {
  constexpr std::string_view units[] = {" d", " s", " ns"};
  ArenaText text(arena);
  if (line.capped) text.add("at most what was paid, of ");
  text.add(format_scaled(line.full, currency.digits()).view());
  if (line.share.whole == 0) return text.view();
  const std::string_view unit = units[static_cast<std::size_t>(line.share.unit)];
  text.add(" * ");
  text.add(line.share.part, unit);
  text.add(" / ");
  text.add(line.share.whole, unit);
  return text.view();
}

std::string_view schedule_text(const Quote& quote, Currency currency, Arena& arena) {
  ArenaText text(arena);
  for (const Invoice& invoice : quote.invoices()) {
    text.add(timestamp_text(invoice.at).view());
    for (const std::int64_t amount : {invoice.current, invoice.requested, invoice.requested - invoice.current}) {
      text.add(" ");
      text.add(format_scaled(amount, currency.digits()).view());
    }
    text.add("\n");
  }
  return text.view();
}

}  // namespace plangate
