#include "expr/functions.h"

#include <algorithm>
#include <iterator>

#include "expr/library/library.h"

namespace plangate {
namespace {

using namespace library;
using Style = Function::Style;
constexpr Style global = Style::global, method = Style::method, either = Style::either;

constexpr Function table[] = {
    {"base64.decode", global, 1, "s:y", base64_decode},
    {"base64.encode", global, 1, "y:s", base64_encode},
    {"bool", global, 1, "b:b s:b", to_bool},
    {"bytes", global, 1, "y:y s:y", to_bytes},
    {"charAt", method, 2, "si:s", char_at},
    {"contains", method, 2, "ss:b", contains},
    {"distinct", method, 1, "lA:lA", distinct},
    {"double", global, 1, "d:d i:d u:d s:d", to_double},
    {"duration", global, 1, "r:r s:r", to_duration},
    {"dyn", global, 1, "*:*", to_dyn},
    {"endsWith", method, 2, "ss:b", ends_with},
    {"first", method, 1, "lA:oA", first},
    {"flatten", method, 1, "llA:lA l*:l*", flatten},
    {"flatten", method, 2, "l*i:l*", flatten_to},
    {"getDate", method, 1, "t:i", time<TimePart::date>},
    {"getDate", method, 2, "ts:i", time_at<TimePart::date>},
    {"getDayOfMonth", method, 1, "t:i", time<TimePart::day_of_month>},
    {"getDayOfMonth", method, 2, "ts:i", time_at<TimePart::day_of_month>},
    {"getDayOfWeek", method, 1, "t:i", time<TimePart::day_of_week>},
    {"getDayOfWeek", method, 2, "ts:i", time_at<TimePart::day_of_week>},
    {"getDayOfYear", method, 1, "t:i", time<TimePart::day_of_year>},
    {"getDayOfYear", method, 2, "ts:i", time_at<TimePart::day_of_year>},
    {"getFullYear", method, 1, "t:i", time<TimePart::year>},
    {"getFullYear", method, 2, "ts:i", time_at<TimePart::year>},
    {"getHours", method, 1, "t:i r:i", time<TimePart::hours>},
    {"getHours", method, 2, "ts:i", time_at<TimePart::hours>},
    {"getMilliseconds", method, 1, "t:i r:i", time<TimePart::milliseconds>},
    {"getMilliseconds", method, 2, "ts:i", time_at<TimePart::milliseconds>},
    {"getMinutes", method, 1, "t:i r:i", time<TimePart::minutes>},
    {"getMinutes", method, 2, "ts:i", time_at<TimePart::minutes>},
    {"getMonth", method, 1, "t:i", time<TimePart::month>},
    {"getMonth", method, 2, "ts:i", time_at<TimePart::month>},
    {"getSeconds", method, 1, "t:i r:i", time<TimePart::seconds>},
    {"getSeconds", method, 2, "ts:i", time_at<TimePart::seconds>},
    {"hasValue", method, 1, "oA:b", has_value},
    {"indexOf", method, 2, "ss:i", index_of},
    {"indexOf", method, 3, "ssi:i", index_of_from},
    {"int", global, 1, "i:i u:i d:i s:i t:i", to_int},
    {"join", method, 1, "ls:s", join},
    {"join", method, 2, "lss:s", join_with},
    {"last", method, 1, "lA:oA", last},
    {"lastIndexOf", method, 2, "ss:i", last_index_of},
    {"lastIndexOf", method, 3, "ssi:i", last_index_of_from},
    {"lists.range", global, 1, "i:li", range},
    {"lowerAscii", method, 1, "s:s", lower_ascii},
    {"math.abs", global, 1, "i:i u:u d:d", abs},
    {"math.bitAnd", global, 2, "ii:i uu:u", bit_and},
    {"math.bitNot", global, 1, "i:i u:u", bit_not},
    {"math.bitOr", global, 2, "ii:i uu:u", bit_or},
    {"math.bitShiftLeft", global, 2, "ii:i ui:u", bit_shift_left},
    {"math.bitShiftRight", global, 2, "ii:i ui:u", bit_shift_right},
    {"math.bitXor", global, 2, "ii:i uu:u", bit_xor},
    {"math.ceil", global, 1, "d:d", ceil},
    {"math.floor", global, 1, "d:d", floor},
    {"math.greatest", global, 1, "i:i u:u d:d li:i lu:u ld:d l*:*", greatest},
    {"math.isFinite", global, 1, "d:b", is_finite},
    {"math.isInf", global, 1, "d:b", is_inf},
    {"math.isNaN", global, 1, "d:b", is_nan},
    {"math.least", global, 1, "i:i u:u d:d li:i lu:u ld:d l*:*", least},
    {"math.round", global, 1, "d:d", round},
    {"math.sign", global, 1, "i:i u:u d:d", sign},
    {"math.sqrt", global, 1, "i:d u:d d:d", sqrt},
    {"math.trunc", global, 1, "d:d", trunc},
    {"money", global, 1, "s:m", to_money},
    {"optional.none", global, 0, ":o?", optional_none},
    {"optional.of", global, 1, "A:oA", optional_of},
    {"optional.ofNonZeroValue", global, 1, "A:oA", optional_of_non_zero},
    {"replace", method, 3, "sss:s", replace},
    {"replace", method, 4, "sssi:s", replace_some},
    {"reverse", method, 1, "s:s lA:lA", reverse},
    {"sets.contains", global, 2, "lAlA:b", set_contains},
    {"sets.equivalent", global, 2, "lAlA:b", set_equivalent},
    {"sets.intersects", global, 2, "lAlA:b", set_intersects},
    {"size", either, 1, "s:i y:i lA:i MAB:i", library::size},
    {"slice", method, 3, "lAii:lA", slice},
    {"sort", method, 1, "lA:lA", sort},
    {"split", method, 2, "ss:ls", split},
    {"split", method, 3, "ssi:ls", split_some},
    {"startsWith", method, 2, "ss:b", starts_with},
    {"string", global, 1, "s:s b:s i:s u:s d:s y:s t:s r:s m:s", to_string},
    {"strings.quote", global, 1, "s:s", quote},
    {"substring", method, 2, "si:s", substring_from},
    {"substring", method, 3, "sii:s", substring},
    {"timestamp", global, 1, "t:t s:t i:t", to_timestamp},
    {"trim", method, 1, "s:s", trim},
    {"type", global, 1, "*:k", type_of},
    {"uint", global, 1, "u:u i:u d:u s:u", to_uint},
    {"upperAscii", method, 1, "s:s", upper_ascii},
    {"value", method, 1, "oA:A", value},
};

constexpr bool sorted() {
  for (std::size_t i = 1; i < std::size(table); ++i)
    if (table[i].name < table[i - 1].name) return false;
  return true;
}
static_assert(sorted());

constexpr std::string_view reserved_words[] = {"as",       "break",     "const",  "continue", "else", "for",
                                               "function", "if",        "import", "in",       "let",  "loop",
                                               "package",  "namespace", "return", "var",      "void", "while"};

}  // namespace

std::span<const Function> functions() { return table; }

std::span<const Function> find_functions(std::string_view name) {
  const Function* first = std::lower_bound(std::begin(table), std::end(table), name,
                                           [](const Function& f, std::string_view n) { return f.name < n; });
  const Function* last = first;
  while (last != std::end(table) && last->name == name) ++last;
  return {first, last};
}

bool is_namespace(std::string_view name) {
  return std::any_of(std::begin(table), std::end(table), [name](const Function& f) {
    return f.name.size() > name.size() && f.name[name.size()] == '.' && f.name.starts_with(name);
  });
}

bool is_reserved_word(std::string_view word) {
  return std::find(std::begin(reserved_words), std::end(reserved_words), word) != std::end(reserved_words);
}

}  // namespace plangate
