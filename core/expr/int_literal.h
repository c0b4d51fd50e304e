#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace plangate {

// "12" or "0x1F" with its sign, because the smallest int has no positive counterpart. Nothing when it does not fit.
std::optional<std::int64_t> parse_int_literal(std::string_view digits, bool negative);

}  // namespace plangate
