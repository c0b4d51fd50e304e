#pragma once

#include "policy/checked_policy.h"
#include "policy/program.h"

namespace plangate {

// Fills the program's actionable facts, those that its decisions read, with their levers.
void find_levers(const Environment& environment, const CheckedPolicy& policy, const CellOfName& cell_of,
                 Program& program);

}  // namespace plangate
