// Texts apart and together (google/cel-go, ext/strings.go).
#include "expr/collections.h"
#include "expr/library/library.h"
#include "expr/library/text_builder.h"
#include "json/utf8.h"

namespace plangate::library {
namespace {

constexpr std::size_t npos = std::string_view::npos;

// Where `separator` stands next in `text`; between two code points when it is empty, npos when it is not there.
std::size_t find_separator(std::string_view text, std::string_view separator) {
  if (!separator.empty()) return text.find(separator);
  const std::size_t first = text.empty() ? npos : utf8_length(text[0]);
  return first < text.size() ? first : npos;
}

std::size_t count_parts(std::string_view text, std::string_view separator, std::size_t limit) {
  std::size_t parts = 1;
  for (std::size_t at = 0; parts < limit; ++parts) {
    at = find_separator(text, separator);
    if (at == npos) break;
    text.remove_prefix(at + separator.size());
  }
  return parts;
}

// At most `limit` parts, all for a negative limit.
Cell split(std::string_view text, std::string_view separator, std::int64_t limit, Arena& arena) {
  if (limit == 0 || (text.empty() && separator.empty())) return new_list(0, arena);
  const std::size_t most = limit < 0 ? npos : static_cast<std::size_t>(limit);
  const std::size_t parts = count_parts(text, separator, most);
  Cell list = new_list(parts, arena);
  for (std::size_t i = 1; i < parts; ++i) {
    const std::size_t at = find_separator(text, separator);
    append(list, Cell::of(text.substr(0, at)), arena);
    text.remove_prefix(at + separator.size());
  }
  append(list, Cell::of(text), arena);
  return list;
}

Cell join(const Cell& list, std::string_view separator, Arena& arena) {
  std::size_t size = 0;
  for (const Cell& part : list.list()) {
    if (part.tag != Tag::string) return error(EvalError::type);
    size += part.aux + separator.size();
  }
  if (!arena.spend(size / 16)) return error(EvalError::steps);
  TextBuilder out(size, arena);
  for (std::uint32_t i = 0; i < list.aux; ++i) {
    if (i > 0) out.add(separator);
    out.add(list.items[i].string());
  }
  return out.cell();
}

// As Go's strings.Replace: an empty `from` stands before each code point and at the end.
Cell replace(const Cell* args, std::int64_t limit, Arena& arena) {
  std::string_view text = args[0].string();
  const std::string_view from = args[1].string();
  const std::string_view to = args[2].string();
  const std::size_t most = limit < 0 ? npos : static_cast<std::size_t>(limit);
  const std::size_t places = from.empty() ? count_code_points(text) + 1 : count_parts(text, from, npos) - 1;
  const std::size_t count = places < most ? places : most;
  const std::size_t size = text.size() + count * to.size();  // count and to.size() are below the arena's size
  if (!arena.spend(size / 16)) return error(EvalError::steps);
  TextBuilder out(size, arena);
  for (std::size_t i = 0; i < count && !out.full(); ++i) {
    const std::size_t at = !from.empty() ? text.find(from) : i == 0 ? 0 : utf8_length(text[0]);
    out.add(text.substr(0, at));
    out.add(to);
    text.remove_prefix(at + from.size());
  }
  out.add(text);
  return out.cell();
}

}  // namespace

Cell split(const Cell* args, Arena& arena) { return split(args[0].string(), args[1].string(), -1, arena); }
Cell split_some(const Cell* args, Arena& arena) {
  return split(args[0].string(), args[1].string(), args[2].integer, arena);
}
Cell join(const Cell* args, Arena& arena) { return join(args[0], {}, arena); }
Cell join_with(const Cell* args, Arena& arena) { return join(args[0], args[1].string(), arena); }
Cell replace(const Cell* args, Arena& arena) { return replace(args, -1, arena); }
Cell replace_some(const Cell* args, Arena& arena) { return replace(args, args[3].integer, arena); }

}  // namespace plangate::library
