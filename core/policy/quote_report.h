// What a quote says beside its numbers.
#pragma once

#include "policy/decider.h"
#include "policy/report.h"

namespace plangate {

// Facts without which there is no quote, as indices into Program::names, ascending.
std::vector<CellIndex> quote_needs(const Decider& decider, const QuoteOfChange& made);

// Wrong facts that only the quote reads, then why there can be no quote.
Issues quote_issues(const Decider& decider, const QuoteOfChange& made);

// Defaults for what vendors leave open that made a difference, each at the field that would state it: issues as words.
void put_warnings(const Decider& decider, const QuoteOfChange& made, Words& words);

// The whole quote as one text, because a hundred small ones cost far more to read. Lines with tabs between their
// fields, all ASCII; amounts are decimals and times RFC 3339:
//   currency, "now" or the date of the change, total, due now, credit, rounding, number of lines
//   for each line of the quote: kind, amount, begin, end, formula such as "50.00 * 15 d / 31 d"
//   the next invoice, or an empty line
//   for each date of the schedule: date, to be paid when the plan stays, when it changes, the difference
std::string_view quote_text(const QuoteOfChange& made, Rounding rounding, Arena& arena);

// As much as the texts of one quote need at most.
inline constexpr std::size_t quote_text_bytes = 16384;

}  // namespace plangate
