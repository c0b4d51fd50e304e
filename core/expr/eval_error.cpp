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
    {issue::eval_argument,
     "a text is no amount such as '99.99 GBP': a decimal of at most 64 bits in minor units, and a currency of ISO 4217 "
     "with at most its digits"},
    {issue::direction_unknown,
     "the direction of the change cannot be told, and the expression does not say what is to be when it is 'unknown'"},
};

}  // namespace

EvalFailure explain(EvalError error) { return failures[static_cast<std::size_t>(error)]; }

}  // namespace plangate
