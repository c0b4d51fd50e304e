#include "expr/functions.h"

#include <algorithm>
#include <iterator>

namespace plangate {
namespace {

constexpr Function functions[] = {
    {"size", Op::size, 1, false},
    {"size", Op::size, 1, true},
    {"contains", Op::contains, 2, true},
    {"startsWith", Op::starts_with, 2, true},
    {"endsWith", Op::ends_with, 2, true},
    {"timestamp", Op::to_timestamp, 1, false},
    {"duration", Op::to_duration, 1, false},
};

constexpr std::string_view later_functions[] = {
    "int",      "uint",        "double",     "string",         "bytes",         "bool",         "type",
    "dyn",      "matches",     "all",        "exists",         "exists_one",    "filter",       "map",
    "money",    "getFullYear", "getMonth",   "getDate",        "getDayOfMonth", "getDayOfWeek", "getDayOfYear",
    "getHours", "getMinutes",  "getSeconds", "getMilliseconds"};

constexpr std::string_view reserved_words[] = {"as",       "break",     "const",  "continue", "else", "for",
                                               "function", "if",        "import", "in",       "let",  "loop",
                                               "package",  "namespace", "return", "var",      "void", "while"};

}  // namespace

bool is_later_function(std::string_view name) {
  return std::find(std::begin(later_functions), std::end(later_functions), name) != std::end(later_functions);
}

bool is_reserved_word(std::string_view word) {
  return std::find(std::begin(reserved_words), std::end(reserved_words), word) != std::end(reserved_words);
}

const Function* find_function(std::string_view name, bool method) {
  for (const Function& function : functions)
    if (function.name == name && function.method == method) return &function;
  return nullptr;
}

std::vector<std::string_view> function_names() {
  std::vector<std::string_view> names{"has"};
  for (const Function& function : functions) names.push_back(function.name);
  return names;
}

}  // namespace plangate
