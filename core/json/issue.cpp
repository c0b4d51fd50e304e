#include "json/issue.h"

#include <algorithm>

#include "json/text.h"

namespace plangate {

std::string_view name(Document document) {
  switch (document) {
    case Document::facts: return "facts";
    case Document::change: return "change";
    case Document::policy: return "policy";
    case Document::catalog: return "catalog";
    case Document::update: return "update";
  }
  return "policy";
}

bool has_errors(const Issues& issues) {
  return std::any_of(issues.begin(), issues.end(), [](const Issue& issue) { return !issue.warning; });
}

std::string Path::pointer() const {
  if (parent_ == nullptr) return {};
  std::string out = join({parent_->pointer(), "/"});
  if (is_index_) return out + std::to_string(index_);
  for (char c : key_) {
    if (c == '~') out += "~0";
    else if (c == '/') out += "~1";
    else out += c;
  }
  return out;
}

namespace {

// Code units of the first `bytes` bytes: a lead byte counts one, a four-byte lead two, continuation bytes none.
std::uint32_t utf16_units(std::string_view text, std::uint32_t bytes) {
  std::uint32_t units = 0;
  for (char c : text.substr(0, bytes)) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) != 0x80) units += byte >= 0xF0 ? 2 : 1;
  }
  return units;
}

constexpr std::size_t longest_compared = 40;

// Of two texts of at most `longest_compared` bytes.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::size_t row[longest_compared + 1];
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

}  // namespace

Range utf16_range(std::string_view text, Range range) {
  if (range.empty()) return range;
  return {utf16_units(text, range.start), utf16_units(text, range.end)};
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates) {
  if (word.size() > longest_compared) return {};
  std::size_t best = (word.size() + 4) / 3;  // a guess further away than this confuses more than it helps
  std::string_view nearest;
  for (std::string_view candidate : candidates) {
    const std::size_t longer = std::max(candidate.size(), word.size()) - std::min(candidate.size(), word.size());
    if (candidate.size() > longest_compared || longer >= best) continue;
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < best) {
      best = distance;
      nearest = candidate;
    }
  }
  return nearest.empty() ? std::string() : join({" Did you mean \"", nearest, "\"?"});
}

}  // namespace plangate
