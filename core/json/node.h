// A JSON document as a tree that keeps the exact text of numbers and the order of keys.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "json/issue.h"

namespace plangate::json {

struct Member;

struct Node {
  enum class Kind : std::uint8_t { null, boolean, number, string, array, object };

  Kind kind = Kind::null;
  bool boolean = false;
  std::string text;             // a string's value, or a number as written
  std::vector<Node> items;      // of an array
  std::vector<Member> members;  // of an object, in the document's order

  const Node* find(std::string_view key) const;  // an object's member, or nullptr
};

struct Member {
  std::string key;
  Node value;
};

// Reads one JSON document. At most `max_bytes` long and 64 levels deep, valid UTF-8, no key twice in an object.
// False when the text cannot be read to its end. A duplicate key is an issue too, but reading goes on.
bool parse(std::string_view text, std::size_t max_bytes, Document document, Node& root, Issues& issues);

inline constexpr int max_depth = 64;

}  // namespace plangate::json
