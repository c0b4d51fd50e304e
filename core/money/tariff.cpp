#include "money/tariff.h"

#include <algorithm>

namespace plangate {

Billing::Billing(const Tariff& tariff, Cycles cycles, std::int64_t number, RampTail tail, std::int64_t first)
    : tariff_(tariff),
      cycles_(cycles),
      number_(number),
      tail_(tail),
      last_(std::max(first, ramp_cycles(*tariff.ramp) - number)) {}

std::optional<std::int64_t> Billing::amount(std::int64_t n) {
  const CyclePrice price = price_of_cycle(*tariff_.ramp, tariff_.price, number(n), tail_);
  tail_decided_ |= price.in_tail && tariff_.ramp->back().unit_amount != tariff_.price;
  std::int64_t amount = 0;
  if (__builtin_mul_overflow(price.minor_units, tariff_.quantity, &amount)) return std::nullopt;
  return amount;
}

}  // namespace plangate
