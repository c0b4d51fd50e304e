#include "time/calendar.h"

namespace plangate {
namespace {

constexpr std::int64_t seconds_per_day = 86400;

// Reads from the front; once something does not fit, everything after it fails too.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  int number(std::size_t digits) {  // of exactly so many digits
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) value = value * 10 + digit();
    return value;
  }
  void expect(char c) { ok_ = take(c) && ok_; }
  bool take(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool at_digit() const { return !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9'; }
  int digit() {
    if (!at_digit()) {
      ok_ = false;
      return 0;
    }
    const int value = rest_.front() - '0';
    rest_.remove_prefix(1);
    return value;
  }
  std::uint32_t fraction() {  // up to nine digits, as nanoseconds
    std::uint32_t nanos = 0;
    std::uint32_t unit = nanos_per_second;
    ok_ = at_digit() && ok_;
    while (at_digit()) {
      unit /= 10;
      if (unit == 0) ok_ = false;
      nanos += static_cast<std::uint32_t>(digit()) * unit;
    }
    return nanos;
  }
  void fail() { ok_ = false; }
  bool ok() const { return ok_; }
  bool finished() const { return ok_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

int scan_offset_minutes(Scanner& scan) {
  if (scan.take('Z') || scan.take('z')) return 0;
  const bool west = scan.take('-');
  if (!west) scan.expect('+');
  const int hours = scan.number(2);
  scan.expect(':');
  const int minutes = scan.number(2);
  if (hours > 23 || minutes > 59) scan.fail();
  return (west ? -1 : 1) * (hours * 60 + minutes);
}

std::int64_t scan_date_days(Scanner& scan) {
  const int year = scan.number(4);
  scan.expect('-');
  const int month = scan.number(2);
  scan.expect('-');
  const int day = scan.number(2);
  if (month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) {
    scan.fail();
    return 0;
  }
  return days_from_civil({year, month, day});
}

std::int64_t scan_seconds_of_day(Scanner& scan) {
  const int hour = scan.number(2);
  scan.expect(':');
  const int minute = scan.number(2);
  scan.expect(':');
  const int second = scan.number(2);
  if (hour > 23 || minute > 59 || second > 59) scan.fail();
  return hour * 3600 + minute * 60 + second;
}

template <typename Text>
void append_padded(Text& out, std::int64_t value, std::size_t width) {  // 0 <= value < 2^32
  char digits[10];
  std::size_t count = 0;
  auto rest = static_cast<std::uint32_t>(value);
  for (; rest != 0 || count < width; rest /= 10) digits[count++] = static_cast<char>('0' + rest % 10);
  while (count > 0) out += digits[--count];
}

template <typename Text>
void append_fraction(Text& out, std::uint32_t nanos) {
  if (nanos == 0) return;
  std::size_t width = 9;
  for (; nanos % 10 == 0; nanos /= 10) --width;
  out += '.';
  append_padded(out, nanos, width);
}

void append_date(TimestampText& out, Timestamp t) {
  const Date date = local_date(t, {});
  append_padded(out, date.year, 4);
  out += '-';
  append_padded(out, date.month, 2);
  out += '-';
  append_padded(out, date.day, 2);
}

}  // namespace

std::optional<Timestamp> parse_timestamp(std::string_view text) {
  Scanner scan(text);
  Timestamp t;
  t.seconds = scan_date_days(scan) * seconds_per_day;
  if (!scan.take('T')) scan.expect('t');
  t.seconds += scan_seconds_of_day(scan);
  if (scan.take('.')) t.nanos = scan.fraction();
  t.seconds -= std::int64_t{scan_offset_minutes(scan)} * 60;
  if (!scan.finished() || !in_range(t)) return std::nullopt;
  return t;
}

std::optional<Offset> parse_offset(std::string_view text) {
  Scanner scan(text);
  const Offset offset{scan_offset_minutes(scan)};
  return scan.finished() ? std::optional(offset) : std::nullopt;
}

std::string format_date(Timestamp t) {
  TimestampText out;
  append_date(out, t);
  return std::string(out.view());
}

TimestampText timestamp_text(Timestamp t) {
  TimestampText out;
  append_date(out, t);
  const auto second = static_cast<std::uint32_t>(t.seconds - local_day(t, {}) * seconds_per_day);
  out += 'T';
  append_padded(out, second / 3600, 2);
  out += ':';
  append_padded(out, second / 60 % 60, 2);
  out += ':';
  append_padded(out, second % 60, 2);
  append_fraction(out, t.nanos);
  out += 'Z';
  return out;
}

std::string format_timestamp(Timestamp t) { return std::string(timestamp_text(t).view()); }

std::string format_duration(Duration d) {
  const bool negative = d.seconds < 0;
  std::uint32_t nanos = d.nanos;
  std::int64_t seconds = d.seconds;
  if (negative) {  // print the magnitude behind a sign
    if (nanos > 0) {
      nanos = nanos_per_second - nanos;
      seconds += 1;
    }
    seconds = -seconds;
  }
  std::string out = (negative ? "-" : "") + std::to_string(seconds);
  append_fraction(out, nanos);
  return out + "s";
}

}  // namespace plangate
