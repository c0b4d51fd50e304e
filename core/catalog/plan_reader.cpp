#include "catalog/plan_reader.h"

#include "catalog/terms_reader.h"
#include "json/canonical.h"

namespace plangate {
namespace {

using json::Member;
using json::Node;
using json::ObjectReader;
using json::Reporter;
using Plans = std::vector<std::unique_ptr<Plan>>;

std::optional<std::string> optional_text(ObjectReader& in, std::string_view name, const Reporter& report) {
  const Node* node = in.field(name);
  if (node == nullptr || node->kind == Node::Kind::null) return std::nullopt;
  const Path path(in.path(), name);
  const std::string* text = json::as_string(*node, path, report);
  if (text == nullptr) return std::nullopt;
  if (text->empty()) report.add(issue::bad_value, path, {"An empty text says nothing; leave the field out."});
  return *text;
}

void read_limits(const Node& node, const Path& path, Plan& plan, const Reporter& report) {
  if (!json::expect(node, Node::Kind::object, path, report)) return;
  plan.limits.clear();
  for (const Member* member : json::members_by_key(node)) {
    const Path at(path, member->key);
    Limit limit{member->key};
    if (member->value.kind == Node::Kind::string) {
      limit.unlimited = member->value.text == "unlimited";
      if (!limit.unlimited) report.add(issue::bad_value, at, {"A limit is a whole number or \"unlimited\"."});
    } else if (const auto value = json::as_int(member->value, at, report)) {
      limit.value = *value;
      if (*value < 0) report.add(issue::bad_value, at, {"A limit must not be negative."});
    }
    plan.limits.push_back(std::move(limit));
  }
}

void read_features(const Node& node, const Path& path, Plan& plan, const Reporter& report) {
  if (!json::expect(node, Node::Kind::array, path, report)) return;
  plan.features.clear();
  for (std::size_t i = 0; i < node.items.size(); ++i)
    if (const std::string* text = json::as_string(node.items[i], Path(path, i), report)) plan.features.push_back(*text);
}

// What a version may say differently.
void read_offered(ObjectReader& in, Plan& plan, const Reporter& report) {
  if (auto name = optional_text(in, "name", report)) {
    plan.name = std::move(*name);
    plan.named = true;
  }
  if (const Node* limits = in.field("limits"); limits != nullptr)
    read_limits(*limits, Path(in.path(), "limits"), plan, report);
  if (const Node* features = in.field("features"); features != nullptr)
    read_features(*features, Path(in.path(), "features"), plan, report);
}

// What all versions share.
void read_shared(ObjectReader& in, Plan& plan, const Reporter& report) {
  plan.group = optional_text(in, "group", report);
  plan.successor = optional_text(in, "successor", report);
  if (const Node* rank = in.field("rank"); rank != nullptr)
    plan.rank = json::as_int(*rank, Path(in.path(), "rank"), report);
}

void read_own_extras(ObjectReader& in, Plan& plan, const Reporter& report) {
  if (const Node* fee = in.field("setupFee"); fee != nullptr && plan.price.currency)
    plan.setup_fee = read_amount(*fee, *plan.price.currency, Path(in.path(), "setupFee"), report).value_or(0);
  if (const Node* ramp = in.field("ramp"); ramp != nullptr)
    plan.ramp = read_ramp(*ramp, Path(in.path(), "ramp"), plan.price.currency, report);
  if (const Node* trial = in.field("trial"); trial != nullptr)
    plan.trial = read_period(*trial, Path(in.path(), "trial"), report);
  if (const Node* renewal = in.field("autoRenewal"); renewal != nullptr)
    plan.auto_renewal = json::as_bool(*renewal, Path(in.path(), "autoRenewal"), report).value_or(true);
}

// A plan that is not the vendor's says itself what the vendor would.
void read_own_terms(ObjectReader& in, Plan& plan, const Reporter& report) {
  if (const Node* code = in.required("currency"); code != nullptr)
    plan.price.currency = read_currency(*code, Path(in.path(), "currency"), report);
  if (const Node* price = in.required("price"); price != nullptr && plan.price.currency)
    plan.price.minor_units = read_amount(*price, *plan.price.currency, Path(in.path(), "price"), report).value_or(0);
  if (const Node* period = in.required("period"); period != nullptr)
    plan.period = read_period(*period, Path(in.path(), "period"), report).value_or(Period());
  read_own_extras(in, plan, report);
  if (const auto status = optional_text(in, "status", report)) plan.status = *status;
  plan.selectable = plan.status == "active";
  if (!plan.name.empty()) return;
  const Node* name = in.required("name");
  if (name != nullptr && name->kind == Node::Kind::null) json::as_string(*name, Path(in.path(), "name"), report);
}

void read_terms(ObjectReader& in, Plan& plan, const Reporter& report) {
  plan.plan_id = optional_text(in, "planId", report);
  if (!plan.plan_id) return read_own_terms(in, plan, report);
  for (std::string_view name : {"price", "currency", "period", "setupFee", "ramp", "trial", "autoRenewal", "status"}) {
    if (in.field(name) == nullptr) continue;
    report.add(issue::vendor_field, Path(in.path(), name),
               {"The plan has a planId, so the vendor's plan says this; leave it out here."});
  }
}

std::unique_ptr<Plan> read_version(const Member& member, const Path& path, const Plan& shared, const Reporter& report) {
  auto plan = std::make_unique<Plan>(shared);
  plan->version = member.key;
  ObjectReader in(member.value, path, report);
  if (!in.is_object()) return plan;
  if (const Node* from = in.required("effectiveFrom"); from != nullptr)
    plan->effective_from = read_time(*from, Path(path, "effectiveFrom"), report);
  read_offered(in, *plan, report);
  read_terms(in, *plan, report);
  in.finish();
  return plan;
}

void read_versions(const Node& node, const Path& path, const Plan& shared, const Reporter& report, Plans& plans) {
  if (!json::expect(node, Node::Kind::object, path, report)) return;
  if (node.members.empty()) report.add(issue::bad_value, path, {"There must be at least one version."});
  for (const Member& member : node.members) {
    const Path at(path, member.key);
    plans.push_back(read_version(member, at, shared, report));
    const std::optional<Timestamp> from = plans.back()->effective_from;
    for (std::size_t i = plans.size() - 1; i > 0 && plans[i - 1]->effective_from >= from; --i) {
      if (from && plans[i - 1]->effective_from == from)
        report.add(issue::bad_value, Path(at, "effectiveFrom"), {"Another version takes effect at the same time."});
      plans[i].swap(plans[i - 1]);
    }
  }
}

}  // namespace

Plans read_plan(const Member& member, const Path& path, const Reporter& report) {
  Plans plans;
  auto plan = std::make_unique<Plan>();
  plan->code = member.key;
  ObjectReader in(member.value, path, report);
  if (in.is_object()) {
    read_offered(in, *plan, report);
    read_shared(in, *plan, report);
    if (const Node* versions = in.field("versions"); versions != nullptr)
      read_versions(*versions, Path(path, "versions"), *plan, report, plans);
    else read_terms(in, *plan, report);
    in.finish();
  }
  if (plans.empty()) plans.push_back(std::move(plan));
  return plans;
}

}  // namespace plangate
