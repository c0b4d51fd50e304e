// The functions that expressions can call. Each stands in one place: its name, the types that it takes, what it does.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "expr/arena.h"
#include "expr/cell.h"

namespace plangate {

// Takes definite arguments whose types fit one of the overloads; what lies inside lists and maps may be anything.
using Native = Cell (*)(const Cell* args, Arena& arena);

struct Function {
  enum class Style : std::uint8_t { global, method, either };

  std::string_view name;  // "size", "math.abs"
  Style style;
  std::uint8_t arity;          // the target of a method included
  std::string_view overloads;  // in the notation of expr/signature.h
  Native run;
};

std::span<const Function> functions();  // sorted by name

// All of that name.
std::span<const Function> find_functions(std::string_view name);

bool is_namespace(std::string_view name);  // "math", as there is "math.abs"

bool is_reserved_word(std::string_view word);  // of CEL: no name may be one

}  // namespace plangate
