#pragma once

#include <string_view>

#include "expr/cell.h"
#include "json/issue_codes.h"

namespace plangate {

// What an error of evaluation is called, and how it reads in "... cannot be evaluated: <text>."
struct EvalFailure {
  issue::Code code;
  std::string_view text;
};
EvalFailure explain(EvalError error);

}  // namespace plangate
