#pragma once

#include "policy/text_reader.h"

namespace plangate {

// The rules of a policy; a rule in which something is wrong is there too, as far as it could be read.
std::vector<RuleSource> read_rules(const json::Node& node, const Path& path, TextReader& texts,
                                   const json::Reporter& report);

}  // namespace plangate
