// Amounts of money as whole minor units of an ISO 4217 currency. Exact: nothing here rounds, nothing passes a double.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace plangate {

// An ISO 4217 currency: its three letters and how many digits stand behind the point (JPY 0, GBP 2, KWD 3, CLF 4).
class Currency {
 public:
  Currency() = default;                                        // none: equal to no code of the table
  static std::optional<Currency> find(std::string_view code);  // "GBP"; nothing for a code not in the table

  std::string_view code() const { return {letters_, 3}; }
  int digits() const { return digits_; }

  // All of a currency in 32 bits, equal exactly for equal currencies, so that a cell can carry it.
  std::uint32_t packed() const;
  static Currency unpack(std::uint32_t packed);

 private:
  char letters_[3] = {};
  std::uint8_t digits_ = 0;
};

// An amount. Expressions calculate with it (expr/values.cpp): exactly, or with an error.
struct Money {
  std::int64_t minor_units = 0;
  Currency currency;
};

std::optional<Money> parse_money(std::string_view text);  // "99.99 GBP", exactly as format_money writes it

// A decimal such as "99.99" in minor units (9999). Nothing for excess digits, overflow or text that is no number.
std::optional<std::int64_t> parse_minor_units(std::string_view decimal, Currency currency);

std::string format_money(std::int64_t minor_units, Currency currency);  // "99.99 GBP"

}  // namespace plangate
