#include "json/text.h"

#include <algorithm>

namespace plangate {

std::string join(std::initializer_list<std::string_view> parts) {
  std::string out;
  for (std::string_view part : parts) out += part;
  return out;
}

// Half the code of std::sort.
void sort(std::vector<std::string_view>& texts) {
  std::make_heap(texts.begin(), texts.end());
  std::sort_heap(texts.begin(), texts.end());
}

}  // namespace plangate
