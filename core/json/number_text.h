#pragma once

#include <string>
#include <string_view>

namespace plangate {

// The shortest decimal that reads back as the same double: "0.1", "3", "1e+21".
std::string shortest_text(double value);

// The double nearest to a decimal such as "-1.5e3", ties to even; infinite when it is too large. The text must have
// the syntax of a JSON number, leading zeros allowed.
double parse_double(std::string_view text);

}  // namespace plangate
