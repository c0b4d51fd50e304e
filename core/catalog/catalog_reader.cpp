#include <algorithm>

#include "catalog/catalog.h"
#include "catalog/plan_update.h"
#include "json/reader.h"
#include "json/text.h"

namespace plangate {
namespace {

using json::Member;
using json::Node;
using json::ObjectReader;
using json::Reporter;

struct VendorPlan {
  PlanUpdate update;
  std::size_t index;
  bool mapped = false;
};

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
  for (const Member& member : node.members) {
    const Path at(path, member.key);
    Limit limit{member.key};
    if (member.value.kind == Node::Kind::string) {
      limit.unlimited = member.value.text == "unlimited";
      if (!limit.unlimited) report.add(issue::bad_value, at, {"A limit is a whole number or \"unlimited\"."});
    } else if (const auto value = json::as_int(member.value, at, report)) {
      limit.value = *value;
      if (*value < 0) report.add(issue::bad_value, at, {"A limit must not be negative."});
    }
    plan.limits.push_back(std::move(limit));
  }
  const auto by_name = [](const Limit& a, const Limit& b) { return a.name < b.name; };
  std::make_heap(plan.limits.begin(), plan.limits.end(), by_name);
  std::sort_heap(plan.limits.begin(), plan.limits.end(), by_name);
}

void read_features(const Node& node, const Path& path, Plan& plan, const Reporter& report) {
  if (!json::expect(node, Node::Kind::array, path, report)) return;
  for (std::size_t i = 0; i < node.items.size(); ++i)
    if (const std::string* text = json::as_string(node.items[i], Path(path, i), report)) plan.features.push_back(*text);
}

std::optional<Period> read_period(const Node& node, const Path& path, const Reporter& report) {
  const std::string* text = json::as_string(node, path, report);
  if (text == nullptr) return std::nullopt;
  const std::optional<Period> period = parse_period(*text);
  if (!period) report.add(issue::bad_period, path, {"\"", *text, "\" is no period such as \"1 month\"."});
  return period;
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
  if (const auto status = optional_text(in, "status", report)) plan.status_text = *status;
}

void take_vendor_terms(ObjectReader& in, Plan& plan, std::vector<VendorPlan>& vendor, const Reporter& report) {
  for (std::string_view name : {"price", "currency", "period", "setupFee", "ramp", "trial", "autoRenewal", "status"}) {
    if (in.field(name) == nullptr) continue;
    report.add(issue::vendor_field, Path(in.path(), name),
               {"The plan has a planId, so the vendor's plan says this; leave it out here."});
  }
  const Path path(in.path(), "planId");
  const auto found = std::find_if(vendor.begin(), vendor.end(),
                                  [&](const VendorPlan& v) { return v.update.plan_id == *plan.plan_id; });
  if (found == vendor.end()) {
    report.add(issue::missing_vendor_plan, path, {"No plan under \"vendor\" has the planId \"", *plan.plan_id, "\"."});
    return;
  }
  if (found->mapped)
    report.add(issue::duplicate_plan_id, path, {"Another plan has the planId \"", *plan.plan_id, "\" already."});
  found->mapped = true;
  if (plan.name.empty()) plan.name = found->update.name;
  plan.price = found->update.price;
  plan.period = found->update.period;
  plan.ramp = found->update.ramp;
  plan.setup_fee = found->update.setup_fee;
  plan.trial = found->update.trial;
  plan.auto_renewal = found->update.auto_renewal;
  plan.status_text = found->update.status;
}

Plan read_plan(const Member& member, const Path& path, std::vector<VendorPlan>& vendor, const Reporter& report) {
  Plan plan;
  plan.code = member.key;
  ObjectReader in(member.value, path, report);
  if (!in.is_object()) return plan;
  plan.name = optional_text(in, "name", report).value_or("");
  plan.plan_id = optional_text(in, "planId", report);
  plan.group = optional_text(in, "group", report);
  plan.successor = optional_text(in, "successor", report);
  if (const Node* rank = in.field("rank"); rank != nullptr) plan.rank = json::as_int(*rank, Path(path, "rank"), report);
  if (const Node* limits = in.field("limits"); limits != nullptr)
    read_limits(*limits, Path(path, "limits"), plan, report);
  if (const Node* features = in.field("features"); features != nullptr)
    read_features(*features, Path(path, "features"), plan, report);
  in.refuse_later("versions", "The field \"versions\"");
  if (plan.plan_id) {
    take_vendor_terms(in, plan, vendor, report);
  } else read_own_terms(in, plan, report);
  if (!plan.plan_id && plan.name.empty()) in.required("name");
  plan.status = parse_status(plan.status_text);
  in.finish();
  return plan;
}

std::vector<VendorPlan> read_vendor(const Node* node, const Path& path, const Reporter& report) {
  std::vector<VendorPlan> vendor;
  if (node == nullptr || !json::expect(*node, Node::Kind::array, path, report)) return vendor;
  for (std::size_t i = 0; i < node->items.size(); ++i) {
    const Path at(path, i);
    std::optional<PlanUpdate> update = read_plan_update(node->items[i], at, report);
    if (!update || update->plan_id.empty()) continue;
    const auto same = [&](const VendorPlan& other) { return other.update.plan_id == update->plan_id; };
    const bool twice = std::any_of(vendor.begin(), vendor.end(), same);
    if (twice)
      report.add(issue::duplicate_plan_id, Path(at, "planId"),
                 {"The planId \"", update->plan_id, "\" stands here twice."});
    if (!twice) vendor.push_back({std::move(*update), i});
  }
  return vendor;
}

}  // namespace

Catalog Catalog::read(std::string_view text, Issues& issues) {
  Catalog catalog;
  Node root;
  const Reporter report(Document::catalog, issues);
  if (!json::parse(text, max_bytes, Document::catalog, root, issues)) return catalog;
  const Path top;
  ObjectReader in(root, top, report);
  json::read_header(in, report);
  const Path vendor_path(top, "vendor");
  const Path plans_path(top, "plans");
  std::vector<VendorPlan> vendor = read_vendor(in.field("vendor"), vendor_path, report);
  const Node* plans = in.required("plans");
  if (plans != nullptr && json::expect(*plans, Node::Kind::object, plans_path, report)) {
    catalog.limits_known_ = true;
    for (const Member& member : plans->members) {
      const Node* limits = member.value.find("limits");
      catalog.limits_known_ &=
          member.value.kind == Node::Kind::object && (limits == nullptr || limits->kind == Node::Kind::object);
      catalog.plans_.push_back(read_plan(member, Path(plans_path, member.key), vendor, report));
    }
  }
  in.finish();
  catalog.index();
  for (const Plan& plan : catalog.plans_)
    if (plan.successor && catalog.find(*plan.successor) == none)
      report.add(issue::unknown_successor, Path(Path(plans_path, plan.code), "successor"),
                 {"There is no plan \"", *plan.successor, "\"."});
  for (const VendorPlan& plan : vendor)
    if (!plan.mapped)
      report.warn(issue::unmapped_vendor_plan, Path(vendor_path, plan.index),
                  {"No plan has the planId \"", plan.update.plan_id, "\", so nobody can choose it."});
  return catalog;
}

}  // namespace plangate
