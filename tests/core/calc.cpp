// The calendar, shares and rationals of the core for oracles in other languages: reads one JSON array per line, a name
// and its arguments, and answers one line each. tests/js/calc.mjs drives it.
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "money/period.h"
#include "money/proration.h"
#include "money/rational.h"

namespace plangate::test {
namespace {

using Json = nlohmann::json;

std::string text(const Json& value) { return value.get<std::string>(); }
Timestamp time_of(const Json& value) { return parse_timestamp(text(value)).value(); }
Offset offset_of(const Json& value) { return parse_offset(text(value)).value(); }
Period period_of(const Json& value) { return parse_period(text(value)).value(); }
Rounding rounding_of(const Json& value) { return text(value) == "half_even" ? Rounding::half_even : Rounding::half_up; }

std::string answer(const std::optional<Timestamp>& t) { return t ? format_timestamp(*t) : "none"; }

Rational::Wide wide(const Json& value) {
  Rational::Wide out = 0;
  for (char c : text(value)) out = out * 10 + static_cast<unsigned>(c - '0');
  return out;
}

// Every step of [from, to] months from a date, side by side.
std::string months(const Json& args) {
  std::string out;
  for (std::int64_t n = args[2].get<std::int64_t>(); n <= args[3].get<std::int64_t>(); ++n)
    out += answer(add_months(time_of(args[1]), n, offset_of(args[4]))) + " ";
  return out;
}

std::string share(const Json& args) {
  const auto result =
      share_of(std::stoll(text(args[1])), std::stoull(text(args[2])), std::stoull(text(args[3])), rounding_of(args[4]));
  return result ? std::to_string(*result) : "none";
}

std::string left(const Json& args) {
  const Proration method = text(args[4]) == "day" ? Proration::day : Proration::second;
  const Share share = remaining(time_of(args[1]), time_of(args[2]), time_of(args[3]), method, offset_of(args[5]));
  return std::to_string(share.part) + "/" + std::to_string(share.whole);
}

std::string calculate(const Json& args) {
  const std::string name = text(args[0]);
  if (name == "months") return months(args);
  if (name == "days") return answer(add_days(time_of(args[1]), args[2].get<std::int64_t>()));
  if (name == "share") return share(args);
  if (name == "left") return left(args);
  if (name == "compare") return std::to_string(compare({wide(args[1]), wide(args[2])}, {wide(args[3]), wide(args[4])}));
  if (name == "prices")
    return std::to_string(compare(normalised_price(std::stoll(text(args[1])), period_of(args[2])),
                                  normalised_price(std::stoll(text(args[3])), period_of(args[4]))));
  const Cycles cycles{time_of(args[1]), period_of(args[2]), offset_of(args[4])};
  if (name == "begin") return answer(cycles.begin(args[3].get<std::int64_t>()));
  if (name == "at") return std::to_string(cycles.at(time_of(args[3])));
  return "no such name";
}

}  // namespace
}  // namespace plangate::test

int main() {
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);)
    std::cout << plangate::test::calculate(plangate::test::Json::parse(line)) << '\n';
  return 0;
}
