// What a customer of a plan pays, cycle by cycle.
#pragma once

#include <cstdint>
#include <optional>

#include "money/period.h"
#include "money/ramp.h"

namespace plangate {

// A plan's price with the quantity that is bought. All amounts are minor units of one currency.
struct Tariff {
  std::int64_t price = 0;  // of one unit in one cycle
  const Ramp* ramp = nullptr;
  Period period;
  std::int64_t setup_fee = 0;  // whatever the quantity
  bool renews = true;          // false: billed for one term, the cycles of its ramp or else a single one
  std::int64_t quantity = 1;
};

// The cycles of one subscription to a tariff: when each begins and what it costs.
class Billing {
 public:
  // `number` is what cycle 0 of `cycles` is for the ramp, where a subscription's first cycle is 1. A tariff that does
  // not renew ends with its ramp, and without one with cycle `first`, that of the subscription.
  Billing(const Tariff& tariff, Cycles cycles, std::int64_t number, RampTail tail, std::int64_t first);

  const Cycles& cycles() const { return cycles_; }
  std::int64_t number(std::int64_t n) const { return number_ + n; }
  bool has(std::int64_t n) const { return tariff_.renews || n <= last_; }

  // What cycle n costs; nothing on overflow.
  std::optional<std::int64_t> amount(std::int64_t n);
  // Whether an amount that was asked for depends on what follows the ramp's intervals.
  bool tail_decided() const { return tail_decided_; }

 private:
  const Tariff& tariff_;
  Cycles cycles_;
  std::int64_t number_;
  RampTail tail_;
  std::int64_t last_;
  bool tail_decided_ = false;
};

}  // namespace plangate
