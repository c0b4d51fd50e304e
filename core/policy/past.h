// What an update replaced, kept for as long as a decision that was made before may still be asked for its words.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "catalog/catalog.h"
#include "policy/plan_table.h"

namespace plangate {

struct Past {
  struct Replaced {
    std::uint32_t index;
    std::unique_ptr<Plan> plan;
    PlanTable::Row row;
  };

  // The plan as it was before this update and those that came after it; nullptr when it is as it was.
  const Replaced* find(std::uint32_t index) const {
    for (const Past* past = this; past != nullptr; past = past->next)
      for (const Replaced& replaced : past->plans)
        if (replaced.index == index) return &replaced;
    return nullptr;
  }

  std::vector<Replaced> plans;
  std::optional<Timestamp> reconciled_at;  // of the catalogue until then
  const Past* next = nullptr;              // the update after this one
};

}  // namespace plangate
