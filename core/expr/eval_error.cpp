#include "expr/eval_error.h"

namespace plangate {

EvalFailure explain(EvalError error) {
  switch (error) {
    case EvalError::overflow: return {issue::eval_overflow, "a number left the range of 64 bits"};
    case EvalError::divide_by_zero: return {issue::eval_divide_by_zero, "a number was divided by zero"};
    case EvalError::unlimited: return {issue::eval_unlimited, "\"unlimited\" cannot be calculated with"};
    case EvalError::currency: return {issue::eval_currency, "amounts of two currencies cannot be compared"};
    case EvalError::range: return {issue::eval_range, "a time or duration is malformed or out of range"};
    case EvalError::arena: return {issue::eval_arena, "the call's memory is used up"};
    case EvalError::type: return {issue::eval_type, "a value has no such operation"};
    case EvalError::key: return {issue::eval_key, "a map has no such key"};
    case EvalError::index: return {issue::eval_index, "a list or text has no such place"};
    case EvalError::argument: return {issue::eval_argument, "a function does not take such a value"};
    case EvalError::duplicate: return {issue::eval_duplicate, "a map has the same key twice"};
    case EvalError::no_value: return {issue::eval_no_value, "an optional has no value"};
    case EvalError::steps: return {issue::eval_steps, "the rule needs too many steps"};
  }
  return {};
}

}  // namespace plangate
