// Points in time and spans of it, to the nanosecond, in UTC. No time zones, no clock.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace plangate {

// seconds + nanos / 10^9 since 1970-01-01T00:00:00Z; nanos from 0 to 999,999,999, also before 1970.
struct Timestamp {
  std::int64_t seconds = 0;
  std::uint32_t nanos = 0;

  auto operator<=>(const Timestamp&) const = default;
};

// The same form for a span, so that -1.5 s is {-2, 500,000,000}.
struct Duration {
  std::int64_t seconds = 0;
  std::uint32_t nanos = 0;
};

inline constexpr std::uint32_t nanos_per_second = 1000000000;

// CEL's ranges (google/cel-spec, langdef, "Timestamps"): years 1 to 9999, and about 10,000 years for a span.
inline constexpr std::int64_t min_timestamp_seconds = -62135596800;
inline constexpr std::int64_t max_timestamp_seconds = 253402300799;
inline constexpr std::int64_t max_duration_seconds = 315576000000;

bool in_range(Timestamp t);
bool in_range(Duration d);

// RFC 3339, with 'Z' or an offset; up to nine fractional digits. Nothing when malformed or out of range.
std::optional<Timestamp> parse_timestamp(std::string_view text);
// "1h30m", "-1.5s": a sum of decimal numbers with h, m, s, ms, us or ns (CEL, "Durations").
std::optional<Duration> parse_duration(std::string_view text);
// From the milliseconds of a JavaScript Date. Nothing for NaN or out of range.
std::optional<Timestamp> timestamp_from_milliseconds(double milliseconds);

// A timestamp's text without an allocation.
struct TimestampText {
  char data[32];
  std::size_t size = 0;
  void operator+=(char c) { data[size++] = c; }
  std::string_view view() const { return {data, size}; }
};
TimestampText timestamp_text(Timestamp t);
std::string format_timestamp(Timestamp t);  // "2026-03-01T00:00:00Z", fraction only when there is one
std::string format_date(Timestamp t);       // "2026-03-01"
std::string format_duration(Duration d);    // "5400s"

// Both halves apart; nothing when the seconds leave int64. The range is the caller's to check.
std::optional<Duration> add(Duration a, Duration b);
std::optional<Duration> subtract(Duration a, Duration b);

}  // namespace plangate
