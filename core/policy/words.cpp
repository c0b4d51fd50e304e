#include "policy/words.h"

#include <cstring>

namespace plangate {

namespace {
constexpr std::size_t words_per_number = sizeof(double) / sizeof(Word);
}

void Words::grow(std::size_t count) { words_.resize(words_.size() * 2 + count + 256); }

void Words::put(std::string_view text) {
  put(std::size_t{1});
  add(text);
}

void Words::put_number(const Cell& cell) {
  const double value = cell.tag == Tag::integer    ? static_cast<double>(cell.integer)
                       : cell.tag == Tag::floating ? cell.floating
                                                   : 0;
  std::memcpy(room(words_per_number), &value, sizeof value);
}

void Words::align() {
  while (size_ % words_per_number != 0) put(std::size_t{0});
}

void put_issue(const IssueWords& issue, Words& words) {
  words.put(issue.code);
  words.put(static_cast<std::size_t>(issue.document));
  words.put(issue.path);
  words.put(std::size_t{issue.range.start});
  words.put(std::size_t{issue.range.end});
  words.put(issue.message);
}

void put_issues(const Issues& issues, Words& words) {
  words.put(issues.size());
  for (const Issue& issue : issues)
    put_issue({issue.code, issue.document, issue.path, issue.range, issue.message}, words);
}

}  // namespace plangate
