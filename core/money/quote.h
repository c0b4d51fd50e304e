// The quote of a plan change or a cancellation: its lines, what is due, and the invoices to come with and without it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "money/proration.h"
#include "money/rational.h"
#include "money/tariff.h"

namespace plangate {

struct QuoteOptions {
  // Kept: billing cycles go on to be counted from the old anchor. Reset: they are counted from the change.
  enum class Anchor : std::uint8_t { kept_if_same_period, kept, reset };

  Proration proration = Proration::second;
  Anchor anchor = Anchor::kept_if_same_period;
  Rounding rounding = Rounding::half_up;
  Offset offset;                         // where days and months are counted
  RampTail ramp_tail = RampTail::price;  // what follows the intervals
  bool restart_ramp = true;              // the requested plan's ramp begins with its first cycle at the change
  bool trial_is_cycle = false;           // a trial uses up the ramp's first cycle
  bool end_trial = false;                // a change ends a trial; else it goes on, and no cycle is paid before its end
  bool charge_setup_fee = true;
  std::uint32_t invoices = 12;  // how many dates the schedule has, at most max_invoices
};

struct QuoteRequest {
  Tariff current;
  Tariff requested;  // of a cancellation the current one, which is billed no more
  bool cancels = false;
  Timestamp now;
  Timestamp effective;                      // not before `now`
  Timestamp anchor;                         // cycles of the current plan are counted from here
  std::int64_t cycle = 1;                   // the number of the current plan's cycle at `now`, for its ramp
  std::optional<Timestamp> trial_end;       // of the current subscription
  std::optional<std::int64_t> most_credit;  // what was paid for the cycle, less credits given: the credit's cap
};

struct QuoteLine {
  enum class Kind : std::uint8_t { credit, charge, setup_fee };
  Kind kind = Kind::charge;
  bool capped = false;      // the amount is the cap
  std::int64_t amount = 0;  // a credit is negative
  std::int64_t full = 0;    // what the whole cycle costs: amount = full * share.part / share.whole
  Share share;              // whole 0: not shared
  Timestamp begin;          // what the line pays for; of a setup fee both are the change
  Timestamp end;
};

// One date of the schedule: what is to be paid when the plan stays, and when it is changed.
struct Invoice {
  Timestamp at;
  std::int64_t current = 0;
  std::int64_t requested = 0;  // less what is left of a credit
};

// Defaults for what vendors leave open, that made a difference to a quote.
struct OpenQuestions {
  bool ramp_restart = false;
  bool ramp_tail = false;
  bool trial_is_cycle = false;
  bool end_trial = false;
};

struct Quote {
  static constexpr std::uint32_t max_invoices = 60;

  std::array<QuoteLine, 3> line_slots;
  std::uint32_t line_count = 0;
  std::int64_t total = 0;       // of the lines
  std::int64_t due_now = 0;     // 0 when the change is effective later
  std::int64_t credit = 0;      // what the lines give back; coming invoices are less by it
  std::optional<Invoice> next;  // the first invoice after `now` of who changes
  std::array<Invoice, max_invoices> schedule;
  std::uint32_t invoice_count = 0;
  OpenQuestions open;

  std::span<const QuoteLine> lines() const { return {line_slots.data(), line_count}; }
  std::span<const Invoice> invoices() const { return {schedule.data(), invoice_count}; }
};

// Each line is rounded once and they are summed after that. False, with an unusable quote, when an amount leaves
// int64 or a date the years 1 to 9999.
bool make_quote(const QuoteRequest& request, const QuoteOptions& options, Quote& quote);

}  // namespace plangate
