// What functions do; their names and types stand in expr/functions.cpp. Each takes definite arguments of those types.
#pragma once

#include "expr/arena.h"
#include "expr/cell.h"

namespace plangate::library {

// Conversions.
Cell to_bool(const Cell* args, Arena& arena);
Cell to_int(const Cell* args, Arena& arena);
Cell to_uint(const Cell* args, Arena& arena);
Cell to_double(const Cell* args, Arena& arena);
Cell to_string(const Cell* args, Arena& arena);
Cell to_bytes(const Cell* args, Arena& arena);
Cell to_timestamp(const Cell* args, Arena& arena);
Cell to_duration(const Cell* args, Arena& arena);
Cell to_money(const Cell* args, Arena& arena);
Cell to_dyn(const Cell* args, Arena& arena);
Cell type_of(const Cell* args, Arena& arena);

// Texts. Places count code points.
Cell size(const Cell* args, Arena& arena);  // of bytes, lists and maps too
Cell contains(const Cell* args, Arena& arena);
Cell starts_with(const Cell* args, Arena& arena);
Cell ends_with(const Cell* args, Arena& arena);
Cell char_at(const Cell* args, Arena& arena);
Cell index_of(const Cell* args, Arena& arena);
Cell index_of_from(const Cell* args, Arena& arena);
Cell last_index_of(const Cell* args, Arena& arena);
Cell last_index_of_from(const Cell* args, Arena& arena);
Cell substring(const Cell* args, Arena& arena);
Cell substring_from(const Cell* args, Arena& arena);
Cell trim(const Cell* args, Arena& arena);
Cell lower_ascii(const Cell* args, Arena& arena);
Cell upper_ascii(const Cell* args, Arena& arena);
Cell replace(const Cell* args, Arena& arena);
Cell replace_some(const Cell* args, Arena& arena);
Cell split(const Cell* args, Arena& arena);
Cell split_some(const Cell* args, Arena& arena);
Cell join(const Cell* args, Arena& arena);
Cell join_with(const Cell* args, Arena& arena);
Cell quote(const Cell* args, Arena& arena);
Cell reverse(const Cell* args, Arena& arena);  // of lists too
Cell base64_encode(const Cell* args, Arena& arena);
Cell base64_decode(const Cell* args, Arena& arena);

// Parts of a timestamp, in UTC or at the offset args[1] when there are two; and of a duration.
enum class TimePart : std::uint8_t {
  year,
  month,         // from 0
  day_of_month,  // from 0
  date,          // from 1
  day_of_week,   // from 0, Sunday
  day_of_year,   // from 0
  hours,
  minutes,
  seconds,
  milliseconds
};
Cell time_part(TimePart part, const Cell& time, const Cell* zone);
bool is_zone(std::string_view text);  // "UTC", or an offset: "+02:00"
template <TimePart part>
Cell time(const Cell* args, Arena&) {
  return time_part(part, args[0], nullptr);
}
template <TimePart part>
Cell time_at(const Cell* args, Arena&) {
  return time_part(part, args[0], args + 1);
}

// Numbers.
Cell greatest(const Cell* args, Arena& arena);  // of a list, or of one number
Cell least(const Cell* args, Arena& arena);
Cell ceil(const Cell* args, Arena& arena);
Cell floor(const Cell* args, Arena& arena);
Cell round(const Cell* args, Arena& arena);  // halves away from zero
Cell trunc(const Cell* args, Arena& arena);
Cell sqrt(const Cell* args, Arena& arena);
Cell abs(const Cell* args, Arena& arena);
Cell sign(const Cell* args, Arena& arena);
Cell is_nan(const Cell* args, Arena& arena);
Cell is_inf(const Cell* args, Arena& arena);
Cell is_finite(const Cell* args, Arena& arena);
Cell bit_and(const Cell* args, Arena& arena);
Cell bit_or(const Cell* args, Arena& arena);
Cell bit_xor(const Cell* args, Arena& arena);
Cell bit_not(const Cell* args, Arena& arena);
Cell bit_shift_left(const Cell* args, Arena& arena);
Cell bit_shift_right(const Cell* args, Arena& arena);  // fills with zeros

// Lists and sets.
Cell range(const Cell* args, Arena& arena);
Cell slice(const Cell* args, Arena& arena);
Cell flatten(const Cell* args, Arena& arena);
Cell flatten_to(const Cell* args, Arena& arena);
Cell distinct(const Cell* args, Arena& arena);
Cell sort(const Cell* args, Arena& arena);
Cell first(const Cell* args, Arena& arena);
Cell last(const Cell* args, Arena& arena);
Cell set_contains(const Cell* args, Arena& arena);
Cell set_equivalent(const Cell* args, Arena& arena);
Cell set_intersects(const Cell* args, Arena& arena);
Cell sort_by_keys(const Cell& elements, const Cell& keys, Arena& arena);  // of as many keys

// Optionals.
Cell optional_of(const Cell* args, Arena& arena);
Cell optional_of_non_zero(const Cell* args, Arena& arena);
Cell optional_none(const Cell* args, Arena& arena);
Cell has_value(const Cell* args, Arena& arena);
Cell value(const Cell* args, Arena& arena);

}  // namespace plangate::library
