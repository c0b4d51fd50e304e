// langdef, "List of Standard Definitions": strings; the extension for strings, which counts code points.
#include <algorithm>

#include "reference_functions.h"

namespace plangate::test {
namespace {

using Kind = Value::Kind;
using Characters = std::vector<std::string>;

bool are(const Arguments& a, std::initializer_list<Kind> kinds) {
  return std::equal(a.begin(), a.end(), kinds.begin(), kinds.end(),
                    [](const Value& value, Kind kind) { return value.is(kind); });
}

std::string joined(const Characters& all, std::size_t start, std::size_t end) {
  std::string out;
  for (std::size_t i = start; i < end; ++i) out += all[i];
  return out;
}

Value contains(const Arguments& a) {
  return are(a, {Kind::string, Kind::string}) ? Value::of(a[0].text.find(a[1].text) != std::string::npos)
                                              : no_overload();
}
Value starts_with(const Arguments& a) {
  return are(a, {Kind::string, Kind::string}) ? Value::of(a[0].text.starts_with(a[1].text)) : no_overload();
}
Value ends_with(const Arguments& a) {
  return are(a, {Kind::string, Kind::string}) ? Value::of(a[0].text.ends_with(a[1].text)) : no_overload();
}

bool in_text(std::int64_t at, const Characters& text) {
  return at >= 0 && at <= static_cast<std::int64_t>(text.size());
}

Value char_at(const Arguments& a) {
  if (!are(a, {Kind::string, Kind::integer})) return no_overload();
  const Characters text = characters(a[0].text);
  if (!in_text(a[1].integer, text)) return Value::error("index out of range");
  const auto at = static_cast<std::size_t>(a[1].integer);
  return Value::of(at == text.size() ? std::string() : text[at]);
}

bool stands_at(const Characters& text, const Characters& part, std::int64_t at) {
  return part.size() <= text.size() - static_cast<std::size_t>(at) &&
         std::equal(part.begin(), part.end(), text.begin() + at);
}

// From `at` in steps of one or minus one to where the part stands, else -1.
Value search(const Arguments& a, std::int64_t at, std::int64_t step) {
  const Characters text = characters(a[0].text);
  if (!in_text(at, text)) return Value::error("index out of range");
  for (; in_text(at, text); at += step)
    if (stands_at(text, characters(a[1].text), at)) return Value::of(at);
  return Value::of(std::int64_t{-1});
}

bool searchable(const Arguments& a) {
  return are(a, {Kind::string, Kind::string}) || are(a, {Kind::string, Kind::string, Kind::integer});
}
Value index_of(const Arguments& a) {
  return searchable(a) ? search(a, a.size() == 3 ? a[2].integer : 0, 1) : no_overload();
}
Value last_index_of(const Arguments& a) {
  if (!searchable(a)) return no_overload();
  return search(a, a.size() == 3 ? a[2].integer : static_cast<std::int64_t>(characters(a[0].text).size()), -1);
}

Value with_letters(const Arguments& a, char from, int distance) {
  if (!are(a, {Kind::string})) return no_overload();
  std::string text = a[0].text;
  for (char& c : text)
    if (c >= from && c < from + 26) c = static_cast<char>(c + distance);
  return Value::of(text);
}
Value lower_ascii(const Arguments& a) { return with_letters(a, 'A', 'a' - 'A'); }
Value upper_ascii(const Arguments& a) { return with_letters(a, 'a', 'A' - 'a'); }

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

bool is_space(const std::string& character) {
  // Unicode's White_Space.
  for (const char* space : {"\t",     "\n",     "\v",     "\f",     "\r",     " ",      "\u0085", "\u00a0", "\u1680",
                            "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006", "\u2007", "\u2008",
                            "\u2009", "\u200a", "\u2028", "\u2029", "\u202f", "\u205f", "\u3000"})
    if (character == space) return true;
  return false;
}

Value trim(const Arguments& a) {
  if (!are(a, {Kind::string})) return no_overload();
  const Characters text = characters(a[0].text);
  const auto start = std::find_if_not(text.begin(), text.end(), is_space);
  const auto end = std::find_if_not(text.rbegin(), text.rend(), is_space).base();
  std::string out;
  for (auto at = start; at < end; ++at) out += *at;
  return Value::of(out);
}

std::string quoted(char c) {
  constexpr std::pair<char, const char*> escapes[] = {{'\a', "\\a"}, {'\b', "\\b"},  {'\f', "\\f"},
                                                      {'\n', "\\n"}, {'\r', "\\r"},  {'\t', "\\t"},
                                                      {'\v', "\\v"}, {'\\', "\\\\"}, {'"', "\\\""}};
  for (const auto& [plain, escape] : escapes)
    if (c == plain) return escape;
  return {c};
}

Value quote(const Arguments& a) {
  if (!are(a, {Kind::string})) return no_overload();
  std::string out = "\"";
  for (const char c : a[0].text) out += quoted(c);
  return Value::of(out + "\"");
}

Value reverse(const Arguments& a) {
  if (are(a, {Kind::list})) return Value::list({a[0].items.rbegin(), a[0].items.rend()});
  if (!are(a, {Kind::string})) return no_overload();
  const Characters text = characters(a[0].text);
  const Characters backwards(text.rbegin(), text.rend());
  return Value::of(joined(backwards, 0, backwards.size()));
}

}  // namespace

std::vector<std::string> characters(const std::string& text) {
  Characters out;
  for (const char c : text) {
    if ((c & 0xC0) != 0x80 || out.empty()) out.emplace_back();
    out.back() += c;
  }
  return out;
}

const NamedFunction text_functions[] = {{"contains", contains},
                                        {"startsWith", starts_with},
                                        {"endsWith", ends_with},
                                        {"charAt", char_at},
                                        {"indexOf", index_of},
                                        {"lastIndexOf", last_index_of},
                                        {"lowerAscii", lower_ascii},
                                        {"upperAscii", upper_ascii},
                                        {"split", split},
                                        {"join", join},
                                        {"replace", replace},
                                        {"substring", substring},
                                        {"trim", trim},
                                        {"strings.quote", quote},
                                        {"reverse", reverse},
                                        {nullptr, nullptr}};

}  // namespace plangate::test
