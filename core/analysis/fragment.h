// The fragment that is analysed exactly: comparisons of one fact, linear in it, with constants; equality of texts;
// bools and has(), under &&, ||, ! and ?:.
#pragma once

#include "analysis/residuals.h"

namespace plangate {

// Says of a residual which facts it depends on, where they turn, and whether it is outside. `values` by TermId.
void read_fragment(const Conditions& conditions, const Cell* values, Constants& kept, Arena& scratch,
                   Residual& residual);

}  // namespace plangate
