// One thing that the vendor said: an element of a catalogue's "vendor", and of a store.
#pragma once

#include <optional>
#include <string>

#include "catalog/plan_update.h"

namespace plangate {

struct VendorEntry {
  enum class Kind : std::uint8_t {
    update,     // a plan update, as received
    listed,     // {"listedAt", "planId", "plan"}: what the vendor's own list says of a plan; null: not in the list
    reconciled  // {"reconciledAt"}: a whole list was compared with the catalogue
  };

  Kind kind = Kind::update;
  std::string plan_id;               // empty for `reconciled`
  Timestamp at;                      // the update's time, or when the list was taken
  std::unique_ptr<PlanUpdate> plan;  // nullptr: not in the list
  std::string text() const;          // in canonical form, which is read back as the same entry
};

// Nothing when it is wrong; the issues say where.
std::optional<VendorEntry> read_vendor_entry(const json::Node& node, const Path& path, const json::Reporter& report);

VendorEntry update_entry(std::unique_ptr<PlanUpdate> plan);
VendorEntry listed_entry(std::string plan_id, Timestamp at, std::unique_ptr<PlanUpdate> plan);
VendorEntry reconciled_entry(Timestamp at);

// The text of a `listed` entry; `plan` is a plan update's text, or empty.
std::string listed_text(std::string_view plan_id, Timestamp at, std::string_view plan);

}  // namespace plangate
