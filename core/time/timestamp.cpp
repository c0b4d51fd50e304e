#include "time/timestamp.h"

#include <cmath>

namespace plangate {

bool in_range(Timestamp t) { return t.seconds >= min_timestamp_seconds && t.seconds <= max_timestamp_seconds; }

bool in_range(Duration d) {
  if (d.seconds == max_duration_seconds) return d.nanos == 0;
  return d.seconds >= -max_duration_seconds && d.seconds < max_duration_seconds;
}

std::optional<Timestamp> timestamp_from_milliseconds(double milliseconds) {
  if (!(milliseconds >= -62135596800000.0 && milliseconds <= 253402300799999.0)) return std::nullopt;
  // Exact: a thousandth of a whole number below 2^48 is further from the next whole number than a double's last place.
  const double seconds = std::floor(milliseconds / 1000);
  const double rest = milliseconds - seconds * 1000;
  const auto whole = static_cast<std::uint32_t>(rest);
  if (static_cast<double>(whole) != rest) return std::nullopt;
  return Timestamp{static_cast<std::int64_t>(seconds), whole * 1000000};
}

std::optional<Duration> add(Duration a, Duration b) {
  Duration sum;
  sum.nanos = a.nanos + b.nanos;
  const std::int64_t carry = sum.nanos >= nanos_per_second ? 1 : 0;
  if (carry != 0) sum.nanos -= nanos_per_second;
  if (__builtin_add_overflow(a.seconds, b.seconds, &sum.seconds)) return std::nullopt;
  if (__builtin_add_overflow(sum.seconds, carry, &sum.seconds)) return std::nullopt;
  return sum;
}

std::optional<Duration> subtract(Duration a, Duration b) {
  Duration difference;
  const std::int64_t borrow = a.nanos < b.nanos ? 1 : 0;
  difference.nanos = a.nanos + (borrow != 0 ? nanos_per_second : 0) - b.nanos;
  if (__builtin_sub_overflow(a.seconds, b.seconds, &difference.seconds)) return std::nullopt;
  if (__builtin_sub_overflow(difference.seconds, borrow, &difference.seconds)) return std::nullopt;
  return difference;
}

}  // namespace plangate
