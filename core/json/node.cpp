#include "json/node.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "json/sort.h"
#include "json/text.h"
#include "json/utf8.h"

namespace plangate::json {

const Node* Node::find(std::string_view key) const {
  for (const Member& member : members)
    if (member.key == key) return &member.value;
  return nullptr;
}

namespace {

using Input = decltype(nlohmann::detail::input_adapter(std::string_view().begin(), std::string_view().end()));
using Lexer = nlohmann::detail::lexer<nlohmann::ordered_json, Input>;
using Token = Lexer::token_type;

// Builds the tree from nlohmann's tokens; its parser would bring exceptions along, which nobody could catch. Depth is
// bounded before anything nested is built.
class TreeReader {
 public:
  TreeReader(Node& root, Document document, std::string_view text, Issues& issues)
      : root_(root),
        document_(document),
        text_(text),
        issues_(issues),
        lexer_(nlohmann::detail::input_adapter(text.begin(), text.end())) {}

  bool read() {
    next();
    if (!value()) return false;
    next();
    return expect(Token::end_of_input);
  }

 private:
  Token next() { return token_ = lexer_.scan(); }
  bool expect(Token token) { return token_ == token || refuse(unexpected(token)); }

  bool value() {
    switch (token_) {
      case Token::literal_null: put(Node::Kind::null); return true;
      case Token::literal_true:
      case Token::literal_false: put(Node::Kind::boolean).boolean = token_ == Token::literal_true; return true;
      case Token::value_float:
        if (!std::isfinite(lexer_.get_number_float()))
          return refuse(join({"unexpected \"", lexer_.get_token_string(), "\""}));
        [[fallthrough]];
      case Token::value_unsigned:
      case Token::value_integer: put(Node::Kind::number).text = std::move(lexer_.get_string()); return true;
      case Token::value_string: put(Node::Kind::string).text = std::move(lexer_.get_string()); return true;
      case Token::begin_array: return container(Node::Kind::array, Token::end_array);
      case Token::begin_object: return container(Node::Kind::object, Token::end_object);
      default: return refuse(unexpected(Token::literal_or_value));
    }
  }

  Node& put(Node::Kind kind) {
    Node& node = place();
    node.kind = kind;
    return node;
  }
  Node& place() {
    if (open_.empty()) return root_;
    Node& parent = *open_.back();
    if (parent.kind == Node::Kind::object) return parent.members.back().value;
    return parent.items.emplace_back();
  }

  bool container(Node::Kind kind, Token end) {
    if (open_.size() >= max_depth) {
      issues_.push_back({issue::json_depth, document_, pointer(), {}, "Nested more than 64 levels deep.", false});
      return false;
    }
    Node& node = put(kind);
    open_.push_back(&node);
    if (next() != end && !entries(node, end)) return false;
    open_.pop_back();
    if (kind == Node::Kind::object) report_duplicate_keys(node);
    return true;
  }

  bool entries(Node& node, Token end) {
    for (;;) {
      if (node.kind == Node::Kind::object && !key(node)) return false;
      if (!value()) return false;
      if (next() != Token::value_separator) return expect(end);
      next();
    }
  }

  bool key(Node& object) {
    if (!expect(Token::value_string)) return false;
    object.members.push_back({std::move(lexer_.get_string()), {}});
    next();
    if (!expect(Token::name_separator)) return false;
    next();
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

  void report_duplicate_keys(const Node& object) {
    std::vector<std::string_view> keys;
    for (const Member& member : object.members) keys.push_back(member.key);
    sort(keys);
    for (auto at = std::adjacent_find(keys.begin(), keys.end()); at != keys.end();) {
      const std::string_view key = *at;
      const std::string place = pointer() + escaped(key);
      issues_.push_back({issue::json_duplicate_key,
                         document_,
                         place,
                         {},
                         join({"The key \"", key, "\" stands here more than once."}),
                         false});
      at = std::adjacent_find(std::upper_bound(at, keys.end(), key), keys.end());
    }
  }

  std::string unexpected(Token instead_of) {
    if (token_ == Token::parse_error)
      return join({lexer_.get_error_message(), "; last read: '", lexer_.get_token_string(), "'"});
    return join({"unexpected ", Lexer::token_type_name(token_), "; expected ", Lexer::token_type_name(instead_of)});
  }

  // Always false.
  bool refuse(std::string_view reason) {
    const std::size_t position = lexer_.get_position();
    const auto end = static_cast<std::uint32_t>(std::min(position, text_.size()));
    const Range range{end == 0 ? 0 : end - 1, end};
    issues_.push_back({issue::json_syntax, document_, pointer(), utf16_range(text_, range),
                       join({"This is not JSON: ", reason, "."}), false});
    return false;
  }

  Node& root_;
  Document document_;
  std::string_view text_;
  Issues& issues_;
  Lexer lexer_;
  Token token_ = Token::uninitialized;
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
  return TreeReader(root, document, text, issues).read();
}

}  // namespace plangate::json
