// JSON text, written from left to right. nlohmann's tree and serializer would add 3 KB to every download for this.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "json/issue.h"

namespace plangate::json {

class Writer {
 public:
  // Values; inside an object each follows a key.
  void text(std::string_view value);  // well-formed UTF-8
  void number(std::int64_t value);
  void boolean(bool value);
  void raw(std::string_view json);  // a value that is JSON already
  void begin_object() { begin('{'); }
  void begin_array() { begin('['); }
  void end_object() { end('}'); }
  void end_array() { end(']'); }

  void key(std::string_view name);
  void field(std::string_view name, std::string_view value) {
    key(name);
    text(value);
  }

  std::string take() { return std::move(out_); }

 private:
  void separate();
  void begin(char bracket);
  void end(char bracket);

  std::string out_;
  bool first_ = true;  // nothing stands before the next value or key
};

void write_texts(Writer& out, std::string_view name, const std::vector<std::string>& texts);

// [{"code", "severity", "document", "path", "range"?: [start, end], "message"}]
void write_issues(Writer& out, const Issues& issues);

}  // namespace plangate::json
