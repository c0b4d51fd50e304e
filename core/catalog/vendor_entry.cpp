#include "catalog/vendor_entry.h"

#include "catalog/terms_reader.h"
#include "json/text.h"

namespace plangate {

using json::Node;
using json::ObjectReader;
using json::Reporter;

namespace {

std::optional<Timestamp> required_time(ObjectReader& in, std::string_view name, const Reporter& report) {
  const Node* node = in.required(name);
  return node == nullptr ? std::nullopt : read_time(*node, Path(in.path(), name), report);
}

std::optional<VendorEntry> read_reconciled(const Node& node, const Path& path, const Reporter& report) {
  ObjectReader in(node, path, report);
  const auto at = required_time(in, "reconciledAt", report);
  in.finish();
  return at ? std::optional(reconciled_entry(*at)) : std::nullopt;
}

std::optional<VendorEntry> read_listed(const Node& node, const Path& path, const Reporter& report) {
  ObjectReader in(node, path, report);
  const auto at = required_time(in, "listedAt", report);
  const Node* id = in.required("planId");
  const std::string* plan_id = id == nullptr ? nullptr : json::as_string(*id, Path(path, "planId"), report);
  const Node* plan = in.required("plan");
  in.finish();
  if (!at || plan_id == nullptr || plan == nullptr) return std::nullopt;
  if (plan->kind == Node::Kind::null) return listed_entry(*plan_id, *at, nullptr);
  const Path plan_path(path, "plan");
  std::unique_ptr<PlanUpdate> update = read_plan_update(*plan, plan_path, report);
  if (!update) return std::nullopt;
  if (update->plan_id == *plan_id) return listed_entry(*plan_id, *at, std::move(update));
  report.add(issue::bad_value, Path(plan_path, "planId"), {"This is another planId than that of the entry."});
  return std::nullopt;
}

}  // namespace

std::optional<VendorEntry> read_vendor_entry(const Node& node, const Path& path, const Reporter& report) {
  if (node.find("reconciledAt") != nullptr) return read_reconciled(node, path, report);
  if (node.find("listedAt") != nullptr) return read_listed(node, path, report);
  std::unique_ptr<PlanUpdate> update = read_plan_update(node, path, report);
  return update ? std::optional(update_entry(std::move(update))) : std::nullopt;
}

VendorEntry update_entry(std::unique_ptr<PlanUpdate> plan) {
  VendorEntry entry;
  entry.plan_id = plan->plan_id;
  entry.at = plan->updated_at;
  entry.plan = std::move(plan);
  return entry;
}

VendorEntry listed_entry(std::string plan_id, Timestamp at, std::unique_ptr<PlanUpdate> plan) {
  VendorEntry entry;
  entry.kind = VendorEntry::Kind::listed;
  entry.plan_id = std::move(plan_id);
  entry.at = plan ? std::max(at, plan->updated_at) : at;
  entry.plan = std::move(plan);
  return entry;
}

VendorEntry reconciled_entry(Timestamp at) {
  VendorEntry entry;
  entry.kind = VendorEntry::Kind::reconciled;
  entry.at = at;
  return entry;
}

std::string listed_text(std::string_view plan_id, Timestamp at, std::string_view plan) {
  json::Writer out;
  out.begin_object();
  out.field("listedAt", format_timestamp(at));
  out.key("plan");
  out.raw(plan.empty() ? "null" : plan);
  out.field("planId", plan_id);
  out.end_object();
  return out.take();
}

std::string VendorEntry::text() const {
  if (kind == Kind::reconciled) return join({"{\"reconciledAt\":\"", format_timestamp(at), "\"}"});
  if (kind == Kind::listed) return listed_text(plan_id, at, plan ? std::string_view(plan->text) : std::string_view());
  return plan->text;
}

}  // namespace plangate
