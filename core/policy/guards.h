// The rules that every policy has unless it switches them off by name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace plangate {

// Strongest first; the strongest that fires is the outcome. `warn` is an effect of rules and never an outcome. The
// numbers are part of the binary interface.
enum class Outcome : std::uint8_t { deny, undecided, review, defer, allow, warn };
std::string_view name(Outcome outcome);  // "deny"

struct Guard {
  std::string_view name;  // under "guards" in a policy
  std::string_view id;    // as a reason's rule and code
  Outcome effect;
  std::string_view message;
  std::string_view suggest;  // empty: none
};

enum GuardIndex : std::size_t { requested_unknown, current_unknown, not_selectable, same_plan, guard_count };

inline constexpr Guard guards[guard_count] = {
    {"requested-unknown", "guard/requested-unknown", Outcome::undecided,
     "There is no plan \"{requested.code}\" in the catalogue.", ""},
    {"current-unknown", "guard/current-unknown", Outcome::undecided,
     "There is no plan \"{current.code}\" in the catalogue.", ""},
    {"not-selectable", "guard/not-selectable", Outcome::deny,
     "{requested.name} cannot be chosen: its status is {requested.status}.",
     "Choose a plan that is available; {requested.name} is not"},
    {"same-plan", "guard/same-plan", Outcome::deny, "{requested.code} is the current plan already.",
     "Choose a plan other than the current one"},
};

}  // namespace plangate
