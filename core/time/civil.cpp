#include "time/civil.h"

namespace plangate {

// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": days_from_civil, civil_from_days. In 32 bits, whose
// divisions cost a fraction: that is enough for years from -5,000,000 to 5,000,000.
std::int64_t days_from_civil(Date date) {
  const std::int32_t year = static_cast<std::int32_t>(date.year) - (date.month <= 2 ? 1 : 0);
  const std::int32_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int32_t year_of_era = year - era * 400;
  const std::int32_t day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

Date civil_from_days(std::int64_t since_1970) {
  const std::int32_t days = static_cast<std::int32_t>(since_1970) + 719468;
  const std::int32_t era = (days >= 0 ? days : days - 146096) / 146097;
  const std::int32_t day_of_era = days - era * 146097;
  const std::int32_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int32_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int32_t month = (5 * day_of_year + 2) / 153;
  const int civil_month = month < 10 ? month + 3 : month - 9;
  const int day = day_of_year - (153 * month + 2) / 5 + 1;
  return {year_of_era + era * 400 + (civil_month <= 2 ? 1 : 0), civil_month, day};
}

int days_in_month(std::int64_t year, int month) {
  if (month == 2) return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

}  // namespace plangate
