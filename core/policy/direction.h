// Whether a change is an upgrade or a downgrade, and which criterion says so.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "catalog/plan.h"
#include "expr/cell.h"
#include "money/rational.h"

namespace plangate {

// The numbers are part of the binary interface.
enum class Direction : std::uint8_t { upgrade, downgrade, crossgrade, same, cancellation, unknown };
inline constexpr std::size_t direction_count = 6;
std::string_view name(Direction direction);

enum class Criterion : std::uint8_t { none, rank, interval, price };
std::string_view name(Criterion criterion);  // empty for none

// The criteria in the order in which they are asked; the first that tells two plans apart decides.
using DirectionOrder = std::vector<Criterion>;

// What a unit of a currency is worth, in a unit that all rates of a call share.
struct CurrencyRate {
  std::uint32_t currency = 0;  // packed
  std::uint16_t cell = 0;      // of the fact rates.<code>
};

struct ChangeDirection {
  Direction direction = Direction::unknown;
  Criterion by = Criterion::none;
  Cell open;  // the unknown or the error of a rate that it depends on; else null
};

class DirectionFinder {
 public:
  DirectionFinder(const DirectionOrder& order, const std::vector<CurrencyRate>& rates, const Cell* frame)
      : order_(order), rates_(rates), frame_(frame) {}

  // Of two different plans, both in the catalogue. Prices of two currencies without rates: unknown.
  ChangeDirection between(const Plan& current, const Plan& requested) const;

 private:
  ChangeDirection by_price(const Plan& current, const Plan& requested) const;
  const Cell* rate_of(Currency currency) const;

  const DirectionOrder& order_;
  const std::vector<CurrencyRate>& rates_;
  const Cell* frame_;
};

}  // namespace plangate
