#include "expr/eval_error.h"

namespace plangate {
namespace {

// In the order of EvalError.
constexpr EvalFailure failures[] = {
    {issue::eval_overflow, "a number left the range of 64 bits"},
    {issue::eval_divide_by_zero, "a number was divided by zero"},
    {issue::eval_unlimited, "\"unlimited\" cannot be calculated with"},
    {issue::eval_currency, "amounts of two currencies cannot be added or compared"},
    {issue::eval_range, "a time or duration is malformed or out of range"},
    {issue::eval_arena, "the call's memory is used up"},
    {issue::eval_type, "a value has no such operation"},
    {issue::eval_key, "a map has no such key"},
    {issue::eval_index, "a list or text has no such place"},
    {issue::eval_argument, "a function does not take such a value"},
    {issue::eval_duplicate, "a map has the same key twice"},
    {issue::eval_no_value, "an optional has no value"},
    {issue::eval_steps, "the rule needs too many steps"},
    {issue::eval_no_plan, "a cancellation has no requested plan"},
};

}  // namespace

EvalFailure explain(EvalError error) { return failures[static_cast<std::size_t>(error)]; }

}  // namespace plangate
