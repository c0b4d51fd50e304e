#pragma once

#include "json/reader.h"
#include "policy/source.h"

namespace plangate {

// The fields "direction", "timing" and "quote" of a policy, each optional.
void read_options(json::ObjectReader& in, PolicySource& policy, const json::Reporter& report);

}  // namespace plangate
