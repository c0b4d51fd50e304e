#include "catalog/plan_update.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "catalog/terms_reader.h"
#include "json/canonical.h"
#include "json/decimal.h"
#include "json/text.h"

namespace plangate {
namespace {

using json::Member;
using json::Node;
using json::ObjectReader;
using json::Reporter;

enum class Kind : std::uint8_t { text, amount, count, unit, time, flag, ramp, currency };

struct Field {
  std::string_view name;
  std::string_view other_name;
  Kind kind = Kind::text;
  bool required = false;
  bool immutable = false;
};

enum Index : std::size_t {
  auto_renewal,
  created_at,
  currency,
  description,
  group,
  merchant_id,
  name,
  period,
  period_unit,
  plan_id,
  price,
  pricing_model,
  ramp_intervals,
  setup_fee,
  status,
  trial_period,
  trial_unit,
  updated_at,
  vendor_id,
  field_count
};

// In the order of the canonical form. The webhook page's table writes periodUOM, its examples periodUom.
constexpr Field fields[field_count] = {{"autoRenewal", {}, Kind::flag},
                                       {"createdAt", {}, Kind::time},
                                       {"currency", {}, Kind::currency, true, true},
                                       {"description", {}},
                                       {"group", {}},
                                       {"merchantId", {}},
                                       {"name", {}, Kind::text, true},
                                       {"period", {}, Kind::count, true, true},
                                       {"periodUOM", "periodUom", Kind::unit, false, true},
                                       {"planId", "id", Kind::text, true},
                                       {"price", {}, Kind::amount, true, true},
                                       {"pricingModel", {}, Kind::text, false, true},
                                       {"rampIntervals", {}, Kind::ramp, false, true},
                                       {"setupFee", {}, Kind::amount},
                                       {"status", {}, Kind::text, true},
                                       {"trialPeriod", {}, Kind::count},
                                       {"trialUOM", "trialUom", Kind::unit},
                                       {"updatedAt", {}, Kind::time, true},
                                       {"vendorId", {}}};

bool absent(const Node* node) { return node == nullptr || node->kind == Node::Kind::null; }

class UpdateReader {
 public:
  UpdateReader(const Node& node, const Path& path, const Reporter& report) : in_(node, path, report), report_(report) {}

  std::unique_ptr<PlanUpdate> read() {
    if (!in_.is_object()) return nullptr;
    for (std::size_t i = 0; i < field_count; ++i) read_field(static_cast<Index>(i));
    read_periods();
    in_.finish();
    if (!good_) return nullptr;
    write_texts();
    return std::move(owned_);
  }

 private:
  struct Value {
    std::string token;  // JSON; empty: absent, or the default
    bool given = false;
    std::optional<std::int64_t> number;
    std::optional<Period::Unit> unit;
    std::string_view name;  // as the document spells the field
  };

  void fail(issue::Code code, Index field, json::Message message) {
    report_.add(code, Path(in_.path(), values_[field].name), message);
    good_ = false;
  }

  void read_field(Index index) {
    const Field& field = fields[index];
    Value& value = values_[index];
    value.name = field.name;
    const Node* node = in_.field(field.name);
    const Node* other = field.other_name.empty() ? nullptr : in_.field(field.other_name);
    if (absent(node) && !absent(other)) {
      node = other;
      value.name = field.other_name;
    } else if (!absent(other) && json::canonical(*node) != json::canonical(*other)) {
      fail(issue::bad_value, index, {"\"", field.name, "\" and \"", field.other_name, "\" disagree."});
    }
    value.given = !absent(node);
    if (value.given) return read_value(index, *node);
    if (!field.required) return;
    report_.add(issue::missing_field, in_.path(), {"The field \"", field.name, "\" is missing."});
    good_ = false;
  }

  void read_value(Index index, const Node& node) {
    const Path path(in_.path(), values_[index].name);
    switch (fields[index].kind) {
      case Kind::text: return read_text(index, node, path);
      case Kind::amount: return read_money(index, node, path);
      case Kind::count: return read_number(index, node, path);
      case Kind::unit: return read_unit(index, node, path);
      case Kind::time: return read_point(index, node, path);
      case Kind::flag: return read_flag(index, node, path);
      case Kind::ramp: return read_intervals(index, node, path);
      case Kind::currency: return read_code(index, node, path);
    }
  }

  void read_text(Index index, const Node& node, const Path& path) {
    const std::string* text = json::as_string(node, path, report_);
    good_ &= text != nullptr;
    if (text == nullptr) return;
    if (index == pricing_model && *text != "fixed" && *text != "ramp")
      fail(issue::bad_value, index, {"\"", *text, "\" is no pricing model: fixed or ramp."});
    if (text->empty() && fields[index].required) fail(issue::bad_value, index, {"This text must not be empty."});
    values_[index].token = json::canonical(node);
    if (index == name) update_.name = *text;
    if (index == plan_id) update_.plan_id = *text;
    if (index == status) update_.terms.status_text = *text;
  }

  void read_money(Index index, const Node& node, const Path& path) {
    if (!update_.terms.price.currency) return;  // which is an issue of its own
    const auto amount = read_amount(node, *update_.terms.price.currency, path, report_);
    good_ &= amount.has_value();
    values_[index].number = amount;
    if (amount && (*amount != 0 || fields[index].required)) values_[index].token = canonical_decimal(node.text);
  }

  void read_number(Index index, const Node& node, const Path& path) {
    const auto count = read_count(node, path, report_);
    good_ &= count.has_value();
    values_[index].number = count;
    if (count && *count != 0) values_[index].token = std::to_string(*count);
  }

  void read_unit(Index index, const Node& node, const Path& path) {
    const std::string* text = json::as_string(node, path, report_);
    good_ &= text != nullptr;
    if (text == nullptr) return;
    values_[index].unit = parse_period_unit(*text);
    const std::string_view plural(*text);
    if (values_[index].unit)
      values_[index].token = join({"\"", plural.substr(0, plural.size() - (plural.ends_with('s') ? 1 : 0)), "\""});
    else fail(issue::bad_period, index, {"\"", *text, "\" is no unit: day, week, month, quarter or year."});
  }

  void read_point(Index index, const Node& node, const Path& path) {
    const auto time = read_time(node, path, report_);
    good_ &= time.has_value();
    if (!time) return;
    values_[index].token = join({"\"", format_timestamp(*time), "\""});
    if (index == updated_at) update_.updated_at = *time;
  }

  void read_flag(Index index, const Node& node, const Path& path) {
    const auto flag = json::as_bool(node, path, report_);
    good_ &= flag.has_value();
    update_.terms.auto_renewal = flag.value_or(false);
    if (update_.terms.auto_renewal) values_[index].token = "true";
  }

  void read_intervals(Index index, const Node& node, const Path& path) {
    update_.terms.ramp = read_ramp(node, path, update_.terms.price.currency, report_);
    good_ &= node.kind == Node::Kind::array && update_.terms.ramp.size() == node.items.size();
    if (good_ && !node.items.empty()) values_[index].token = ramp_token(update_.terms);
  }

  static std::string ramp_token(const Terms& terms) {
    const int digits = terms.price.currency->digits();
    std::string out;
    for (const RampInterval& interval : terms.ramp)
      out += join({out.empty() ? "[" : ",", "{\"cycles\":", std::to_string(interval.cycles),
                   ",\"unitAmount\":", canonical_decimal(format_scaled(interval.unit_amount, digits).view()), "}"});
    return join({out, "]"});
  }

  void read_code(Index index, const Node& node, const Path& path) {
    update_.terms.price.currency = read_currency(node, path, report_);
    good_ &= update_.terms.price.currency.has_value();
    values_[index].token = json::canonical(node);
  }

  void read_periods() {
    Terms& terms = update_.terms;
    terms.price.minor_units = values_[price].number.value_or(0);
    terms.setup_fee = values_[setup_fee].number.value_or(0);
    terms.period.unit = values_[period_unit].unit.value_or(Period::Unit::month);
    terms.period.count = values_[period].number.value_or(1);
    if (!is_period_count(terms.period.count))
      fail(issue::bad_period, period, {"A period is from 1 to 10000 units long."});
    read_trial(values_[trial_period].number.value_or(0));
  }

  void read_trial(std::int64_t length) {
    Value& unit = values_[trial_unit];
    if (length == 0) unit.token.clear();
    else if (!is_period_count(length)) fail(issue::bad_period, trial_period, {"A trial is at most 10000 units long."});
    else if (unit.unit) update_.terms.trial = Period{length, *unit.unit};
    else if (!unit.given) fail(issue::bad_period, trial_period, {"A trial needs its unit, trialUOM."});
  }

  void write_texts() {
    json::Writer all;
    json::Writer immutable;
    all.begin_object();
    immutable.begin_array();
    for (std::size_t i = 0; i < field_count; ++i) {
      const std::string& token = values_[i].token;
      if (fields[i].immutable) immutable.raw(token.empty() ? "null" : token);
      if (token.empty()) continue;
      all.key(fields[i].name);
      all.raw(token);
    }
    all.end_object();
    immutable.end_array();
    update_.text = all.take();
    update_.immutable = immutable.take();
  }

  ObjectReader in_;
  const Reporter& report_;
  std::unique_ptr<PlanUpdate> owned_ = std::make_unique<PlanUpdate>();
  PlanUpdate& update_ = *owned_;
  std::array<Value, field_count> values_;
  bool good_ = true;
};

const Node* member(const Node& node, std::size_t field) { return node.find(fields[field].name); }

void write_side(json::Writer& out, std::string_view side, const Node* node) {
  if (node == nullptr) return;
  out.key(side);
  json::write_canonical(out, *node);
}

Node parsed(std::string_view text) {
  Node root;
  Issues issues;
  if (!text.empty()) json::parse(text, text.size(), Document::update, root, issues);
  return root;
}

}  // namespace

std::unique_ptr<PlanUpdate> read_plan_update(const Node& node, const Path& path, const Reporter& report) {
  return UpdateReader(node, path, report).read();
}

std::unique_ptr<PlanUpdate> reread_plan_update(std::string_view text) {
  Issues issues;
  const Node root = parsed(text);
  return read_plan_update(root, Path(), Reporter(Document::update, issues));
}

void write_changes(json::Writer& out, std::string_view before, std::string_view after) {
  const Node old_plan = parsed(before);
  const Node new_plan = parsed(after);
  out.begin_object();
  for (std::size_t i = 0; i < field_count; ++i) {
    const Node* old_value = member(old_plan, i);
    const Node* new_value = member(new_plan, i);
    if (old_value == nullptr && new_value == nullptr) continue;
    if (old_value != nullptr && new_value != nullptr && json::canonical(*old_value) == json::canonical(*new_value))
      continue;
    out.key(fields[i].name);
    out.begin_object();
    write_side(out, "before", old_value);
    write_side(out, "after", new_value);
    out.end_object();
  }
  out.end_object();
}

}  // namespace plangate
