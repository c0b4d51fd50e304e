#pragma once

#include <vector>

#include "json/reader.h"
#include "policy/source.h"

namespace plangate {

inline constexpr std::int64_t max_items_of_facts = 4096;  // that a list or map may declare

// Whether a definition under "let" may have this name: one word that means nothing else yet. If not, there is an issue.
bool check_let_name(std::string_view name, const Path& path, const json::Reporter& report);

// The declarations under "facts". Those with a bad name or type are reported and left out.
std::vector<FactSource> read_facts(const json::Node& node, const Path& path, const json::Reporter& report);

}  // namespace plangate
