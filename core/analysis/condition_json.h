#pragma once

#include "analysis/residuals.h"
#include "json/writer.h"

namespace plangate {

// A residual as analysis/matrix.h describes conditions.
void write_condition(json::Writer& out, const Conditions& conditions, const Residual& residual);

void write_fact_value(json::Writer& out, const Cell& value);

}  // namespace plangate
