// RFC 4648, section 4.
#include "expr/library/library.h"
#include "expr/library/text_builder.h"

namespace plangate::library {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

}  // namespace

Cell base64_encode(const Cell* args, Arena& arena) {
  const std::string_view bytes = args[0].string();
  TextBuilder out((bytes.size() + 2) / 3 * 4, arena);
  for (std::size_t at = 0; at < bytes.size() && !out.full(); at += 3) {
    const std::size_t left = bytes.size() - at;
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < 3; ++i)
      group = group << 8 | (i < left ? static_cast<unsigned char>(bytes[at + i]) : 0u);
    for (std::size_t i = 0; i < 4; ++i)
      out.add(i <= left ? alphabet.substr(group >> (18 - 6 * i) & 63, 1) : std::string_view("="));
  }
  return out.cell();
}

// With or without the padding.
Cell base64_decode(const Cell* args, Arena& arena) {
  std::string_view text = args[0].string();
  const bool padded = text.size() % 4 == 0;
  for (int i = 0; i < 2 && padded && text.ends_with('='); ++i) text.remove_suffix(1);
  TextBuilder out(text.size(), arena);
  std::uint32_t group = 0;
  unsigned bits = 0;
  for (char c : text) {
    const std::size_t digit = alphabet.find(c);
    if (digit == std::string_view::npos) return error(EvalError::argument);
    group = (group << 6 | static_cast<std::uint32_t>(digit)) & 0xFFFF;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    const char byte = static_cast<char>(group >> bits & 0xFF);
    out.add({&byte, 1});
  }
  if (text.size() % 4 == 1) return error(EvalError::argument);
  Cell bytes = out.cell();
  if (bytes.definite()) bytes.tag = Tag::bytes;
  return bytes;
}

}  // namespace plangate::library
