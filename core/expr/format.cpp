#include "expr/format.h"

#include <cstring>

#include "json/decimal.h"
#include "json/number_text.h"

namespace plangate {
namespace {

// The packed currency holds its letters in the low three bytes and its digits in the highest.
std::string_view format_money(const Cell& cell, Arena& arena) {
  const DecimalText amount = format_scaled(cell.integer, static_cast<int>(cell.aux >> 24));
  char text[32];
  std::size_t size = amount.size;
  std::memcpy(text, amount.data, size);
  text[size++] = ' ';
  for (int shift = 16; shift >= 0; shift -= 8) text[size++] = static_cast<char>(cell.aux >> shift & 0xFF);
  return keep({text, size}, arena);
}

}  // namespace

std::string_view keep(std::string_view text, Arena& arena) {
  char* copy = arena.allocate_text(text.size());
  if (copy == nullptr) return "...";
  std::memcpy(copy, text.data(), text.size());
  return {copy, text.size()};
}

bool printable(Type type) {
  return type.kind() >= Type::Kind::boolean && type.kind() <= Type::Kind::limit && !type.is(Type::Kind::bytes);
}

std::string_view format(const Cell& cell, Arena& arena) {
  switch (cell.tag) {
    case Tag::string: return cell.string();
    case Tag::boolean: return cell.aux != 0 ? "true" : "false";
    case Tag::unlimited: return "unlimited";
    case Tag::integer: return keep(format_scaled(cell.integer, 0).view(), arena);
    case Tag::uinteger: return keep(std::to_string(cell.natural()), arena);
    case Tag::floating: return keep(shortest_text(cell.floating), arena);
    case Tag::timestamp: return keep(format_date(cell.timestamp()), arena);
    case Tag::duration: return keep(format_duration(cell.duration()), arena);
    case Tag::money: return format_money(cell, arena);
    default: return "...";
  }
}

}  // namespace plangate
