#pragma once

#include <cstdint>

namespace plangate {

// A day of the proleptic Gregorian calendar.
struct Date {
  std::int64_t year;
  int month;  // from 1
  int day;    // from 1
};

// For years that timestamps have, and some thousands more on either side.
std::int64_t days_from_civil(Date date);  // since 1970-01-01
Date civil_from_days(std::int64_t since_1970);
int days_in_month(std::int64_t year, int month);

}  // namespace plangate
