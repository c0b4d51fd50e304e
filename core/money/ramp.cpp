#include "money/ramp.h"

namespace plangate {

CyclePrice price_of_cycle(const Ramp& ramp, std::int64_t price, std::int64_t cycle, RampTail tail) {
  for (const RampInterval& interval : ramp) {
    if (cycle <= interval.cycles) return {interval.unit_amount, false};
    cycle -= interval.cycles;
  }
  const bool last = tail == RampTail::last && !ramp.empty();
  return {last ? ramp.back().unit_amount : price, !ramp.empty()};
}

std::int64_t ramp_cycles(const Ramp& ramp) {
  std::int64_t cycles = 0;
  for (const RampInterval& interval : ramp) cycles += interval.cycles;
  return cycles;
}

}  // namespace plangate
