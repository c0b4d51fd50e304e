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

// How a line's amount came about: "50.00 * 15 d / 31 d".
std::string_view formula(const QuoteLine& line, Currency currency, Arena& arena);

// The schedule as one text, because a hundred small ones cost far more to read: for each date a line of the date, what
// is to be paid when the plan stays and when it changes, and the difference, with spaces between them.
std::string_view schedule_text(const Quote& quote, Currency currency, Arena& arena);

// As much as the texts of one quote need at most.
inline constexpr std::size_t quote_text_bytes = 16384;

}  // namespace plangate
