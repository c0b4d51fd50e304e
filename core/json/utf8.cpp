#include "json/utf8.h"

namespace plangate {
namespace {

unsigned byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

bool in(unsigned byte, unsigned low, unsigned high) { return byte >= low && byte <= high; }

// The length of the well-formed sequence at `at`, or 0.
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const unsigned lead = byte_at(text, at);
  const unsigned second = byte_at(text, at + 1);
  if (lead < 0x80) return 1;
  if (in(lead, 0xC2, 0xDF)) return in(second, 0x80, 0xBF) ? 2 : 0;
  if (!in(byte_at(text, at + 2), 0x80, 0xBF)) return 0;
  if (in(lead, 0xE0, 0xEF)) {
    const unsigned low = lead == 0xE0 ? 0xA0 : 0x80;   // no overlong form
    const unsigned high = lead == 0xED ? 0x9F : 0xBF;  // no surrogate
    return in(second, low, high) ? 3 : 0;
  }
  if (!in(lead, 0xF0, 0xF4) || !in(byte_at(text, at + 3), 0x80, 0xBF)) return 0;
  return in(second, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF) ? 4 : 0;
}

}  // namespace

std::size_t find_ill_formed_utf8(std::string_view text) {
  std::size_t at = 0;
  for (std::size_t length = 1; at < text.size() && length != 0; at += length)
    length = static_cast<signed char>(text[at]) >= 0 ? 1 : sequence_length(text, at);
  return at;
}

void append_utf8(std::string& out, std::uint32_t scalar) {
  const auto put = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (scalar < 0x80) return put(scalar);
  if (scalar < 0x800) {
    put(0xC0 | (scalar >> 6));
    return put(0x80 | (scalar & 0x3F));
  }
  if (scalar < 0x10000) {
    put(0xE0 | (scalar >> 12));
  } else {
    put(0xF0 | (scalar >> 18));
    put(0x80 | ((scalar >> 12) & 0x3F));
  }
  put(0x80 | ((scalar >> 6) & 0x3F));
  put(0x80 | (scalar & 0x3F));
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
  return count;
}

}  // namespace plangate
