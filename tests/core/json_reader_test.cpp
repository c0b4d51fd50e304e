// The reader of documents against nlohmann/json, which reads the same texts independently.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <random>

#include "json/node.h"

namespace plangate {
namespace {

using Json = nlohmann::ordered_json;
using Random = std::mt19937_64;

std::string pick(Random& random, std::initializer_list<std::string_view> choices) {
  return std::string(choices.begin()[random() % choices.size()]);
}

std::string random_number(Random& random) {
  return pick(random, {"", "-"}) + pick(random, {"0", "7", "120", "9007199254740993", "18446744073709551616"}) +
         pick(random, {"", "", ".5", ".250"}) + pick(random, {"", "", "e2", "E-3", "e+10", "e308", "e309"});
}

std::string random_string(Random& random) {
  std::string text = "\"";
  for (auto left = random() % 4; left > 0; --left)
    text += pick(random, {"a", "key", "\u00e9", "\u20ac", "\U0001f600", "\\n", "\\\"", "\\\\", "\\/", "\\u0041",
                          "\\u00e9", "\\ud83d\\uDE00", "\\u0000", "\\ud800", "\x7f"});
  return text + "\"";
}

std::string random_document(Random& random, int depth) {
  const std::string space = pick(random, {"", "", " ", "\n\t", "\r"});
  const auto kind = random() % (depth > 0 ? 6 : 3);
  if (kind == 0) return space + pick(random, {"null", "true", "false"});
  if (kind == 1) return space + random_number(random);
  if (kind == 2) return space + random_string(random);
  const bool object = kind < 5;
  std::string text;
  for (auto left = random() % 4; left > 0; --left) {
    if (!text.empty()) text += ",";
    if (object) text += space + random_string(random) + space + ":";
    text += random_document(random, depth - 1) + space;
  }
  return space + (object ? "{" + text + "}" : "[" + text + "]");
}

// No NUL: nlohmann's lexer takes it for the end of the text.
void mutate(Random& random, std::string& text) {
  const std::size_t at = random() % (text.size() + 1);
  const std::string piece =
      pick(random, {"",  "{", "}", "[", "]",   ",", ":", "\"", "\\",   "\\u",  "0",    "1",    "-",     "+",
                    ".", "e", "E", "t", "nul", "/", "'", " ",  "\x01", "\x1f", "\x80", "\xc3", "\u00e9"});
  text.replace(at, random() % 2, piece);
}

bool same(const json::Node& ours, const Json& theirs) {
  using Kind = json::Node::Kind;
  switch (ours.kind) {
    case Kind::null: return theirs.is_null();
    case Kind::boolean: return theirs.is_boolean() && theirs.get<bool>() == ours.boolean;
    case Kind::number: return theirs.is_number() && Json::parse(ours.text) == theirs;
    case Kind::string: return theirs.is_string() && theirs.get<std::string>() == ours.text;
    case Kind::array: break;
    case Kind::object: {
      if (!theirs.is_object() || theirs.size() != ours.members.size()) return false;
      std::size_t i = 0;
      for (const auto& member : theirs.items()) {
        if (member.key() != ours.members[i].key || !same(ours.members[i].value, member.value())) return false;
        ++i;
      }
      return true;
    }
  }
  if (!theirs.is_array() || theirs.size() != ours.items.size()) return false;
  for (std::size_t i = 0; i < ours.items.size(); ++i)
    if (!same(ours.items[i], theirs[i])) return false;
  return true;
}

struct Counts {
  int accepted = 0;
  int refused = 0;
};

void compare(const std::string& text, Counts& counts) {
  const Json theirs = Json::parse(text, nullptr, false);
  json::Node ours;
  Issues issues;
  const bool read = json::parse(text, 1048576, Document::policy, ours, issues);
  CHECK_MESSAGE(read != theirs.is_discarded(), text);
  ++(read ? counts.accepted : counts.refused);
  if (!read) CHECK_MESSAGE((issues.size() == 1 || issues.front().code == issue::json_duplicate_key), text);
  if (read && issues.empty()) CHECK_MESSAGE(same(ours, theirs), text);
}

}  // namespace

TEST_CASE("documents are read as nlohmann/json reads them, or refused where it refuses them") {
  Random random(20261130);
  Counts counts;
  for (int i = 0; i < 20000; ++i) {
    std::string text = random_document(random, 4);
    if (i % 50 == 0) text.insert(0, "\xEF\xBB\xBF");
    compare(text, counts);
    for (int change = 0; change < 4; ++change) {
      mutate(random, text);
      compare(text, counts);
    }
  }
  CHECK(counts.accepted > 15000);
  CHECK(counts.refused > 20000);
}

TEST_CASE("what is expected is told, with the place") {
  struct Expected {
    std::string_view text, message, path;
    std::uint32_t start, end;
  };
  for (const Expected& expected : {
           Expected{"", "a value, found the end.", "", 0, 0},
           {" {\"a\": [1, ", "a value, found the end.", "/a/0", 10, 11},
           {"{\"a\":1,}", "a key in quotes, found \"}\".", "/a", 7, 8},
           {"{\"a\" 1}", "\":\", found \"1\".", "/a", 5, 6},
           {"{\"a\":1 \"b\":2}", "\",\" or \"}\", found \"\"\".", "/a", 7, 8},
           {"[1}", "\",\" or \"]\", found \"}\".", "/0", 2, 3},
           {"[1.]", "a digit, found \"]\".", "", 3, 4},
           {"[1e999]", "a number that a double can hold, found \"1\".", "", 1, 2},
           {"[\"\U0001f600\\x\"]", "one of \"\\/bfnrtu, found \"x\".", "", 5, 6},
           {"[\"\\uD800\"]", "both halves of a surrogate pair, found \"\"\".", "", 8, 9},
           {"[\"\\u00g0\"]", "a hexadecimal digit, found \"g\".", "", 6, 7},
           {"[\"a\n\"]", "an escape such as \\n, found \"\n\".", "", 3, 4},
           {"{} \u00e9", "the end, found \"\u00e9\".", "", 3, 4},
           {std::string_view("{}\0", 3), std::string_view("the end, found \"\0\".", 19), "", 2, 3},
       }) {
    json::Node node;
    Issues issues;
    CHECK(!json::parse(expected.text, 1000, Document::policy, node, issues));
    REQUIRE(issues.size() == 1);
    CHECK(issues[0].message == "This is not JSON: expected " + std::string(expected.message));
    CHECK(issues[0].path == expected.path);
    CHECK(issues[0].range.start == expected.start);
    CHECK(issues[0].range.end == expected.end);
  }
}

}  // namespace plangate
