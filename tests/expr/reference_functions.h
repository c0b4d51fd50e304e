// The functions of the language over plain values, as google/cel-spec words them: simple instead of fast.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "value.h"

namespace plangate::test {

using Arguments = std::vector<Value>;  // a method's target comes first
using Function = Value (*)(const Arguments&);

struct NamedFunction {
  const char* name;  // "+", "[]", "size", "math.greatest"; a unary minus is "-_"
  Function function;
};

// Of definite arguments. An error when the function does not take them.
Value call(const std::string& name, const Arguments& arguments);

// The families; each ends with an entry without a name.
extern const NamedFunction arithmetic_functions[];
extern const NamedFunction math_functions[];
extern const NamedFunction comparison_functions[];
extern const NamedFunction conversion_functions[];
extern const NamedFunction encoding_functions[];
extern const NamedFunction text_functions[];
extern const NamedFunction text_part_functions[];
extern const NamedFunction time_functions[];
extern const NamedFunction list_functions[];
extern const NamedFunction optional_functions[];

Value no_overload();

// What a function comes to when not all of its arguments are definite: unknowns unite and go before errors.
std::optional<Value> indefinite(const Arguments& arguments);

bool equal(const Value& a, const Value& b);  // by ==: across the kinds of numbers, NaN equals nothing
// -1, 0 or 1; 2 when unordered by a NaN, 3 when the two have no order at all.
int compare(const Value& a, const Value& b);

bool is_number(const Value& value);
const Value* find_entry(const Value& map, const Value& key);
std::string type_name(const Value& value);

}  // namespace plangate::test
