// The canonical form of documents, for digests and comparisons: two texts that say the same have the same bytes.
#pragma once

#include <string>
#include <string_view>

#include "json/node.h"
#include "json/writer.h"

namespace plangate::json {

std::vector<const Member*> members_by_key(const Node& object);  // in the order of the keys' bytes

// Without white space; keys in the order of their bytes; numbers as exact decimals (1.50 and 15e-1 are 1.5); in texts
// only '"', '\' and control characters are escaped.
void write_canonical(Writer& out, const Node& node);
std::string canonical(const Node& node);

}  // namespace plangate::json
