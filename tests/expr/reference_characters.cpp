#include "reference_characters.h"

#include <algorithm>

namespace plangate::test {

Characters characters(const std::string& text) {
  Characters out;
  for (const char c : text) {
    if ((c & 0xC0) != 0x80 || out.empty()) out.emplace_back();
    out.back() += c;
  }
  return out;
}

std::string joined(const Characters& all, std::size_t start, std::size_t end) {
  std::string out;
  for (std::size_t i = start; i < end; ++i) out += all[i];
  return out;
}

bool in_text(std::int64_t at, const Characters& text) {
  return at >= 0 && at <= static_cast<std::int64_t>(text.size());
}

bool stands_at(const Characters& text, const Characters& part, std::int64_t at) {
  return part.size() <= text.size() - static_cast<std::size_t>(at) &&
         std::equal(part.begin(), part.end(), text.begin() + at);
}

bool are(const Arguments& a, std::initializer_list<Value::Kind> kinds) {
  return std::equal(a.begin(), a.end(), kinds.begin(), kinds.end(),
                    [](const Value& value, Value::Kind kind) { return value.is(kind); });
}

}  // namespace plangate::test
