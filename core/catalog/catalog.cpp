#include "catalog/catalog.h"

#include <algorithm>

namespace plangate {
const Limit* Plan::limit(std::string_view limit_name) const {
  const auto found = std::lower_bound(limits.begin(), limits.end(), limit_name,
                                      [](const Limit& limit, std::string_view key) { return limit.name < key; });
  return found != limits.end() && found->name == limit_name ? &*found : nullptr;
}

PlanStatus parse_status(std::string_view text) {
  if (text == "active") return PlanStatus::active;
  if (text == "paused") return PlanStatus::paused;
  if (text == "archived") return PlanStatus::archived;
  return PlanStatus::other;
}

void Catalog::index() {
  for (std::uint32_t i = 0; i < plans_.size(); ++i) by_code_.insert(hash(plans_[i].code), i);
}

std::uint32_t Catalog::find(std::string_view code) const {
  return by_code_.find(hash(code), [&](std::uint32_t i) { return plans_[i].code == code; });
}

std::vector<std::string_view> Catalog::limit_names() const {
  std::vector<std::string_view> names;
  for (const Plan& plan : plans_)
    for (const Limit& limit : plan.limits) names.push_back(limit.name);
  return names;
}

}  // namespace plangate
