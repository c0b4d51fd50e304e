// What is wrong with a document or a call: one Issue each, all of them collected, never only the first.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "json/issue_codes.h"

namespace plangate {

enum class Document : std::uint8_t { facts, change, policy, catalog, update };

std::string_view name(Document document);

// A half-open range [start, end). Inside the core it counts bytes of UTF-8; an Issue counts UTF-16 code units, as
// editors do.
struct Range {
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  std::uint32_t start = none;
  std::uint32_t end = none;

  bool empty() const { return start == none; }
};

struct Issue {
  issue::Code code;
  Document document = Document::policy;
  std::string path;  // JSON Pointer (RFC 6901); for json/* codes empty where the place is only known as a range
  Range range;       // in the text at `path`; for json/* codes in the document
  std::string message;
  bool warning = false;
};

using Issues = std::vector<Issue>;

bool has_errors(const Issues& issues);

// Where a reader stands in a document; lives on the stack, parents outlive children.
class Path {
 public:
  Path() = default;
  [[gnu::noinline]] Path(const Path& parent, std::string_view key) : parent_(&parent), key_(key) {}
  Path(const Path& parent, std::size_t index) : parent_(&parent), index_(index), is_index_(true) {}

  std::string pointer() const;  // as a JSON Pointer

 private:
  const Path* parent_ = nullptr;
  std::string_view key_;
  std::size_t index_ = 0;
  bool is_index_ = false;
};

// `range` in bytes of `text`, counted in UTF-16 code units instead.
Range utf16_range(std::string_view text, Range range);

// The candidate nearest to `word` by edit distance as ` Did you mean "x"?`, or nothing when none is near.
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace plangate
