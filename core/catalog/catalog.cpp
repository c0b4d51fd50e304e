#include "catalog/catalog.h"

#include <algorithm>
#include <iterator>

#include "json/sort.h"
#include "json/text.h"

namespace plangate {

const Limit* Plan::limit(std::string_view limit_name) const {
  const auto found = std::lower_bound(limits.begin(), limits.end(), limit_name,
                                      [](const Limit& limit, std::string_view key) { return limit.name < key; });
  return found != limits.end() && found->name == limit_name ? &*found : nullptr;
}

std::string_view name(JoinResult result) {
  constexpr std::string_view names[] = {"created", "updated", "stale", "duplicate", "disputed"};
  return names[static_cast<std::size_t>(result)];
}

std::vector<std::string_view> Catalog::selectable_codes() const {
  std::vector<std::string_view> codes;
  for (const auto& plan : plans_)
    if (plan->selectable && (codes.empty() || codes.back() != plan->code)) codes.push_back(plan->code);
  return codes;
}

std::vector<std::string_view> Catalog::codes() const {
  std::vector<std::string_view> codes;
  for (const auto& plan : plans_)
    if (codes.empty() || codes.back() != plan->code) codes.push_back(plan->code);
  return codes;
}

std::vector<std::string_view> Catalog::limit_names() const {
  std::vector<std::string_view> names;
  for (const auto& plan : plans_)
    for (const Limit& limit : plan->limits) names.push_back(limit.name);
  return names;
}

std::uint32_t Catalog::versions_end(std::uint32_t first) const {
  std::uint32_t end = first + 1;
  while (end < size() && plan(end).code == plan(first).code) ++end;
  return end;
}

std::uint32_t Catalog::vendor_index(std::string_view plan_id) const {
  return by_plan_id_.find(hash(plan_id), [&](std::uint32_t i) { return vendor_[i].plan_id() == plan_id; });
}

const VendorPlan* Catalog::vendor_plan(std::string_view plan_id) const {
  const std::uint32_t index = vendor_index(plan_id);
  return index == none ? nullptr : &vendor_[index];
}

std::vector<std::string> Catalog::entries(std::string_view plan_id) const {
  if (const VendorPlan* plan = vendor_plan(plan_id)) return plan->entries();
  if (plan_id.empty() && reconciled_at_) return {reconciled_entry(*reconciled_at_).text()};
  return {};
}

std::vector<std::string_view> Catalog::plan_ids() const {
  std::vector<std::string_view> ids;
  for (const VendorPlan& plan : vendor_) ids.push_back(plan.plan_id());
  sort(ids);
  return ids;
}

std::uint32_t Catalog::add_vendor_plan(const std::string& plan_id) {
  const std::uint32_t found = vendor_index(plan_id);
  if (found != none) return found;
  const auto index = static_cast<std::uint32_t>(vendor_.size());
  vendor_.emplace_back(plan_id);
  mapped_.push_back(none);
  by_plan_id_.insert(hash(plan_id), index);
  return index;
}

namespace {

JoinResult result_of(VendorPlan::Effect effect, VendorPlan::State before, VendorPlan::State after) {
  using State = VendorPlan::State;
  if (effect == VendorPlan::Effect::none) return JoinResult::stale;
  if (effect == VendorPlan::Effect::repeated) return JoinResult::duplicate;
  if (after == State::disputed) return JoinResult::disputed;
  return before == State::unheard || before == State::deleted ? JoinResult::created : JoinResult::updated;
}

// The vendor's part of a plan, from the update that counts.
void take_terms(Plan& plan, const PlanUpdate& update, VendorPlan::State state) {
  static_cast<Terms&>(plan) = update.terms;
  if (!plan.named) plan.name = update.name.empty() ? plan.code : update.name;
  if (state == VendorPlan::State::disputed) plan.status = "disputed";
  if (state == VendorPlan::State::deleted) plan.status = "deleted";
  plan.selectable = plan.status == "active";
}

JoinResult result_of(const std::optional<Timestamp>& reconciled_at, Timestamp at) {
  if (!reconciled_at || *reconciled_at < at) return JoinResult::updated;
  return *reconciled_at == at ? JoinResult::duplicate : JoinResult::stale;
}

}  // namespace

// After something else counts of a vendor's plan. `said` may be its text, read already.
void Catalog::refresh(std::uint32_t index, const PlanUpdate* said, std::vector<Replaced>& replaced) {
  const VendorPlan& vendor = vendor_[index];
  tree_.set(sha256(vendor.plan_id()), vendor.digest());
  const std::uint32_t first = mapped_[index];
  if (first == none) return;
  std::unique_ptr<PlanUpdate> reread;
  if (said == nullptr || said->text != vendor.text()) said = (reread = reread_plan_update(vendor.text())).get();
  for (std::uint32_t i = first; i < versions_end(first); ++i) {
    if (plans_[i]->plan_id != vendor.plan_id()) continue;
    auto plan = std::make_unique<Plan>(*plans_[i]);
    take_terms(*plan, *said, vendor.state());
    plans_[i].swap(plan);
    replaced.push_back({i, std::move(plan)});
  }
}

Catalog::Joined Catalog::join(const VendorEntry& entry, std::vector<Replaced>& replaced) {
  Joined joined;
  if (entry.kind == VendorEntry::Kind::reconciled) {
    joined.result = result_of(reconciled_at_, entry.at);
    if (joined.result != JoinResult::updated) return joined;
    reconciled_at_ = entry.at;
    for (std::uint32_t i = 0; i < vendor_.size(); ++i)
      if (vendor_[i].reconcile(entry.at)) refresh(i, nullptr, replaced);
    return joined;
  }
  const std::uint32_t index = add_vendor_plan(entry.plan_id);
  VendorPlan& vendor = vendor_[index];
  const VendorPlan::State before = vendor.state();
  joined.before = vendor.text();
  if (mapped_[index] != none) joined.code = plans_[mapped_[index]]->code;
  const VendorPlan::Effect effect = vendor.join(entry, reconciled_at_);
  joined.result = result_of(effect, before, vendor.state());
  if (effect == VendorPlan::Effect::changed || before == VendorPlan::State::unheard)
    refresh(index, entry.plan.get(), replaced);
  return joined;
}

Digest Catalog::digest() {
  Sha256 hash;
  hash.add("plangate catalog 1").add(team_digest_).add(tree_.root());
  if (reconciled_at_) hash.add(format_timestamp(*reconciled_at_));
  return hash.finish();
}

std::string Catalog::document() const {
  std::string out = team_.substr(0, team_.size() - 1);
  out += ",\"vendor\":[";
  const char* comma = "";
  const auto append = [&](std::string_view plan_id) {
    for (const std::string& text : entries(plan_id)) {
      out += comma;
      out += text;
      comma = ",";
    }
  };
  append({});
  for (std::string_view plan_id : plan_ids()) append(plan_id);
  out += "]}";
  return out;
}

}  // namespace plangate
