#include "catalog/plan_update.h"

#include "json/decimal.h"
#include "json/text.h"
#include "time/timestamp.h"

namespace plangate {
namespace {

using json::Node;
using json::ObjectReader;
using json::Reporter;

bool absent(const Node* node) { return node == nullptr || node->kind == Node::Kind::null; }

std::string text_field(const Node* node, std::string_view name, const Path& parent, const Reporter& report) {
  if (node == nullptr) return {};
  const std::string* text = json::as_string(*node, Path(parent, name), report);
  return text == nullptr ? std::string() : *text;
}

void optional_text(ObjectReader& in, std::string_view name, const Reporter& report) {
  const Node* node = in.field(name);
  if (!absent(node)) json::as_string(*node, Path(in.path(), name), report);
}

std::optional<Period::Unit> optional_unit(ObjectReader& in, std::string_view name, const Reporter& report) {
  const Node* node = in.field(name);
  if (absent(node)) return std::nullopt;
  const Path path(in.path(), name);
  const std::string* text = json::as_string(*node, path, report);
  const auto unit = text == nullptr ? std::nullopt : parse_period_unit(*text);
  if (text != nullptr && !unit)
    report.add(issue::bad_period, path, {"\"", *text, "\" is no unit: day, week, month, quarter or year."});
  return unit;
}

void optional_time(ObjectReader& in, std::string_view name, const Reporter& report) {
  const Node* node = in.field(name);
  if (absent(node)) return;
  const Path path(in.path(), name);
  const std::string* text = json::as_string(*node, path, report);
  if (text != nullptr && !parse_timestamp(*text))
    report.add(issue::bad_value, path, {"\"", *text, "\" is no RFC 3339 time."});
}

std::optional<std::int64_t> whole_number(const Node& node, const Path& path, const Reporter& report) {
  const std::optional<std::int64_t> value = json::as_int(node, path, report);
  if (!value || *value >= 0) return value;
  report.add(issue::bad_value, path, {"This must not be negative."});
  return std::nullopt;
}

// The page's table writes periodUOM, its examples periodUom.
Period read_period(ObjectReader& in, const Reporter& report) {
  Period period;
  const Node* unit = in.field("periodUOM");
  const std::string_view name = absent(unit) ? "periodUom" : "periodUOM";
  const Node* other = in.field("periodUom");
  if (absent(unit)) unit = other;
  if (!absent(unit)) {
    const Path path(in.path(), name);
    const std::string* text = json::as_string(*unit, path, report);
    const auto parsed = text == nullptr ? std::nullopt : parse_period_unit(*text);
    if (parsed) period.unit = *parsed;
    else if (text != nullptr)
      report.add(issue::bad_period, path, {"\"", *text, "\" is no unit: day, week, month, quarter or year."});
  }
  const Node* count = in.required("period");
  if (count == nullptr) return period;
  const Path path(in.path(), "period");
  const std::optional<std::int64_t> value = json::as_int(*count, path, report);
  if (value && is_period_count(*value)) period.count = *value;
  else if (value) report.add(issue::bad_period, path, {"A period is from 1 to 10000 units long."});
  return period;
}

std::optional<Period> read_trial(ObjectReader& in, const Reporter& report) {
  const auto upper = optional_unit(in, "trialUOM", report);
  const auto lower = optional_unit(in, "trialUom", report);
  const auto unit = upper ? upper : lower;
  const Node* length = in.field("trialPeriod");
  if (absent(length)) return std::nullopt;
  const Path path(in.path(), "trialPeriod");
  const std::optional<std::int64_t> count = whole_number(*length, path, report);
  if (!count || *count == 0) return std::nullopt;
  if (!is_period_count(*count)) report.add(issue::bad_period, path, {"A trial is at most 10000 units long."});
  else if (unit) return Period{*count, *unit};
  else report.add(issue::bad_period, path, {"A trial needs its unit, trialUOM."});
  return std::nullopt;
}

void read_the_rest(ObjectReader& in, PlanUpdate& update, const Reporter& report) {
  const std::optional<Currency>& currency = update.price.currency;
  for (std::string_view name : {"vendorId", "merchantId", "description", "group", "pricingModel"})
    optional_text(in, name, report);
  for (std::string_view name : {"createdAt", "updatedAt"}) optional_time(in, name, report);
  update.trial = read_trial(in, report);
  if (const Node* renewal = in.field("autoRenewal"); !absent(renewal))
    update.auto_renewal = json::as_bool(*renewal, Path(in.path(), "autoRenewal"), report).value_or(false);
  if (const Node* fee = in.field("setupFee"); !absent(fee) && currency)
    update.setup_fee = read_amount(*fee, *currency, Path(in.path(), "setupFee"), report).value_or(0);
  if (const Node* ramp = in.field("rampIntervals"); !absent(ramp))
    update.ramp = read_ramp(*ramp, Path(in.path(), "rampIntervals"), currency, report);
}

}  // namespace

std::optional<Currency> read_currency(const Node& node, const Path& path, const Reporter& report) {
  const std::string* code = json::as_string(node, path, report);
  if (code == nullptr) return std::nullopt;
  const std::optional<Currency> currency = Currency::find(*code);
  if (!currency) report.add(issue::unknown_currency, path, {"\"", *code, "\" is no ISO 4217 currency code."});
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
    const auto count = cycles != nullptr ? whole_number(*cycles, cycles_path, report) : std::nullopt;
    if (count && !is_period_count(*count))
      report.add(issue::bad_value, cycles_path, {"A ramp interval lasts from 1 to 10000 cycles."});
    else if (count && price) ramp.push_back({*price, *count});
    interval.finish();
  }
  return ramp;
}

std::optional<PlanUpdate> read_plan_update(const Node& node, const Path& path, const Reporter& report) {
  PlanUpdate update;
  ObjectReader in(node, path, report);
  if (!in.is_object()) return std::nullopt;
  update.plan_id = text_field(in.required("planId"), "planId", path, report);
  update.name = text_field(in.required("name"), "name", path, report);
  update.status = text_field(in.required("status"), "status", path, report);
  if (const Node* code = in.required("currency"); code != nullptr)
    update.price.currency = read_currency(*code, Path(path, "currency"), report);
  if (const Node* price = in.required("price"); price != nullptr && update.price.currency)
    update.price.minor_units = read_amount(*price, *update.price.currency, Path(path, "price"), report).value_or(0);
  update.period = read_period(in, report);
  read_the_rest(in, update, report);
  in.finish();
  return update;
}

}  // namespace plangate
