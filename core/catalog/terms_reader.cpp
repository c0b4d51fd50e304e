#include "catalog/terms_reader.h"

namespace plangate {

using json::Node;
using json::ObjectReader;
using json::Reporter;

namespace {

void refuse(std::string_view text, std::string_view what, issue::Code code, const Path& path, const Reporter& report) {
  report.add(code, path, {"\"", text, "\" is no ", what, "."});
}

}  // namespace

std::optional<Currency> read_currency(const Node& node, const Path& path, const Reporter& report) {
  const std::string* code = json::as_string(node, path, report);
  if (code == nullptr) return std::nullopt;
  const std::optional<Currency> currency = Currency::find(*code);
  if (!currency) refuse(*code, "ISO 4217 currency code", issue::unknown_currency, path, report);
  return currency;
}

std::optional<std::int64_t> read_amount(const Node& node, Currency currency, const Path& path, const Reporter& report) {
  const std::string* text = json::as_number_text(node, path, report);
  if (text == nullptr) return std::nullopt;
  const std::optional<std::int64_t> amount = parse_minor_units(*text, currency);
  if (amount && *amount >= 0) return amount;
  report.add(issue::bad_amount, path,
             {"\"", *text, "\" is no amount in ", currency.code(), ": a decimal, not negative, with at most ",
              std::to_string(currency.digits()), " digits behind the point."});
  return std::nullopt;
}

Ramp read_ramp(const Node& node, const Path& path, const std::optional<Currency>& currency, const Reporter& report) {
  Ramp ramp;
  if (!json::expect(node, Node::Kind::array, path, report)) return ramp;
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    const Path at(path, i);
    const Path cycles_path(at, "cycles");
    ObjectReader interval(node.items[i], at, report);
    const Node* amount = interval.required("unitAmount");
    const auto price =
        amount != nullptr && currency ? read_amount(*amount, *currency, Path(at, "unitAmount"), report) : std::nullopt;
    const Node* cycles = interval.required("cycles");
    const auto count = cycles != nullptr ? read_count(*cycles, cycles_path, report) : std::nullopt;
    if (count && !is_period_count(*count))
      report.add(issue::bad_value, cycles_path, {"A ramp interval lasts from 1 to 10000 cycles."});
    else if (count && price) ramp.push_back({*price, *count});
    interval.finish();
  }
  return ramp;
}

std::optional<Period> read_period(const Node& node, const Path& path, const Reporter& report) {
  const std::string* text = json::as_string(node, path, report);
  if (text == nullptr) return std::nullopt;
  const std::optional<Period> period = parse_period(*text);
  if (!period) refuse(*text, "period such as \"1 month\"", issue::bad_period, path, report);
  return period;
}

std::optional<Timestamp> read_time(const Node& node, const Path& path, const Reporter& report) {
  const std::string* text = json::as_string(node, path, report);
  if (text == nullptr) return std::nullopt;
  const std::optional<Timestamp> time = parse_timestamp(*text);
  if (!time) refuse(*text, "RFC 3339 time", issue::bad_value, path, report);
  return time;
}

std::optional<std::int64_t> read_count(const Node& node, const Path& path, const Reporter& report) {
  const std::optional<std::int64_t> value = json::as_int(node, path, report);
  if (!value || *value >= 0) return value;
  report.add(issue::bad_value, path, {"This must not be negative."});
  return std::nullopt;
}

}  // namespace plangate
