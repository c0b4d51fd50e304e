#include "money/proration.h"

namespace plangate {
namespace {

// later - earlier in nanoseconds, 0 when that does not fit.
std::uint64_t nanoseconds(Timestamp earlier, Timestamp later) {
  std::int64_t nanos = 0;
  const std::int64_t fraction = std::int64_t{later.nanos} - std::int64_t{earlier.nanos};
  if (__builtin_mul_overflow(later.seconds - earlier.seconds, std::int64_t{nanos_per_second}, &nanos)) return 0;
  if (__builtin_add_overflow(nanos, fraction, &nanos)) return 0;
  return static_cast<std::uint64_t>(nanos);
}

}  // namespace

Share remaining(Timestamp begin, Timestamp end, Timestamp t, Proration method, Offset offset) {
  if (method == Proration::day) {
    const std::int64_t last = local_day(end, offset);
    return {static_cast<std::uint64_t>(last - local_day(t, offset)),
            static_cast<std::uint64_t>(last - local_day(begin, offset)), Share::Unit::day};
  }
  if (begin.nanos == end.nanos && begin.nanos == t.nanos)
    return {static_cast<std::uint64_t>(end.seconds - t.seconds),
            static_cast<std::uint64_t>(end.seconds - begin.seconds), Share::Unit::second};
  return {nanoseconds(t, end), nanoseconds(begin, end), Share::Unit::nanosecond};
}

}  // namespace plangate
