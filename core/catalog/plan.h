#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "money/money.h"
#include "money/period.h"
#include "money/ramp.h"
#include "time/timestamp.h"

namespace plangate {

struct Price {
  std::int64_t minor_units = 0;
  std::optional<Currency> currency;  // missing for a plan that the vendor has deleted: its terms are not known
};

struct Limit {
  std::string name;
  bool unlimited = false;
  std::int64_t value = 0;
};

// What the customer pays and when: said by the vendor for a vendor's plan, else by the team.
struct Terms {
  Price price;  // recurring, per `period`
  Period period;
  Ramp ramp;                      // in the order of cycles; empty: every cycle costs `price`
  std::int64_t setup_fee = 0;     // minor units of the price's currency, charged once
  std::optional<Period> trial;    // how long a new subscription is free
  bool auto_renewal = true;       // false: a subscription ends with its term
  std::string status = "active";  // as written, also one that is not known
};

// What is for sale: one plan, or one version of a plan that has several.
struct Plan : Terms {
  std::string code;                         // Kinde's plan code, the key of the catalogue
  std::string version;                      // empty: the plan has no versions
  std::optional<Timestamp> effective_from;  // of a version: when it is the one on sale
  std::string name;
  bool named = false;                  // by the team; else the vendor's name
  std::optional<std::string> plan_id;  // the vendor's
  std::optional<std::int64_t> rank;
  std::optional<std::string> group;
  std::optional<std::string> successor;
  std::vector<Limit> limits;  // by name
  std::vector<std::string> features;
  bool selectable = true;  // its status is "active"

  const Limit* limit(std::string_view limit_name) const;  // nullptr when the plan does not state it
};

}  // namespace plangate
