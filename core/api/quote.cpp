// The words of a change's direction, date and quote. Amounts are decimals and times RFC 3339 texts.
#include "api/gate.h"
#include "expr/format.h"
#include "json/decimal.h"
#include "policy/quote_report.h"

namespace plangate {
namespace {

class QuoteWriter {
 public:
  QuoteWriter(Workspace& workspace, Currency currency)
      : words_(workspace.words), arena_(workspace.arena), digits_(currency.digits()) {}

  void text(std::string_view text) { words_.put(text); }
  void amount(std::int64_t minor_units) { words_.put(keep(format_scaled(minor_units, digits_).view(), arena_)); }
  void time(Timestamp t) { words_.put(keep(timestamp_text(t).view(), arena_)); }
  void number(std::size_t value) { words_.put(value); }

 private:
  Words& words_;
  Arena& arena_;
  int digits_;
};

void put_line(const QuoteLine& line, Currency currency, Rounding rounding, Workspace& workspace, QuoteWriter& out) {
  out.number(static_cast<std::size_t>(line.kind));
  out.text(rounding == Rounding::half_up ? "half_up" : "half_even");
  out.amount(line.amount);
  out.time(line.begin);
  out.time(line.end);
  out.text(formula(line, currency, workspace.arena));
}

void put_invoice(const Invoice& invoice, QuoteWriter& out) {
  out.time(invoice.at);
  out.amount(invoice.current);
  out.amount(invoice.requested);
  out.amount(invoice.requested - invoice.current);  // neither is negative
}

void put_quote(const QuoteOfChange& made, Rounding rounding, Workspace& workspace) {
  QuoteWriter out(workspace, made.currency);
  const Quote& quote = made.quote;
  out.text(made.currency.code());
  out.number(made.now ? 1 : 0);
  out.time(made.effective);
  for (const std::int64_t amount : {quote.total, quote.due_now, quote.credit}) out.amount(amount);
  out.number(quote.line_count);
  for (const QuoteLine& line : quote.lines()) put_line(line, made.currency, rounding, workspace, out);
  out.number(quote.next ? 1 : 0);
  if (quote.next) put_invoice(*quote.next, out);
  out.text(schedule_text(quote, made.currency, workspace.arena));
}

}  // namespace

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
  if (complete) put_quote(made, program_->quote.options.rounding, workspace);
  return words;
}

}  // namespace plangate
