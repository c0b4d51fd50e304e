#include "json/number_text.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <cstring>
#include <random>

#include "json/decimal.h"

namespace plangate {
namespace {

// libc's strtod is an independent reading of the same text.
void check_against_strtod(const std::string& text) {
  const double ours = parse_double(text);
  const double theirs = std::strtod(text.c_str(), nullptr);
  CHECK_MESSAGE(std::memcmp(&ours, &theirs, sizeof ours) == 0, text << ": " << ours << " is not " << theirs);
}

}  // namespace

TEST_CASE("parse_double rounds as IEEE 754 does") {
  for (const char* text :
       {"0", "-0", "1", "0.1", "1e23", "9007199254740993", "2.2250738585072014e-308", "2.2250738585072011e-308",
        "4.9e-324", "2.4703282292062327e-324", "2.4703282292062328e-324", "1.7976931348623157e308",
        "1.7976931348623159e308", "1e400", "1e-400",
        "17976931348623158079372897140530341507993413271003782693617377898044496829276475094664901797758720709633028641"
        "66928879109465555478519404026306574886715058206819089020007083836762738548458177115317644757302700698555713669"
        "59622842914819860834936475292719074168444365510704342711559699508093042880"})
    check_against_strtod(text);
}

TEST_CASE("parse_double agrees with strtod on 10,000 random decimals") {
  std::mt19937_64 random(20260301);
  for (int i = 0; i < 10000; ++i) {
    std::string text = random() % 2 == 0 ? "-" : "";
    const std::size_t digits = 1 + random() % 25;
    for (std::size_t d = 0; d < digits; ++d) {
      if (d == digits / 2 && d > 0) text += '.';
      text += static_cast<char>('0' + random() % 10);
    }
    text += "e" + std::to_string(static_cast<int>(random() % 660) - 330);
    check_against_strtod(text);
  }
}

TEST_CASE("shortest_text reads back as the same double") {
  std::mt19937_64 random(7);
  for (int i = 0; i < 10000; ++i) {
    const std::uint64_t bits = random();
    double value = 0;
    std::memcpy(&value, &bits, sizeof value);
    if (value - value != 0) continue;
    CHECK(parse_double(shortest_text(value)) == value);
  }
}

TEST_CASE("parse_scaled is exact or refuses") {
  CHECK(parse_scaled("99.99", 2) == 9999);
  CHECK(parse_scaled("99.999", 2) == std::nullopt);
  CHECK(parse_scaled("99.990", 2) == 9999);
  CHECK(parse_scaled("-1e3", 0) == -1000);
  CHECK(parse_scaled("1e-2", 2) == 1);
  CHECK(parse_scaled("9223372036854775807", 0) == INT64_MAX);
  CHECK(parse_scaled("9223372036854775808", 0) == std::nullopt);
  CHECK(parse_scaled("-9223372036854775808", 0) == INT64_MIN);
  CHECK(parse_scaled("0e9999", 2) == 0);
  CHECK(parse_scaled("1e9999", 2) == std::nullopt);
  for (const char* text : {"", "-", "1.", ".5", "01", "1e", "+1", "1 ", "0x1"})
    CHECK(parse_scaled(text, 2) == std::nullopt);
}

TEST_CASE("format_scaled prints minor units") {
  CHECK(format_scaled(9999, 2).view() == "99.99");
  CHECK(format_scaled(5, 2).view() == "0.05");
  CHECK(format_scaled(-5, 2).view() == "-0.05");
  CHECK(format_scaled(0, 0).view() == "0");
  CHECK(format_scaled(12, 0).view() == "12");
  CHECK(format_scaled(INT64_MIN, 0).view() == "-9223372036854775808");
}

}  // namespace plangate
