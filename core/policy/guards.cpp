#include "policy/guards.h"

namespace plangate {

std::string_view name(Outcome outcome) {
  constexpr std::string_view names[] = {"deny", "undecided", "review", "defer", "allow", "warn"};
  return names[static_cast<std::size_t>(outcome)];
}

}  // namespace plangate
