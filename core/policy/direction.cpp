#include "policy/direction.h"

#include "expr/values.h"
#include "json/number_text.h"

namespace plangate {
namespace {

constexpr std::uint64_t powers_of_ten[] = {1, 10, 100, 1000, 10000};

Direction by_order(int order) { return order > 0 ? Direction::upgrade : Direction::downgrade; }

// Ranks compare within a group; plans without one are a group of their own.
int compare_ranks(const Plan& current, const Plan& requested) {
  if (!current.rank || !requested.rank || current.group != requested.group) return 0;
  return *requested.rank < *current.rank ? -1 : *requested.rank > *current.rank ? 1 : 0;
}

// As prices of the same amount: the longer the period, the lower.
int compare_intervals(const Plan& current, const Plan& requested) {
  return compare(normalised_price(1, current.period), normalised_price(1, requested.period));
}

// In whole units of its currency, times the rate.
std::optional<Rational> converted(const Plan& plan, const Cell& rate_cell) {
  const std::optional<Rational> rate = parse_rate(shortest_text(rate_cell.floating));
  if (!rate) return std::nullopt;
  const Rational price = normalised_price(plan.price.minor_units, plan.period);
  const auto scaled = price.times(1, powers_of_ten[plan.price.currency->digits()]);
  return scaled
             ? scaled->times(static_cast<std::uint64_t>(rate->numerator), static_cast<std::uint64_t>(rate->denominator))
             : std::nullopt;
}

}  // namespace

std::string_view name(Direction direction) {
  constexpr std::string_view names[direction_count] = {"upgrade", "downgrade",    "crossgrade",
                                                       "same",    "cancellation", "unknown"};
  return names[static_cast<std::size_t>(direction)];
}

std::string_view name(Criterion criterion) {
  constexpr std::string_view names[] = {"", "rank", "interval", "price"};
  return names[static_cast<std::size_t>(criterion)];
}

const Cell* DirectionFinder::rate_of(Currency currency) const {
  for (const CurrencyRate& rate : rates_)
    if (rate.currency == currency.packed()) return frame_ + rate.cell;
  return nullptr;
}

ChangeDirection DirectionFinder::by_price(const Plan& current, const Plan& requested) const {
  const std::optional<Currency>& from = current.price.currency;
  const std::optional<Currency>& to = requested.price.currency;
  if (!from || !to) return {Direction::unknown, Criterion::price, Cell::null()};
  Rational prices[] = {normalised_price(current.price.minor_units, current.period),
                       normalised_price(requested.price.minor_units, requested.period)};
  if (from->packed() != to->packed()) {
    const Cell* rates[] = {rate_of(*from), rate_of(*to)};
    if (rates[0] == nullptr || rates[1] == nullptr) return {Direction::unknown, Criterion::price, Cell::null()};
    for (const Cell* rate : rates)
      if (!rate->definite()) return {Direction::unknown, Criterion::price, *rate};
    const auto old_price = converted(current, *rates[0]);
    const auto new_price = converted(requested, *rates[1]);
    if (!old_price || !new_price) return {Direction::unknown, Criterion::price, error(EvalError::range)};
    prices[0] = *old_price;
    prices[1] = *new_price;
  }
  const int order = compare(prices[1], prices[0]);
  return {order == 0 ? Direction::crossgrade : by_order(order), Criterion::price, Cell::null()};
}

ChangeDirection DirectionFinder::between(const Plan& current, const Plan& requested) const {
  for (const Criterion criterion : order_) {
    if (criterion == Criterion::price) {
      const ChangeDirection found = by_price(current, requested);
      if (found.direction != Direction::crossgrade) return found;
      continue;
    }
    const bool no_terms = !current.price.currency || !requested.price.currency;
    if (criterion == Criterion::interval && no_terms) return {Direction::unknown, criterion, Cell::null()};
    const int order =
        criterion == Criterion::rank ? compare_ranks(current, requested) : compare_intervals(current, requested);
    if (order != 0) return {by_order(order), criterion, Cell::null()};
  }
  return {Direction::crossgrade, Criterion::none, Cell::null()};
}

}  // namespace plangate
