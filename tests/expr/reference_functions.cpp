#include "reference_functions.h"

namespace plangate::test {

Value no_overload() { return Value::error("no such overload"); }

Value call(const std::string& name, const Arguments& arguments) {
  for (const NamedFunction* family :
       {arithmetic_functions, math_functions, comparison_functions, conversion_functions, encoding_functions,
        text_functions, text_part_functions, time_functions, list_functions, optional_functions})
    for (const NamedFunction* entry = family; entry->name != nullptr; ++entry)
      if (name == entry->name) return entry->function(arguments);
  return Value::error("no function " + name);
}

}  // namespace plangate::test
