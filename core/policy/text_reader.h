// Texts of a policy: ids, expressions, and templates by locale.
#pragma once

#include "json/reader.h"
#include "policy/source.h"

namespace plangate {

// What stands at `node`, empty with an issue when it is no text or has no characters; empty without a node.
std::string read_text(const json::Node* node, const Path& path, const json::Reporter& report);

class TextReader {
 public:
  // `locales` gets every locale that there is a text for; the first one is the one to fall back to.
  TextReader(std::vector<std::string>& locales, const json::Reporter& report) : locales_(locales), report_(report) {}

  void read_fallback(const json::Node& node, const Path& path);

  // One text, or an object of texts by locale.
  TextSource read(const json::Node* node, const Path& path);

 private:
  bool check_locale(std::string_view tag, const Path& path);

  std::vector<std::string>& locales_;
  const json::Reporter& report_;
};

}  // namespace plangate
