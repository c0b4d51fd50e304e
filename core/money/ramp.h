// Ramp pricing: other prices than the plan's own for its first billing cycles.
#pragma once

#include <cstdint>
#include <vector>

namespace plangate {

struct RampInterval {
  std::int64_t unit_amount = 0;  // minor units for one billing cycle
  std::int64_t cycles = 1;       // how many cycles in a row cost that, from 1 to 10,000
};
using Ramp = std::vector<RampInterval>;

// What is charged when the intervals have run out; vendors do not say.
enum class RampTail : std::uint8_t { price, last };

struct CyclePrice {
  std::int64_t minor_units = 0;
  bool in_tail = false;  // the intervals have run out
};

// The price of a cycle, counted from 1: that of the first interval with cycle <= the sum of cycles up to it.
CyclePrice price_of_cycle(const Ramp& ramp, std::int64_t price, std::int64_t cycle, RampTail tail);

std::int64_t ramp_cycles(const Ramp& ramp);  // of all intervals together

}  // namespace plangate
