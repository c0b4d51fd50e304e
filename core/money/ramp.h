// Ramp pricing: other prices than the plan's own for its first billing cycles.
#pragma once

#include <cstdint>
#include <vector>

namespace plangate {

struct RampInterval {
  std::int64_t unit_amount = 0;  // minor units for one billing cycle
  std::int64_t cycles = 1;       // how many cycles in a row cost that, from 1 to 10,000
};

}  // namespace plangate
