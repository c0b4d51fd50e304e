#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace plangate {

// The parts as one text. For messages: a call costs far less code than a chain of additions.
std::string join(std::initializer_list<std::string_view> parts);

}  // namespace plangate
