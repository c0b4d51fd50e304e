#include "json/node.h"

#include <algorithm>

#include "json/cursor.h"
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

constexpr std::string_view less_nesting = "less nesting";
constexpr std::size_t few = 8;  // of which all pairs are sooner compared than sorted

bool has_duplicate_keys(const std::vector<Member>& members) {
  for (std::size_t i = 1; i < members.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (members[i].key == members[j].key) return true;
  return false;
}

// Builds the tree. Depth is bounded before anything nested is built.
class TreeReader {
 public:
  TreeReader(Document document, std::string_view text, Issues& issues)
      : document_(document), text_(text), issues_(issues), cursor_(text) {}

  bool read(Node& root) { return (value(root) && (cursor_.at_end() || cursor_.expect("the end"))) || refuse(); }

 private:
  bool value(Node& node) {
    const char first = cursor_.peek();
    switch (first) {
      case '{': return container(node, Node::Kind::object, '}');
      case '[': return container(node, Node::Kind::array, ']');
      case '"': node.kind = Node::Kind::string; return cursor_.string(node.text);
      case 'n': return cursor_.word("null");
      case 't':
      case 'f':
        node.kind = Node::Kind::boolean;
        node.boolean = first == 't';
        return cursor_.word(node.boolean ? "true" : "false");
      default: break;
    }
    node.kind = Node::Kind::number;
    return first == '-' || (first >= '0' && first <= '9') ? cursor_.number(node.text) : cursor_.expect("a value");
  }

  bool container(Node& node, Node::Kind kind, char end) {
    if (open_.size() >= max_depth) return cursor_.expect(less_nesting);
    node.kind = kind;
    open_.push_back(&node);
    cursor_.take(kind == Node::Kind::object ? '{' : '[');
    if (!cursor_.take(end) && !entries(node, end)) return false;
    open_.pop_back();
    if (kind == Node::Kind::object) report_duplicate_keys(node);
    return true;
  }

  bool entries(Node& node, char end) {
    do {
      if (!(node.kind == Node::Kind::object ? member(node) : item(node))) return false;
    } while (cursor_.take(','));
    return cursor_.take(end) || cursor_.expect(end == '}' ? "\",\" or \"}\"" : "\",\" or \"]\"");
  }

  bool member(Node& object) {
    std::string key;
    if (cursor_.peek() != '"') return cursor_.expect("a key in quotes");
    if (!cursor_.string(key)) return false;
    Member& member = object.members.emplace_back();
    member.key = std::move(key);
    return cursor_.take(':') ? value(member.value) : cursor_.expect("\":\"");
  }

  bool item(Node& array) {
    if (value(array.items.emplace_back())) return true;
    if (open_.back() == &array) array.items.pop_back();  // it did not even begin
    return false;
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
    if (object.members.size() <= few && !has_duplicate_keys(object.members)) return;
    std::vector<std::string_view> keys;
    for (const Member& member : object.members) keys.push_back(member.key);
    sort(keys);
    for (auto at = std::adjacent_find(keys.begin(), keys.end()); at != keys.end();) {
      const std::string_view key = *at;
      const std::string place = pointer() + escaped(key);
      add(issue::json_duplicate_key, place, {}, join({"The key \"", key, "\" stands here more than once."}));
      at = std::adjacent_find(std::upper_bound(at, keys.end(), key), keys.end());
    }
  }

  void add(issue::Code code, std::string path, Range range, std::string message) {
    issues_.push_back({code, document_, std::move(path), range, std::move(message), false});
  }

  // Always false.
  bool refuse() {
    cursor_.expected() == less_nesting ? add(issue::json_depth, pointer(), {}, "Nested more than 64 levels deep.")
                                       : tell_syntax();
    return false;
  }

  void tell_syntax() {
    const std::string_view found = cursor_.found();
    const bool at_end = found.empty();
    const auto at = static_cast<std::uint32_t>(cursor_.at());
    const Range last{at == 0 ? 0 : at - 1, at};
    add(issue::json_syntax, pointer(),
        utf16_range(text_, at_end ? last : Range{at, at + static_cast<std::uint32_t>(found.size())}),
        join({"This is not JSON: expected ", cursor_.expected(), ", found ", at_end ? "the end" : "\"", found,
              at_end ? "." : "\"."}));
  }

  Document document_;
  std::string_view text_;
  Issues& issues_;
  Cursor cursor_;
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
  return TreeReader(document, text, issues).read(root);
}

}  // namespace plangate::json
