#pragma once

#include <cstddef>
#include <cstdint>

namespace plangate {

// What an expression may be at most, so that neither compiling nor evaluating one can exhaust stack or memory.
inline constexpr std::size_t max_source_bytes = 16384;
inline constexpr std::uint16_t max_nesting = 48;  // brackets, unary operators and conditionals within each other
inline constexpr std::uint16_t max_tree_depth = 100;
inline constexpr std::size_t max_nodes = 4000;
inline constexpr unsigned max_value_depth = 32;  // of lists and maps within each other, to be compared or kept

}  // namespace plangate
