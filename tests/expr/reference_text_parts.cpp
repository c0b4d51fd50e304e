// The extension for strings: what takes texts apart and puts them together.
#include "reference_characters.h"
#include "reference_functions.h"

namespace plangate::test {
namespace {

using Kind = Value::Kind;

// At most `limit` parts, all when it is negative; without a separator the code points.
Value parts_of(const Characters& text, const Characters& separator, std::int64_t limit) {
  std::vector<Value> out;
  if (limit == 0) return Value::list(out);
  std::size_t start = 0;
  for (std::size_t at = 0; at < text.size() && static_cast<std::int64_t>(out.size()) + 1 != limit;) {
    const std::size_t next = separator.empty() ? at + 1 : at;
    const bool ends =
        separator.empty() ? next < text.size() : stands_at(text, separator, static_cast<std::int64_t>(at));
    at = ends ? next + separator.size() : at + 1;
    if (!ends) continue;
    out.push_back(Value::of(joined(text, start, next)));
    start = at;
  }
  if (!text.empty() || !separator.empty()) out.push_back(Value::of(joined(text, start, text.size())));
  return Value::list(out);
}

Value split(const Arguments& a) {
  const bool limited = are(a, {Kind::string, Kind::string, Kind::integer});
  if (!limited && !are(a, {Kind::string, Kind::string})) return no_overload();
  return parts_of(characters(a[0].text), characters(a[1].text), limited ? a[2].integer : -1);
}

Value join(const Arguments& a) {
  if (!are(a, {Kind::list}) && !are(a, {Kind::list, Kind::string})) return no_overload();
  std::string out;
  for (std::size_t i = 0; i < a[0].items.size(); ++i) {
    if (!a[0].items[i].is(Kind::string)) return no_overload();
    out += (i > 0 && a.size() == 2 ? a[1].text : std::string()) + a[0].items[i].text;
  }
  return Value::of(out);
}

// At most `limit` times, always when it is negative; an empty text stands before each code point and at the end.
Value replace(const Arguments& a) {
  const bool limited = are(a, {Kind::string, Kind::string, Kind::string, Kind::integer});
  if (!limited && !are(a, {Kind::string, Kind::string, Kind::string})) return no_overload();
  const Characters text = characters(a[0].text);
  const Characters old = characters(a[1].text);
  std::int64_t left = limited ? a[3].integer : -1;
  std::string out;
  for (std::size_t at = 0; at <= text.size();) {
    if (left != 0 && stands_at(text, old, static_cast<std::int64_t>(at))) {
      out += a[2].text;
      --left;
      at += old.size();
      if (!old.empty()) continue;
    }
    if (at < text.size()) out += text[at];
    ++at;
  }
  return Value::of(out);
}

Value substring(const Arguments& a) {
  const bool ended = are(a, {Kind::string, Kind::integer, Kind::integer});
  if (!ended && !are(a, {Kind::string, Kind::integer})) return no_overload();
  const Characters text = characters(a[0].text);
  const std::int64_t end = ended ? a[2].integer : static_cast<std::int64_t>(text.size());
  if (!in_text(a[1].integer, text) || !in_text(end, text) || end < a[1].integer)
    return Value::error("index out of range");
  return Value::of(joined(text, static_cast<std::size_t>(a[1].integer), static_cast<std::size_t>(end)));
}

}  // namespace

const NamedFunction text_part_functions[] = {
    {"split", split}, {"join", join}, {"replace", replace}, {"substring", substring}, {nullptr, nullptr}};

}  // namespace plangate::test
