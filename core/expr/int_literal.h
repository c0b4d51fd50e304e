#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace plangate {

// The value of decimal digits or "0x" and hexadecimal ones. Nothing when it does not fit an int, or a uint.
std::optional<std::int64_t> parse_int_literal(std::string_view digits, bool negative);
std::optional<std::uint64_t> parse_uint_literal(std::string_view digits);

}  // namespace plangate
