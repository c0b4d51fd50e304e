// google/cel-go, ext/strings.go, version 4. Texts are well-formed UTF-8 throughout.
#include "expr/collections.h"
#include "expr/library/library.h"
#include "expr/library/text_builder.h"
#include "json/utf8.h"

namespace plangate::library {
namespace {

constexpr std::size_t npos = std::string_view::npos;

std::int64_t code_points(std::string_view text) { return static_cast<std::int64_t>(count_code_points(text)); }

// Where the code point at `at` begins, in bytes; npos when that is behind the end.
std::size_t offset_of(std::string_view text, std::int64_t at) {
  if (at < 0) return npos;
  std::size_t offset = 0;
  for (; at > 0 && offset < text.size(); --at) offset += utf8_length(text[offset]);
  return at == 0 ? offset : npos;
}

Cell out_of_range() { return error(EvalError::index); }

Cell place(std::string_view text, std::size_t offset) {
  return Cell::of(offset == npos ? std::int64_t{-1} : code_points(text.substr(0, offset)));
}

Cell mapped_ascii(std::string_view text, char first, char last, Arena& arena) {
  TextBuilder out(text.size(), arena);
  for (char c : text) {
    const char other = c >= first && c <= last ? static_cast<char>(c ^ 0x20) : c;
    out.add({&other, 1});
  }
  return out.cell();
}

// Unicode's White_Space, as cel-go trims it.
bool is_space(std::string_view symbol) {
  constexpr std::string_view others[] = {"\u0085", "\u00a0", "\u1680", "\u2028",
                                         "\u2029", "\u202f", "\u205f", "\u3000"};
  if (symbol.size() == 1) return symbol[0] == ' ' || (symbol[0] >= '\t' && symbol[0] <= '\r');
  for (std::string_view other : others)
    if (symbol == other) return true;
  return symbol >= "\u2000" && symbol <= "\u200a" && symbol.size() == 3;
}

}  // namespace

Cell size(const Cell* args, Arena&) {
  const bool text = args[0].tag == Tag::string;
  return Cell::of(text ? code_points(args[0].string()) : static_cast<std::int64_t>(args[0].aux));
}

Cell contains(const Cell* args, Arena&) { return Cell::of(args[0].string().find(args[1].string()) != npos); }
Cell starts_with(const Cell* args, Arena&) { return Cell::of(args[0].string().starts_with(args[1].string())); }
Cell ends_with(const Cell* args, Arena&) { return Cell::of(args[0].string().ends_with(args[1].string())); }

Cell char_at(const Cell* args, Arena&) {
  const std::string_view text = args[0].string();
  const std::size_t offset = offset_of(text, args[1].integer);
  if (offset == npos) return out_of_range();
  return Cell::of(offset == text.size() ? std::string_view() : text.substr(offset, utf8_length(text[offset])));
}

Cell index_of(const Cell* args, Arena&) { return place(args[0].string(), args[0].string().find(args[1].string())); }

Cell index_of_from(const Cell* args, Arena&) {
  const std::string_view text = args[0].string();
  const std::size_t offset = offset_of(text, args[2].integer);
  if (offset == npos) return out_of_range();
  return place(text, text.find(args[1].string(), offset));
}

Cell last_index_of(const Cell* args, Arena&) {
  return place(args[0].string(), args[0].string().rfind(args[1].string()));
}

Cell last_index_of_from(const Cell* args, Arena&) {
  const std::string_view text = args[0].string();
  const std::size_t offset = offset_of(text, args[2].integer);
  if (offset == npos) return out_of_range();
  return place(text, text.rfind(args[1].string(), offset));
}

Cell substring_from(const Cell* args, Arena&) {
  const std::size_t start = offset_of(args[0].string(), args[1].integer);
  return start == npos ? out_of_range() : Cell::of(args[0].string().substr(start));
}

Cell substring(const Cell* args, Arena&) {
  const std::size_t start = offset_of(args[0].string(), args[1].integer);
  const std::size_t end = offset_of(args[0].string(), args[2].integer);
  if (start == npos || end == npos || start > end) return out_of_range();
  return Cell::of(args[0].string().substr(start, end - start));
}

Cell lower_ascii(const Cell* args, Arena& arena) { return mapped_ascii(args[0].string(), 'A', 'Z', arena); }
Cell upper_ascii(const Cell* args, Arena& arena) { return mapped_ascii(args[0].string(), 'a', 'z', arena); }

Cell trim(const Cell* args, Arena&) {
  std::string_view text = args[0].string();
  while (!text.empty() && is_space(text.substr(0, utf8_length(text[0])))) text.remove_prefix(utf8_length(text[0]));
  while (!text.empty()) {
    std::size_t last = text.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    if (!is_space(text.substr(last))) break;
    text.remove_suffix(text.size() - last);
  }
  return Cell::of(text);
}

Cell reverse(const Cell* args, Arena& arena) {
  if (args[0].tag == Tag::list) {
    Cell list = new_list(args[0].aux, arena);
    for (std::uint32_t i = args[0].aux; i-- > 0;) append(list, args[0].items[i], arena);
    return list;
  }
  const std::string_view text = args[0].string();
  TextBuilder out(text.size(), arena);
  for (std::size_t end = text.size(); end > 0;) {
    std::size_t start = end - 1;
    while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
    out.add(text.substr(start, end - start));
    end = start;
  }
  return out.cell();
}

Cell quote(const Cell* args, Arena& arena) {
  constexpr std::string_view plain = "\a\b\f\n\r\t\v\\\"";
  constexpr std::string_view letters = "abfnrtv\\\"";
  const std::string_view text = args[0].string();
  TextBuilder out(2 * text.size() + 2, arena);
  out.add("\"");
  for (const char& c : text) {
    const std::size_t found = plain.find(c);
    if (found != npos) out.add("\\");
    out.add({found == npos ? &c : &letters[found], 1});
  }
  out.add("\"");
  return out.cell();
}

}  // namespace plangate::library
