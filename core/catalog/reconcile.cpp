#include "catalog/reconcile.h"

#include "catalog/terms_reader.h"

namespace plangate {
namespace {

using json::Node;
using json::ObjectReader;
using json::Reporter;
using State = VendorPlan::State;

// The vendor's list, by planId.
class List {
 public:
  List(const Node& node, const Path& path, Timestamp at, const Reporter& report) {
    if (!json::expect(node, Node::Kind::array, path, report)) return;
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      const Path item(path, i);
      std::unique_ptr<PlanUpdate> plan = read_plan_update(node.items[i], item, report);
      if (plan == nullptr) continue;
      if (has(plan->plan_id))
        report.add(issue::duplicate_plan_id, item, {"The list has the planId \"", plan->plan_id, "\" twice."});
      by_id_.insert(hash(plan->plan_id), static_cast<std::uint32_t>(entries_.size()));
      std::string plan_id = plan->plan_id;
      entries_.push_back(listed_entry(std::move(plan_id), at, std::move(plan)));
    }
  }

  const std::vector<VendorEntry>& entries() const { return entries_; }
  bool has(std::string_view plan_id) const {
    const auto same = [&](std::uint32_t i) { return entries_[i].plan_id == plan_id; };
    return by_id_.find(hash(plan_id), same) != HashIndex::none;
  }

 private:
  std::vector<VendorEntry> entries_;
  HashIndex by_id_;
};

// Which of the lists of findings a listed plan belongs to; nullptr when there is nothing to put right.
std::vector<std::string>* finding(Reconciliation& found, const VendorPlan* known, const VendorEntry& listed) {
  const State state = known == nullptr ? State::unheard : known->state();
  if (state == State::unheard) return &found.missed;
  if (state == State::disputed) return &found.disputed;
  if (known->text() == listed.plan->text || known->heard_at() > listed.at) return nullptr;
  return known->heard_at() >= listed.plan->updated_at && state == State::known ? &found.disputed : &found.missed;
}

void compare_listed(const Catalog& catalog, const List& list, Reconciliation& found) {
  for (const VendorEntry& listed : list.entries()) {
    const VendorPlan* const known = catalog.vendor_plan(listed.plan_id);
    std::vector<std::string>* const kind = finding(found, known, listed);
    if (kind != nullptr) kind->push_back(listed.plan_id);
    if (known == nullptr || !known->is_listed_as(listed.plan->text)) found.entries.push_back(listed.text());
  }
}

void find_deleted(const Catalog& catalog, const List& list, Timestamp at, Reconciliation& found) {
  for (std::string_view plan_id : catalog.plan_ids()) {
    const VendorPlan& known = *catalog.vendor_plan(plan_id);
    const State state = known.state();
    if (state == State::unheard || state == State::deleted || known.heard_at() > at) continue;
    if (list.has(plan_id)) continue;
    found.deleted.emplace_back(plan_id);
    found.entries.push_back(listed_text(plan_id, at, {}));
  }
}

}  // namespace

std::optional<Reconciliation> reconcile(const Catalog& catalog, const Node& list, const Reporter& report) {
  const Path top;
  ObjectReader in(list, top, report);
  const Node* time = in.required("at");
  const auto at = time == nullptr ? std::nullopt : read_time(*time, Path(top, "at"), report);
  const Node* listed = in.required("plans");
  in.finish();
  if (listed == nullptr || !at) return std::nullopt;
  const List plans(*listed, Path(top, "plans"), *at, report);
  if (report.has_errors()) return std::nullopt;
  Reconciliation found;
  compare_listed(catalog, plans, found);
  find_deleted(catalog, plans, *at, found);
  found.entries.push_back(reconciled_entry(*at).text());
  return found;
}

}  // namespace plangate
