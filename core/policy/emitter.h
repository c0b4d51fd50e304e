#pragma once

#include "policy/checked_policy.h"
#include "policy/program.h"

namespace plangate {

// Fills the program's rules, conditions, dates and texts; the frame is laid out already, `cell_of` says how.
void emit(const PolicySource& source, const Environment& environment, const CheckedPolicy& policy,
          const CellOfName& cell_of, Program& program);

}  // namespace plangate
