#pragma once

#include "policy/checked_policy.h"
#include "policy/frame_layout.h"

namespace plangate {

// What a policy reads, by its expressions and by what the engine needs for it; notes in the program what it computes.
FrameLayout lay_out(const PolicySource& source, const Environment& environment, const CheckedPolicy& policy,
                    const Catalog& catalog, Program& program);

}  // namespace plangate
