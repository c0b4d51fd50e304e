#include <algorithm>

#include "catalog/catalog.h"
#include "catalog/plan_reader.h"
#include "catalog/snapshot.h"
#include "json/canonical.h"
#include "json/reader.h"
#include "json/text.h"

namespace plangate {

using json::Member;
using json::Node;
using json::ObjectReader;
using json::Reporter;

namespace {

bool limits_readable(const Node& plan) {
  if (plan.kind != Node::Kind::object) return false;
  const Node* limits = plan.find("limits");
  if (limits != nullptr && limits->kind != Node::Kind::object) return false;
  const Node* versions = plan.find("versions");
  return versions == nullptr || std::all_of(versions->members.begin(), versions->members.end(),
                                            [](const Member& version) { return limits_readable(version.value); });
}

}  // namespace

class CatalogReader {
 public:
  CatalogReader(Catalog& catalog, const Reporter& report)
      : catalog_(catalog), report_(report), plans_path_(top_, "plans"), vendor_path_(top_, "vendor") {}

  void read(Node& root) {
    ObjectReader in(root, top_, report_);
    json::read_header(in, report_);
    if (const Node* plans = in.required("plans"); plans != nullptr) read_plans(*plans);
    if (const Node* vendor = in.field("vendor"); vendor != nullptr) read_vendor(*vendor);
    in.finish();
    for (std::uint32_t i = 0; vendor_known_ && i < catalog_.size(); ++i) check_vendor(catalog_.plan(i));
    check_successors();
    warn_of_unmapped();
    if (report_.has_errors()) return;
    std::erase_if(root.members, [](const Member& m) { return m.key == "vendor" || m.key == "$schema"; });
    catalog_.team_ = json::canonical(root);
    catalog_.team_digest_ = sha256(catalog_.team_);
  }

 private:
  void read_plans(const Node& plans) {
    if (!json::expect(plans, Node::Kind::object, plans_path_, report_)) return;
    catalog_.limits_known_ = true;
    for (const Member& member : plans.members) {
      catalog_.limits_known_ &= limits_readable(member.value);
      add(read_plan(member, Path(plans_path_, member.key), report_));
    }
  }

  void add(std::vector<std::unique_ptr<Plan>> versions) {
    catalog_.by_code_.insert(hash(versions.front()->code), catalog_.size());
    for (std::unique_ptr<Plan>& plan : versions) {
      catalog_.has_versions_ |= !plan->version.empty();
      if (plan->plan_id) map(*plan);
      catalog_.plans_.push_back(std::move(plan));
    }
  }

  // Versions of one plan may differ in what the team says alone.
  void map(const Plan& plan) {
    std::uint32_t& first = catalog_.mapped_[catalog_.add_vendor_plan(*plan.plan_id)];
    if (first == Catalog::none) first = catalog_.size();
    else if (catalog_.plan(first).code != plan.code)
      tell(plan, "planId", issue::duplicate_plan_id, {"Another plan has the planId \"", *plan.plan_id, "\" already."});
  }

  void read_vendor(const Node& vendor) {
    vendor_known_ = json::expect(vendor, Node::Kind::array, vendor_path_, report_);
    first_said_.resize(catalog_.vendor_.size());
    std::vector<Catalog::Replaced> replaced;
    for (std::size_t i = 0; i < vendor.items.size(); ++i) {
      const auto entry = read_vendor_entry(vendor.items[i], Path(vendor_path_, i), report_);
      if (entry) catalog_.join(*entry, replaced);
      else vendor_known_ = false;
      replaced.clear();
      first_said_.resize(catalog_.vendor_.size(), i);
    }
  }

  void check_vendor(const Plan& plan) {
    if (!plan.plan_id || catalog_.vendor_plan(*plan.plan_id)->state() != VendorPlan::State::unheard) return;
    tell(plan, "planId", issue::missing_vendor_plan,
         {"No plan under \"vendor\" has the planId \"", *plan.plan_id, "\"."});
  }

  // Each plan is followed to its last successor once; meeting a plan of the same walk again is a circle.
  void check_successors() {
    const std::vector<std::uint32_t> next = successors();
    std::vector<std::uint32_t> walk_of(next.size(), Catalog::none);
    for (std::uint32_t start = 0; start < next.size(); ++start) {
      std::uint32_t at = start;
      for (; at != Catalog::none && walk_of[at] == Catalog::none; at = next[at]) walk_of[at] = start;
      if (at != Catalog::none && walk_of[at] == start) tell_of_circle(at, next);
    }
  }

  // Of each plan the index of the one that succeeds it; of versions the first one stands for all.
  std::vector<std::uint32_t> successors() {
    std::vector<std::uint32_t> next(catalog_.size(), Catalog::none);
    for (std::uint32_t i = 0; i < next.size(); i = catalog_.versions_end(i)) {
      const std::optional<std::string>& successor = catalog_.plan(i).successor;
      if (!successor) continue;
      next[i] = catalog_.find(*successor);
      if (next[i] == Catalog::none)
        tell_of_successor(i, issue::unknown_successor, {"There is no plan \"", *successor, "\"."});
    }
    return next;
  }

  void tell_of_circle(std::uint32_t first, const std::vector<std::uint32_t>& next) {
    std::string circle = catalog_.plan(first).code;
    std::uint32_t at = first;
    do {
      at = next[at];
      circle += join({" -> ", catalog_.plan(at).code});
    } while (at != first);
    tell_of_successor(first, issue::successor_cycle, {"Plans succeed each other in a circle: ", circle, "."});
  }

  void tell_of_successor(std::uint32_t plan, issue::Code code, json::Message message) {
    report_.add(code, Path(Path(plans_path_, catalog_.plan(plan).code), "successor"), message);
  }

  void warn_of_unmapped() {
    for (std::uint32_t i = 0; i < catalog_.vendor_.size(); ++i)
      if (catalog_.mapped_[i] == Catalog::none)
        report_.warn(issue::unmapped_vendor_plan, Path(vendor_path_, first_said_[i]),
                     {"No plan has the planId \"", catalog_.vendor_[i].plan_id(), "\", so nobody can choose it."});
  }

  // At a field of a plan or of one of its versions.
  void tell(const Plan& plan, std::string_view field, issue::Code code, json::Message message) {
    const Path at(plans_path_, plan.code);
    const Path versions(at, "versions");
    const Path version(versions, plan.version);
    report_.add(code, Path(plan.version.empty() ? at : version, field), message);
  }

  Catalog& catalog_;
  const Reporter& report_;
  const Path top_;
  const Path plans_path_;
  const Path vendor_path_;
  bool vendor_known_ = true;             // false: what is missing may have been among what was wrong
  std::vector<std::size_t> first_said_;  // the index in "vendor" of each vendor plan
};

Catalog Catalog::read(std::string_view text, Issues& issues) {
  Catalog catalog;
  std::size_t most = max_bytes;
  if (is_snapshot(text)) {
    most = max_snapshot_bytes;
    text = open_snapshot(text, issues);
    if (text.empty()) return catalog;
  }
  Node root;
  if (!json::parse(text, most, Document::catalog, root, issues)) return catalog;
  CatalogReader(catalog, Reporter(Document::catalog, issues)).read(root);
  return catalog;
}

}  // namespace plangate
