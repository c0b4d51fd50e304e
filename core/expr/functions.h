#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "expr/ast.h"

namespace plangate {

// A function that expressions can call, as f(x) or as x.f(y); its types are the checker's.
struct Function {
  std::string_view name;
  Op op;
  std::uint8_t arguments;  // the target of a method included
  bool method;
};

bool is_later_function(std::string_view name);  // of CEL, not supported yet
bool is_reserved_word(std::string_view word);   // of CEL: no name may be one

const Function* find_function(std::string_view name, bool method);
std::vector<std::string_view> function_names();

}  // namespace plangate
