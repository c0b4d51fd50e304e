#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace plangate {

// The offset of the first byte that is not well-formed UTF-8 (Unicode, table 3-7), or the size of the text.
std::size_t find_ill_formed_utf8(std::string_view text);

// Appends a Unicode scalar value (not a surrogate, at most 0x10FFFF).
void append_utf8(std::string& out, std::uint32_t scalar);

// Bytes of the sequence that begins with `lead`, in well-formed text.
constexpr std::size_t utf8_length(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

// The number of code points of well-formed text.
std::size_t count_code_points(std::string_view text);

}  // namespace plangate
