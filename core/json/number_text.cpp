#include "json/number_text.h"

#include <nlohmann/json.hpp>

namespace plangate {

std::string shortest_text(double value) {
  if (value != value) return "NaN";
  if (value - value != 0) return value < 0 ? "-Infinity" : "Infinity";
  char buffer[32];
  char* end = nlohmann::detail::to_chars(buffer, buffer + sizeof buffer, value);  // Grisu2
  std::string text(buffer, end);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text;
}

}  // namespace plangate
