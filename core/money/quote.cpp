#include "money/quote.h"

#include <algorithm>

namespace plangate {
namespace {

// Where a plan's cycles stand at the change.
struct Position {
  std::int64_t cycle = 0;  // the one that the change lies in, or begins
  Timestamp begin;
  Timestamp end;
};

bool same(Period a, Period b) {
  const PeriodLength first = length_of(a);
  const PeriodLength second = length_of(b);
  return first.months == second.months && first.days == second.days;
}

class QuoteMaker {
 public:
  QuoteMaker(const QuoteRequest& request, const QuoteOptions& options, Quote& quote)
      : request_(request),
        options_(options),
        quote_(quote),
        on_trial_(request.trial_end && request.now < *request.trial_end),
        current_(billing_of_current()) {}

  bool make() {
    const std::int64_t last_cycle = current_.cycles().at(request_.effective);
    Billing requested = billing_of_requested(last_cycle);
    if (!add_lines(requested, last_cycle) || !total_up()) return false;
    if (!fill_schedule(requested)) return false;
    quote_.open.ramp_restart = !request_.cancels && !request_.requested.ramp->empty();
    quote_.open.ramp_tail = current_.tail_decided() || requested.tail_decided();
    quote_.open.trial_is_cycle = on_trial_ && (!request_.current.ramp->empty() || !request_.requested.ramp->empty());
    quote_.open.end_trial = !request_.cancels && changes_on_trial();
    return true;
  }

 private:
  bool changes_on_trial() const { return on_trial_ && request_.effective < *request_.trial_end; }
  bool is_later() const { return request_.now < request_.effective; }

  // The first cycle of a trial's subscription begins at its end.
  std::int64_t number_after_trial() const { return options_.trial_is_cycle ? 2 : 1; }

  Billing billing_of_current() const {
    const Tariff& tariff = request_.current;
    if (on_trial_) return {tariff, cycles(tariff, *request_.trial_end), number_after_trial(), options_.ramp_tail, 0};
    const Cycles counted = cycles(tariff, request_.anchor);
    const std::int64_t number = request_.cycle - counted.at(request_.now);
    const std::int64_t first = tariff.ramp->empty() ? 0 : 1 - number;
    return {tariff, counted, number, options_.ramp_tail, first};
  }

  Billing billing_of_requested(std::int64_t last_cycle) const {
    const Tariff& tariff = request_.requested;
    if (changes_on_trial()) {
      const Timestamp first = options_.end_trial ? request_.effective : *request_.trial_end;
      return {tariff, cycles(tariff, first), number_after_trial(), options_.ramp_tail, 0};
    }
    using Anchor = QuoteOptions::Anchor;
    const bool kept = options_.anchor == Anchor::kept ||
                      (options_.anchor == Anchor::kept_if_same_period && same(tariff.period, request_.current.period));
    const Cycles counted = cycles(tariff, kept ? current_.cycles().anchor : request_.effective);
    const std::int64_t n = counted.at(request_.effective);
    const std::int64_t number = options_.restart_ramp ? 1 : current_.number(last_cycle);
    return {tariff, counted, number - n, options_.ramp_tail, n};
  }

  Cycles cycles(const Tariff& tariff, Timestamp anchor) const { return {anchor, tariff.period, options_.offset}; }

  bool position(const Billing& billing, std::int64_t cycle, Position& out) const {
    const std::optional<Timestamp> begin = billing.cycles().begin(cycle);
    const std::optional<Timestamp> end = billing.cycles().begin(cycle + 1);
    if (!begin || !end) return false;
    out = {cycle, *begin, *end};
    return true;
  }

  bool add_lines(Billing& requested, std::int64_t last_cycle) {
    quote_.line_count = 0;
    if (changes_on_trial()) {
      if (options_.end_trial && !add_charge(requested)) return false;
    } else if (!add_credit(last_cycle) || !add_charge(requested)) {
      return false;
    }
    if (request_.cancels || request_.requested.setup_fee == 0 || !options_.charge_setup_fee) return true;
    QuoteLine& line = quote_.line_slots[quote_.line_count++];
    line = {};
    line.kind = QuoteLine::Kind::setup_fee;
    line.amount = line.full = request_.requested.setup_fee;
    line.begin = line.end = request_.effective;
    return true;
  }

  // Nothing has been paid for a cycle that begins with a change to come, nor for one that the current plan never gets.
  bool add_credit(std::int64_t cycle) {
    Position at;
    if (!position(current_, cycle, at)) return false;
    if ((is_later() && at.begin == request_.effective) || !current_.has(cycle)) return true;
    return options_.proration == Proration::none || add_share(current_, at, QuoteLine::Kind::credit);
  }

  bool add_charge(Billing& requested) {
    if (request_.cancels) return true;
    Position at;
    if (!position(requested, requested.cycles().at(request_.effective), at)) return false;
    const bool whole = at.begin == request_.effective;
    return (options_.proration == Proration::none && !whole) || add_share(requested, at, QuoteLine::Kind::charge);
  }

  bool add_share(Billing& billing, const Position& at, QuoteLine::Kind kind) {
    const std::optional<std::int64_t> full = billing.amount(at.cycle);
    if (!full) return false;
    QuoteLine line;
    line.kind = kind;
    line.full = *full;
    line.begin = request_.effective;
    line.end = at.end;
    line.amount = *full;
    if (at.begin != request_.effective) {
      line.share = remaining(at.begin, at.end, request_.effective, options_.proration, options_.offset);
      const auto amount = share_of(*full, line.share.part, line.share.whole, options_.rounding);
      if (!amount) return false;
      line.amount = *amount;
    }
    if (kind == QuoteLine::Kind::credit) {
      line.capped = is_capped(at.cycle) && *request_.most_credit < line.amount;
      line.amount = -(line.capped ? std::max<std::int64_t>(*request_.most_credit, 0) : line.amount);
    }
    quote_.line_slots[quote_.line_count++] = line;
    return true;
  }

  // What was paid is known of the present cycle only.
  bool is_capped(std::int64_t cycle) const {
    return request_.most_credit && cycle == current_.cycles().at(request_.now);
  }

  bool total_up() {
    quote_.total = 0;
    for (const QuoteLine& line : quote_.lines())
      if (__builtin_add_overflow(quote_.total, line.amount, &quote_.total)) return false;
    quote_.due_now = is_later() ? 0 : std::max<std::int64_t>(quote_.total, 0);
    quote_.credit = std::max<std::int64_t>(-quote_.total, 0);
    return true;
  }

  // One plan's invoices in the order of time.
  struct Stream {
    Billing& billing;
    std::int64_t n;
    std::optional<Timestamp> at;

    Stream(Billing& of, std::int64_t first) : billing(of), n(first) { find(); }
    void advance() {
      ++n;
      find();
    }
    void skip_to(Timestamp t) {
      n = billing.cycles().at(t);
      find();
      if (at && *at < t) advance();
    }

   private:
    void find() { at = billing.has(n) ? billing.cycles().begin(n) : std::nullopt; }
  };

  static bool is_at(const std::optional<Timestamp>& at, Timestamp date) { return at && *at == date; }

  // The date of the next invoice on either side.
  static std::optional<Timestamp> earlier(const std::optional<Timestamp>& a, const std::optional<Timestamp>& b) {
    if (!a || !b) return a ? a : b;
    return *a < *b ? a : b;
  }

  bool fill_schedule(Billing& requested) {
    Stream staying(current_, on_trial_ ? 0 : current_.cycles().at(request_.now) + 1);
    const bool waits = changes_on_trial() && !options_.end_trial;
    Stream changed(requested, waits ? 0 : requested.cycles().at(request_.effective) + 1);
    if (request_.cancels) changed.at.reset();
    credit_left_ = is_later() ? 0 : quote_.credit;
    change_to_come_ = is_later();
    quote_.invoice_count = 0;
    quote_.next.reset();
    Invoice row;
    while (quote_.invoice_count < options_.invoices && (staying.at || next_of_change(staying, changed))) {
      if (!next_invoice(staying, changed, row)) return false;
      quote_.schedule[quote_.invoice_count++] = row;
    }
    const std::optional<Timestamp> later = quote_.next ? std::nullopt : next_of_change(staying, changed);
    if (!later) return true;
    staying.skip_to(*later);  // beyond the schedule
    return next_invoice(staying, changed, row);
  }

  // The next date on either side, of which there is one.
  bool next_invoice(Stream& staying, Stream& changed, Invoice& row) {
    const std::optional<Timestamp> of_change = next_of_change(staying, changed);
    row = {*earlier(staying.at, of_change), 0, 0};
    const Timestamp date = row.at;
    if (is_at(staying.at, date) && !take(staying, row.current)) return false;
    if (!is_at(of_change, date)) return true;
    if (!invoice_of_change(changed, row)) return false;
    if (!quote_.next) quote_.next = row;
    return true;
  }

  // Until the change, who changes gets the same invoices as who stays.
  std::optional<Timestamp> next_of_change(const Stream& staying, const Stream& changed) {
    if (change_to_come_ && staying.at && *staying.at < request_.effective) return staying.at;
    if (change_to_come_ && quote_.line_count > 0 && !request_.cancels) return request_.effective;
    change_to_come_ = false;
    return changed.at;
  }

  bool invoice_of_change(Stream& changed, Invoice& row) {
    if (!change_to_come_) {
      if (!take(changed, row.requested)) return false;
    } else if (row.at == request_.effective) {
      change_to_come_ = false;
      row.requested = std::max<std::int64_t>(quote_.total, 0);
      credit_left_ = quote_.credit;
    } else {
      row.requested = row.current;
    }
    const std::int64_t used = std::min(credit_left_, row.requested);
    row.requested -= used;
    credit_left_ -= used;
    return true;
  }

  static bool take(Stream& stream, std::int64_t& amount) {
    const std::optional<std::int64_t> due = stream.billing.amount(stream.n);
    if (!due) return false;
    amount = *due;
    stream.advance();
    return true;
  }

  const QuoteRequest& request_;
  const QuoteOptions& options_;
  Quote& quote_;
  bool on_trial_;
  Billing current_;
  std::int64_t credit_left_ = 0;
  bool change_to_come_ = false;
};

}  // namespace

bool make_quote(const QuoteRequest& request, const QuoteOptions& options, Quote& quote) {
  return QuoteMaker(request, options, quote).make();
}

}  // namespace plangate
