#include "catalog/plan_update.h"

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

std::string quoted(std::string_view text) { return join({"\"", text, "\""}); }  // text that needs no escapes

class UpdateReader {
 public:
  UpdateReader(const Node& node, const Path& path, const Reporter& report)
      : in_(node, path, report), report_(report), issues_before_(report.count()) {}

  std::unique_ptr<PlanUpdate> read() {
    update_.terms.auto_renewal = false;
    values_[period].number = 1;
    values_[period_unit].number = static_cast<std::int64_t>(Period::Unit::month);
    values_[trial_unit].number = no_unit;
    for (std::size_t i = 0; in_.is_object() && i < field_count; ++i) read_field(static_cast<Index>(i));
    set_terms();
    in_.finish();
    if (report_.count() != issues_before_) return nullptr;
    write_texts();
    return std::move(owned_);
  }

 private:
  struct Value {
    std::string token;        // JSON in canonical form; empty: absent, or the default
    std::string_view name;    // as the document spells the field
    std::int64_t number = 0;  // of an amount, a count or a unit
  };
  static constexpr std::int64_t no_unit = -1;

  void fail(issue::Code code, Index field, json::Message message) {
    report_.add(code, Path(in_.path(), values_[field].name), message);
  }

  const Node* present(std::string_view name) {
    const Node* node = in_.field(name);
    return node == nullptr || node->kind == Node::Kind::null ? nullptr : node;
  }

  void read_field(Index index) {
    const Field& field = fields[index];
    std::string_view& name = values_[index].name;
    name = field.name;
    const Node* node = present(name);
    const Node* const other = field.other_name.empty() ? nullptr : present(field.other_name);
    if (node != nullptr && other != nullptr && json::canonical(*node) != json::canonical(*other))
      fail(issue::bad_value, index, {"\"", name, "\" and \"", field.other_name, "\" disagree."});
    if (node == nullptr && other != nullptr) {
      node = other;
      name = field.other_name;
    }
    if (node != nullptr) read_value(index, *node, Path(in_.path(), name));
    else if (field.required) report_.add(issue::missing_field, in_.path(), {"The field \"", name, "\" is missing."});
  }

  void read_value(Index index, const Node& node, const Path& path) {
    std::string& token = values_[index].token;
    switch (fields[index].kind) {
      case Kind::text: return read_text(index, node, path);
      case Kind::amount: return read_money(index, node, path);
      case Kind::unit: return read_unit(index, node, path);
      case Kind::count:
        values_[index].number = read_count(node, path, report_).value_or(values_[index].number);
        if (values_[index].number != 0) token = std::to_string(values_[index].number);
        return;
      case Kind::time:
        if (const auto time = read_time(node, path, report_)) {
          token = quoted(format_timestamp(*time));
          if (index == updated_at) update_.updated_at = *time;
        }
        return;
      case Kind::flag:
        update_.terms.auto_renewal = json::as_bool(node, path, report_).value_or(false);
        if (update_.terms.auto_renewal) token = "true";
        return;
      case Kind::ramp:
        update_.terms.ramp = read_ramp(node, path, update_.terms.price.currency, report_);
        if (!update_.terms.ramp.empty()) token = ramp_token(update_.terms);
        return;
      case Kind::currency:
        update_.terms.price.currency = read_currency(node, path, report_);
        token = json::canonical(node);
        return;
    }
  }

  void read_text(Index index, const Node& node, const Path& path) {
    const std::string* text = json::as_string(node, path, report_);
    if (text == nullptr) return;
    if (index == pricing_model && *text != "fixed" && *text != "ramp")
      fail(issue::bad_value, index, {"\"", *text, "\" is no pricing model: fixed or ramp."});
    if (text->empty() && fields[index].required) fail(issue::bad_value, index, {"This text must not be empty."});
    values_[index].token = json::canonical(node);
    if (index == name) update_.name = *text;
    if (index == plan_id) update_.plan_id = *text;
    if (index == status) update_.terms.status = *text;
  }

  void read_money(Index index, const Node& node, const Path& path) {
    if (!update_.terms.price.currency) return;  // which is an issue of its own
    const auto amount = read_amount(node, *update_.terms.price.currency, path, report_);
    if (!amount) return;
    values_[index].number = *amount;
    if (*amount != 0 || fields[index].required) values_[index].token = canonical_decimal(node.text);
  }

  void read_unit(Index index, const Node& node, const Path& path) {
    const std::string* text = json::as_string(node, path, report_);
    const auto unit = text == nullptr ? std::nullopt : parse_period_unit(*text);
    values_[index].number = static_cast<std::int64_t>(unit.value_or(Period::Unit::month));
    if (unit) values_[index].token = quoted(std::string_view(*text).substr(0, text->find('s')));
    else if (text != nullptr)
      fail(issue::bad_period, index, {"\"", *text, "\" is no unit: day, week, month, quarter or year."});
  }

  static std::string ramp_token(const Terms& terms) {
    const int digits = terms.price.currency->digits();
    json::Writer out;
    out.begin_array();
    for (const RampInterval& interval : terms.ramp) {
      out.begin_object();
      out.key("cycles");
      out.number(interval.cycles);
      out.key("unitAmount");
      out.raw(canonical_decimal(format_scaled(interval.unit_amount, digits).view()));
      out.end_object();
    }
    out.end_array();
    return out.take();
  }

  Period period_of(Index length, Index unit) const {
    return {values_[length].number, static_cast<Period::Unit>(values_[unit].number)};
  }

  void set_terms() {
    Terms& terms = update_.terms;
    terms.price.minor_units = values_[price].number;
    terms.setup_fee = values_[setup_fee].number;
    terms.period = period_of(period, period_unit);
    if (!is_period_count(terms.period.count))
      fail(issue::bad_period, period, {"A period is from 1 to 10000 units long."});
    if (values_[period_unit].token.empty()) values_[period_unit].token = quoted("month");
    const std::string_view other_model = terms.ramp.empty() ? R"("ramp")" : R"("fixed")";
    if (report_.count() == issues_before_ && values_[pricing_model].token == other_model)
      fail(issue::bad_value, ramp_intervals, {"A plan has ramp intervals just when its pricing model is ramp."});
    const Period trial = period_of(trial_period, trial_unit);
    if (trial.count == 0) return values_[trial_unit].token.clear();
    terms.trial = trial;
    if (!is_period_count(trial.count)) fail(issue::bad_period, trial_period, {"A trial is at most 10000 units long."});
    else if (values_[trial_unit].number == no_unit)
      fail(issue::bad_period, trial_period, {"A trial needs its unit, trialUOM."});
  }

  void write_texts() {
    json::Writer all;
    all.begin_object();
    for (std::size_t i = 0; i < field_count; ++i) {
      const std::string& token = values_[i].token;
      if (fields[i].immutable) update_.immutable += join({token, ","});
      if (token.empty()) continue;
      all.key(fields[i].name);
      all.raw(token);
    }
    all.end_object();
    update_.text = all.take();
  }

  ObjectReader in_;
  const Reporter& report_;
  const std::size_t issues_before_;
  std::unique_ptr<PlanUpdate> owned_ = std::make_unique<PlanUpdate>();
  PlanUpdate& update_ = *owned_;
  Value values_[field_count];
};

// Of a plan in canonical form; empty where it has no such field.
std::string field_text(const Node& plan, std::string_view field) {
  const Node* value = plan.find(field);
  return value == nullptr ? std::string() : json::canonical(*value);
}

void write_side(json::Writer& out, std::string_view side, std::string_view value) {
  if (value.empty()) return;
  out.key(side);
  out.raw(value);
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
  if (text.empty()) return std::make_unique<PlanUpdate>();
  Issues issues;
  const Node root = parsed(text);
  return read_plan_update(root, Path(), Reporter(Document::update, issues));
}

void write_changes(json::Writer& out, std::string_view before, std::string_view after) {
  const Node old_plan = parsed(before);
  const Node new_plan = parsed(after);
  out.begin_object();
  for (const Field& field : fields) {
    const std::string old_value = field_text(old_plan, field.name);
    const std::string new_value = field_text(new_plan, field.name);
    if (old_value == new_value) continue;
    out.key(field.name);
    out.begin_object();
    write_side(out, "before", old_value);
    write_side(out, "after", new_value);
    out.end_object();
  }
  out.end_object();
}

}  // namespace plangate
