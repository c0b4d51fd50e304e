// From a change and the facts of a call to its quote.
#pragma once

#include "policy/effective_date.h"

namespace plangate {

struct QuoteOfChange {
  Cell open = Cell::null();  // an unknown or an error when there is no quote
  Currency currency;
  Timestamp effective;
  bool now = true;  // the change is effective at once
  Quote quote;
};

// Without a quote, `out.open` tells why.
void quote_change(const ChangeView& change, const EffectiveDate& date, Arena& arena, QuoteOfChange& out);

// Defaults that made a difference and that the policy does not state itself.
OpenQuestions unanswered(const OpenQuestions& open, const OpenQuestions& answered);

}  // namespace plangate
