// The plan catalogue: what the team knows of each plan, joined with what the vendor said of it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/digest_tree.h"
#include "catalog/plan.h"
#include "catalog/vendor_plan.h"
#include "json/hash_index.h"
#include "json/issue.h"

namespace plangate {

// What a notification did to the catalogue.
enum class JoinResult : std::uint8_t { created, updated, stale, duplicate, disputed };
std::string_view name(JoinResult result);

class Catalog {
 public:
  static constexpr std::size_t max_bytes = 64u << 20;
  static constexpr std::uint32_t none = HashIndex::none;

  // Reads a catalogue document, or a snapshot of one. What is wrong is in `issues`; with an error among them the
  // catalogue must not be used.
  static Catalog read(std::string_view text, Issues& issues);

  // Plans, each version of a plan on its own.
  std::uint32_t size() const { return static_cast<std::uint32_t>(plans_.size()); }
  const Plan& plan(std::uint32_t index) const { return *plans_[index]; }

  // The first of the plans that a code stands for: its versions by the time that they take effect, one behind the
  // other, or one plan without a version. `none`: no such plan.
  std::uint32_t find(std::string_view code) const {
    return by_code_.find(hash(code), [&](std::uint32_t i) { return plans_[i]->code == code; });
  }
  // The codes of plans that can be chosen, or a version of them, in the document's order.
  std::vector<std::string_view> selectable_codes() const;
  std::vector<std::string_view> codes() const;            // of all plans, in the document's order
  std::uint32_t versions_end(std::uint32_t first) const;  // behind the last plan of the same code

  bool has_versions() const { return has_versions_; }  // any plan
  std::vector<std::string_view> limit_names() const;   // of all plans, names repeated
  bool limits_known() const { return limits_known_; }  // false when issues hid some of those names
  const std::optional<Timestamp>& reconciled_at() const { return reconciled_at_; }

  // A plan as it was before an update.
  struct Replaced {
    std::uint32_t index;
    std::unique_ptr<Plan> plan;
  };
  struct Joined {
    JoinResult result = JoinResult::duplicate;
    std::string before;     // the text of the update that counted until now; empty: none
    std::string_view code;  // of the plan that the vendor's is mapped to; empty: of none
  };
  // Takes in an entry. The plans that it changes are replaced; the old ones are appended to `replaced`.
  Joined join(const VendorEntry& entry, std::vector<Replaced>& replaced);

  const VendorPlan* vendor_plan(std::string_view plan_id) const;  // nullptr: never mentioned
  std::vector<std::string_view> plan_ids() const;                 // of the vendor's plans, sorted

  // The texts of all entries that still count for a vendor's plan; for no planId, of the last reconciliation.
  std::vector<std::string> entries(std::string_view plan_id) const;

  // SHA-256 of
  //   "plangate catalog 1", the digest of the team's part in canonical form, the root of a digest tree over the
  //   vendor's plans (key: SHA-256 of the planId; value: VendorPlan::digest), reconciledAt as RFC 3339 or nothing.
  Digest digest();

  // The whole catalogue as a document in canonical form.
  std::string document() const;

 private:
  friend class CatalogReader;

  std::uint32_t vendor_index(std::string_view plan_id) const;
  void refresh(std::uint32_t index, const PlanUpdate* said, std::vector<Replaced>& replaced);
  std::uint32_t add_vendor_plan(const std::string& plan_id);

  std::vector<std::unique_ptr<Plan>> plans_;
  HashIndex by_code_;
  std::vector<VendorPlan> vendor_;
  std::vector<std::uint32_t> mapped_;  // the first plan of each of vendor_, or none
  HashIndex by_plan_id_;
  DigestTree tree_;   // over vendor_
  std::string team_;  // the document without "vendor", in canonical form
  Digest team_digest_{};
  std::optional<Timestamp> reconciled_at_;
  bool limits_known_ = false;
  bool has_versions_ = false;
};

}  // namespace plangate
