// langdef, "List of Standard Definitions": strings; the extension for strings, which counts code points.
#include <algorithm>

#include "reference_characters.h"
#include "reference_functions.h"

namespace plangate::test {
namespace {

using Kind = Value::Kind;

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

Value char_at(const Arguments& a) {
  if (!are(a, {Kind::string, Kind::integer})) return no_overload();
  const Characters text = characters(a[0].text);
  if (!in_text(a[1].integer, text)) return Value::error("index out of range");
  const auto at = static_cast<std::size_t>(a[1].integer);
  return Value::of(at == text.size() ? std::string() : text[at]);
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

const NamedFunction text_functions[] = {
    {"contains", contains}, {"startsWith", starts_with},    {"endsWith", ends_with},     {"charAt", char_at},
    {"indexOf", index_of},  {"lastIndexOf", last_index_of}, {"lowerAscii", lower_ascii}, {"upperAscii", upper_ascii},
    {"trim", trim},         {"strings.quote", quote},       {"reverse", reverse},        {nullptr, nullptr}};

}  // namespace plangate::test
