#include "json/node.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "json/text.h"
#include "json/utf8.h"

namespace plangate::json {

const Node* Node::find(std::string_view key) const {
  for (const Member& member : members)
    if (member.key == key) return &member.value;
  return nullptr;
}

namespace {

// Builds the tree from nlohmann's events. Depth is bounded before anything nested is built.
class TreeBuilder : public nlohmann::json_sax<nlohmann::ordered_json> {
 public:
  TreeBuilder(Node& root, Document document, std::string_view text, Issues& issues)
      : root_(root), document_(document), text_(text), issues_(issues) {}

  bool null() override {
    put(Node::Kind::null);
    return true;
  }
  bool boolean(bool value) override {
    put(Node::Kind::boolean).boolean = value;
    return true;
  }
  bool number_integer(number_integer_t value) override { return number(std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override { return number(std::to_string(value)); }
  bool number_float(number_float_t /*rounded*/, const string_t& written) override { return number(written); }
  bool string(string_t& value) override {
    put(Node::Kind::string).text = std::move(value);
    return true;
  }
  bool binary(binary_t& /*value*/) override { return false; }
  bool start_object(std::size_t /*size*/) override { return open(Node::Kind::object); }
  bool start_array(std::size_t /*size*/) override { return open(Node::Kind::array); }
  bool end_object() override {
    report_duplicate_keys(*open_.back());
    open_.pop_back();
    return true;
  }
  bool end_array() override {
    open_.pop_back();
    return true;
  }
  bool key(string_t& value) override {
    open_.back()->members.push_back({std::move(value), {}});
    return true;
  }
  bool parse_error(std::size_t position, const std::string& token,
                   const nlohmann::ordered_json::exception& error) override {
    const auto end = static_cast<std::uint32_t>(std::min(position, text_.size()));
    const Range range{end == 0 ? 0 : end - 1, end};
    issues_.push_back(
        {issue::json_syntax, document_, pointer(), utf16_range(text_, range), explain(error.what(), token), false});
    return false;
  }

 private:
  Node& put(Node::Kind kind) {
    Node& node = place();
    node.kind = kind;
    return node;
  }
  bool number(std::string written) {
    put(Node::Kind::number).text = std::move(written);
    return true;
  }
  Node& place() {
    if (open_.empty()) return root_;
    Node& parent = *open_.back();
    if (parent.kind == Node::Kind::object) return parent.members.back().value;
    return parent.items.emplace_back();
  }
  bool open(Node::Kind kind) {
    if (open_.size() >= max_depth) {
      issues_.push_back({issue::json_depth, document_, pointer(), {}, "Nested more than 64 levels deep.", false});
      return false;
    }
    open_.push_back(&put(kind));
    return true;
  }

  // The open containers' addresses hold: a container's siblings are appended only after it was closed.
  std::string pointer() const {
    std::string out;
    for (const Node* node : open_) {
      if (node->kind == Node::Kind::object && !node->members.empty()) out += escaped(node->members.back().key);
      if (node->kind == Node::Kind::array && !node->items.empty())
        out += join({"/", std::to_string(node->items.size() - 1)});
    }
    return out;
  }
  static std::string escaped(std::string_view key) { return Path(Path(), key).pointer(); }

  void report_duplicate_keys(Node& object) {
    std::vector<std::string_view> keys;
    for (const Member& member : object.members) keys.push_back(member.key);
    sort(keys);
    for (auto at = std::adjacent_find(keys.begin(), keys.end()); at != keys.end();) {
      const std::string_view key = *at;
      const std::string place = container_pointer() + escaped(key);
      issues_.push_back({issue::json_duplicate_key,
                         document_,
                         place,
                         {},
                         join({"The key \"", key, "\" stands here more than once."}),
                         false});
      at = std::adjacent_find(std::upper_bound(at, keys.end(), key), keys.end());
    }
  }
  // The object being closed, without its own last key.
  std::string container_pointer() {
    Node* closing = open_.back();
    open_.pop_back();
    std::string out = pointer();
    open_.push_back(closing);
    return out;
  }

  // nlohmann's text, without its exception id and position: "... while parsing X - reason".
  static std::string explain(std::string_view what, const std::string& token) {
    const std::size_t reason = what.find(" - ");
    std::string message = "This is not JSON: ";
    message +=
        reason == std::string_view::npos ? join({"unexpected \"", token, "\""}) : std::string(what.substr(reason + 3));
    return join({message, "."});
  }

  Node& root_;
  Document document_;
  std::string_view text_;
  Issues& issues_;
  std::vector<Node*> open_;
};

}  // namespace

bool parse(std::string_view text, std::size_t max_bytes, Document document, Node& root, Issues& issues) {
  if (text.size() > max_bytes) {
    const std::string limit = std::to_string(max_bytes / 1048576);
    issues.push_back(
        {issue::json_too_large, document, "", {}, join({"The text is larger than ", limit, " MiB."}), false});
    return false;
  }
  if (const std::size_t bad = find_ill_formed_utf8(text); bad != text.size()) {
    const std::uint32_t start = utf16_range(text, {0, static_cast<std::uint32_t>(bad)}).end;
    issues.push_back({issue::json_utf8, document, "", {start, start + 1}, "The text is not well-formed UTF-8.", false});
    return false;
  }
  TreeBuilder builder(root, document, text, issues);
  return nlohmann::ordered_json::sax_parse(text.begin(), text.end(), &builder);
}

}  // namespace plangate::json
