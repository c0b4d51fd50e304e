#include "policy/quote_report.h"

#include <algorithm>
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

// Writes the fields of quote_text to the arena's end.
class QuoteWriter {
 public:
  QuoteWriter(Arena& arena, Currency currency)
      : arena_(arena), digits_(currency.digits()), begin_(arena.allocate_text(0)) {}

  void add(std::string_view part) {
    char* out = arena_.allocate_text(part.size());
    if (out == nullptr) return;
    std::memcpy(out, part.data(), part.size());
    size_ += part.size();
  }
  void number(std::uint64_t value) { add(format_scaled(static_cast<std::int64_t>(value), 0).view()); }
  void amount(std::int64_t minor_units) { add(format_scaled(minor_units, digits_).view()); }
  void time(Timestamp t) { add(timestamp_text(t).view()); }

  void line(const QuoteLine& line) {
    constexpr std::string_view kinds[] = {"credit\t", "charge\t", "setup_fee\t"};
    add(kinds[static_cast<std::size_t>(line.kind)]);
    amount(line.amount);
    add("\t");
    time(line.begin);
    add("\t");
    time(line.end);
    add("\t");
    formula(line);
    add("\n");
  }

  void invoice(const Invoice& invoice) {
    time(invoice.at);
    for (const std::int64_t due : {invoice.current, invoice.requested, invoice.requested - invoice.current}) {
      add("\t");
      amount(due);
    }
    add("\n");
  }

  std::string_view view() const { return {begin_, size_}; }

 private:
  void formula(const QuoteLine& line) {
    constexpr std::string_view units[] = {" d", " s", " ns"};
    if (line.capped) add("at most what was paid, of ");
    amount(line.full);
    if (line.share.whole == 0) return;
    const std::string_view unit = units[static_cast<std::size_t>(line.share.unit)];
    add(" * ");
    number(line.share.part);
    add(unit);
    add(" / ");
    number(line.share.whole);
    add(unit);
  }

  Arena& arena_;
  int digits_;
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

// Whether quotes read a slot of decisions: what a change says, and what the engine itself knows the meaning of.
static bool is_of_quotes(const Program& program, std::size_t slot) {
  const auto& own = program.engine_facts;
  return slot <= slot_cancel || std::find(own.begin(), own.end(), slot) != own.end();
}

Issues quote_issues(const Decider& decider, const QuoteOfChange& made) {
  Issues issues;
  const Program& program = decider.program();
  const std::vector<CellIndex> needed = quote_needs(decider, made);
  for (std::size_t i = 0; i < program.layout.size(); ++i) {
    const bool matters = i >= program.decision_slots || is_of_quotes(program, i) ||
                         std::find(needed.begin(), needed.end(), i) != needed.end();
    if (matters && decider.slot_state(i).fault != SlotFault::none)
      issues.push_back(explain(decider.slot_state(i), program.layout[i]));
  }
  const auto error = static_cast<EvalError>(made.open.aux);
  if (made.open.tag != Tag::error || error == EvalError::no_plan) return issues;
  const bool currency = error == EvalError::currency;
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

std::string_view quote_text(const QuoteOfChange& made, Rounding rounding, Arena& arena) {
  QuoteWriter out(arena, made.currency);
  const Quote& quote = made.quote;
  out.add(made.currency.code());
  out.add("\t");
  if (made.now) out.add("now");
  else out.time(made.effective);
  for (const std::int64_t amount : {quote.total, quote.due_now, quote.credit}) {
    out.add("\t");
    out.amount(amount);
  }
  out.add(rounding == Rounding::half_up ? "\thalf_up\t" : "\thalf_even\t");
  out.number(quote.line_count);
  out.add("\n");
  for (const QuoteLine& line : quote.lines()) out.line(line);
  if (quote.next) out.invoice(*quote.next);
  else out.add("\n");
  for (const Invoice& invoice : quote.invoices()) out.invoice(invoice);
  return out.view();
}

}  // namespace plangate
