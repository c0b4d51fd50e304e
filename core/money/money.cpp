#include "money/money.h"

#include "json/decimal.h"
#include "json/text.h"
#include "money/currency_table.h"

namespace plangate {

std::optional<Currency> Currency::find(std::string_view code) {
  constexpr std::size_t width = 4;
  if (code.size() != 3) return std::nullopt;
  std::size_t low = 0;
  std::size_t high = currency_table.size() / width;
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    const std::string_view entry = currency_table.substr(middle * width, width);
    const int order = entry.substr(0, 3).compare(code);
    if (order == 0) {
      Currency found;
      for (std::size_t i = 0; i < 3; ++i) found.letters_[i] = entry[i];
      found.digits_ = static_cast<std::uint8_t>(entry[3] - '0');
      return found;
    }
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return std::nullopt;
}

std::uint32_t Currency::packed() const {
  std::uint32_t bits = digits_;
  for (char letter : letters_) bits = bits << 8 | static_cast<unsigned char>(letter);
  return bits;
}

Currency Currency::unpack(std::uint32_t packed) {
  Currency currency;
  currency.digits_ = static_cast<std::uint8_t>(packed >> 24);
  for (int i = 2; i >= 0; --i, packed >>= 8) currency.letters_[i] = static_cast<char>(packed & 0xFF);
  return currency;
}

std::optional<Money> parse_money(std::string_view text) {
  const std::size_t space = text.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const std::optional<Currency> currency = Currency::find(text.substr(space + 1));
  if (!currency) return std::nullopt;
  const auto minor_units = parse_minor_units(text.substr(0, space), *currency);
  return minor_units ? std::optional(Money{*minor_units, *currency}) : std::nullopt;
}

std::optional<std::int64_t> parse_minor_units(std::string_view decimal, Currency currency) {
  return parse_scaled(decimal, currency.digits());
}

std::string format_money(std::int64_t minor_units, Currency currency) {
  std::string out(format_scaled(minor_units, currency.digits()).view());
  return join({out, " ", currency.code()});
}

}  // namespace plangate
