// All that was heard of one of the vendor's plans, as a join-semilattice: entries may come in any order, any number of
// times, and leave the same value behind.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "catalog/vendor_entry.h"
#include "json/sha256.h"

namespace plangate {

class VendorPlan {
 public:
  enum class State : std::uint8_t { unheard, known, disputed, deleted };
  enum class Effect : std::uint8_t { none, repeated, changed };

  explicit VendorPlan(std::string plan_id) : plan_id_(std::move(plan_id)) {}

  const std::string& plan_id() const { return plan_id_; }

  // Takes in an update or a list's word. `repeated`: exactly this is kept already; `none`: newer words count. Once the
  // vendor's whole list was compared with the catalogue, updates until then count no more: `reconciled_at`.
  Effect join(const VendorEntry& entry, const std::optional<Timestamp>& reconciled_at);
  bool reconcile(Timestamp at);  // drops what is older; whether there was any

  bool is_listed_as(std::string_view text) const;  // and nothing was heard since

  State state() const;
  std::string_view text() const;             // of the plan update that counts; empty when unheard or deleted
  Timestamp heard_at() const;                // when that was said
  std::vector<std::string> entries() const;  // the texts of the entries that still count; their join is this value
  Digest digest() const;                     // of state and text; all zeros for a plan that is not there

 private:
  // What the list said overrides every update up to its time, and what it said before. An update overrides older ones
  // that agree with it in what the vendor never changes. What is left and disagrees is a dispute; of more than two
  // different words of one time the least and the greatest are left.
  struct Said {
    bool listed;  // by the vendor's list
    Timestamp at;
    std::string text;       // of the plan update; empty: the plan is not in the list
    std::string immutable;  // its part that never changes

    bool competes_with(const Said& other) const {
      return listed == other.listed && (listed || immutable == other.immutable);
    }
    bool overrides(const Said& other) const {
      if (listed && !other.listed) return other.at <= at;
      return competes_with(other) && other.at < at;
    }
  };

  bool add(Said next);  // false: two others say less and more
  void remove(std::size_t at);
  const Said* head() const;  // nullptr: nothing counts

  std::string plan_id_;
  std::vector<Said> said_;  // by text
  bool heard_ = false;      // of the plan at all, though it may not count any more
};

}  // namespace plangate
