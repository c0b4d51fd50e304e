// The types that functions and operators take, written as text: overloads apart by a space, each its arguments' types,
// ':' and the result's, "s:i lA:i". b bool, i int, u uint, d double, s string, y bytes, t timestamp, r duration,
// m money, k type, * dyn, ? any, l list of, M map of a key and a value, o optional of; A and B are one type each
// wherever they stand.
#pragma once

#include <span>
#include <string_view>

#include "expr/cell.h"
#include "expr/type.h"

namespace plangate {

// The result of the overload that fits, invalid when none does; dyn when several might, with different results.
// `exact` is false when an argument might still turn out not to fit.
Type result_type(std::string_view overloads, std::span<const Type> args, bool& exact);

// Whether values fit one of the overloads. What lies inside lists and maps is not looked at.
bool accepts(std::string_view overloads, std::span<const Cell> args);

}  // namespace plangate
