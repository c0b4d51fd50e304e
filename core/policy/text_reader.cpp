#include "policy/text_reader.h"

#include <algorithm>

namespace plangate {

using json::Member;
using json::Node;
using json::Reporter;

std::string read_text(const Node* node, const Path& path, const Reporter& report) {
  const std::string* text = node == nullptr ? nullptr : json::as_string(*node, path, report);
  if (text == nullptr) return {};
  if (text->empty()) report.add(issue::bad_value, path, {"This text must not be empty."});
  return *text;
}

// The characters of language tags (RFC 5646); which languages there are is nobody's business here.
bool TextReader::check_locale(std::string_view tag, const Path& path) {
  const bool good = !tag.empty() && tag.size() <= 35 && std::all_of(tag.begin(), tag.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
  if (!good) report_.add(issue::bad_value, path, {"\"", tag, "\" is no locale such as \"en\" or \"de-AT\"."});
  return good;
}

void TextReader::read_fallback(const Node& node, const Path& path) {
  const std::string tag = read_text(&node, path, report_);
  if (tag.empty()) return;
  check_locale(tag, path);
  locales_.push_back(tag);
}

TextSource TextReader::read(const Node* node, const Path& path) {
  TextSource texts;
  if (node == nullptr) return texts;
  if (node->kind != Node::Kind::object) {
    texts.push_back({{}, read_text(node, path, report_)});
    return texts;
  }
  if (locales_.empty()) {
    report_.add(issue::missing_field, Path(), {"Texts by locale need \"locale\", the one that others fall back to."});
    return texts;
  }
  if (node->find(locales_.front()) == nullptr)
    report_.add(issue::missing_field, path,
                {"There is no text for \"", locales_.front(), "\", which other locales fall back to."});
  for (const Member& member : node->members) {
    const Path at(path, member.key);
    if (!check_locale(member.key, at)) continue;
    texts.push_back({member.key, read_text(&member.value, at, report_)});
    if (std::find(locales_.begin(), locales_.end(), member.key) == locales_.end()) locales_.push_back(member.key);
  }
  return texts;
}

}  // namespace plangate
