// A value as the tests hold it: plain, slow and apart from the engine's cells, so that the two can disagree.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace plangate::test {

using Json = nlohmann::json;

struct Value {
  enum class Kind {
    error,
    unknown,
    null,
    boolean,
    integer,
    unsigned_integer,
    floating,
    string,
    bytes,
    list,
    map,
    timestamp,
    duration,
    type,
    optional
  };

  Kind kind = Kind::null;
  bool boolean = false;
  std::int64_t integer = 0;  // also the seconds of a timestamp or duration
  std::uint32_t nanos = 0;
  std::uint64_t unsigned_integer = 0;
  double floating = 0;
  std::string text;             // a string, bytes, the name of a type, what an error says
  std::vector<Value> items;     // of a list; of a map its keys and values in turn; of an optional none or one
  std::set<std::string> names;  // of an unknown: what it hangs on

  bool is(Kind other) const { return kind == other; }
  bool is_true() const { return kind == Kind::boolean && boolean; }
  bool is_false() const { return kind == Kind::boolean && !boolean; }
  bool definite() const { return kind != Kind::error && kind != Kind::unknown; }

  static Value error(std::string why);
  static Value unknown(std::set<std::string> names);
  static Value of(bool value);
  static Value of(std::int64_t value);
  static Value of(std::uint64_t value);
  static Value of(double value);
  static Value of(std::string value);
  static Value bytes(std::string value);
  static Value list(std::vector<Value> items);
  static Value map(const std::vector<Value>& entries);  // in the order of their keys, which loops follow
  static Value timestamp(std::int64_t seconds, std::uint32_t nanos);
  static Value duration(std::int64_t seconds, std::uint32_t nanos);
  static Value type(std::string name);
  static Value optional(std::vector<Value> none_or_one);
};

// {"int": "1"}, {"list": [...]}, {"map": [[key, value], ...]}, {"timestamp": [seconds, nanos]}: numbers are texts,
// bytes are hexadecimal, {"error": "why"}, {"unknown": [names]}. The same value is always the same JSON: a map's
// entries are sorted, a NaN is "NaN".
Json to_json(const Value& value);
Value from_json(const Json& json);

// Whether both are the same in kind and content, as the conformance suite compares: 1 is not 1.0, NaN is NaN.
bool identical(const Value& a, const Value& b);

}  // namespace plangate::test
