#include "json/reader.h"

#include <algorithm>

#include "json/decimal.h"
#include "json/text.h"

namespace plangate::json {

void Reporter::add(issue::Code code, const Path& path, Message message, Range range) const {
  issues_.push_back({code, document_, path.pointer(), range, join(message), false});
}

void Reporter::warn(issue::Code code, const Path& path, Message message) const {
  issues_.push_back({code, document_, path.pointer(), {}, join(message), true});
}

std::string_view kind_name(Node::Kind kind) {
  switch (kind) {
    case Node::Kind::null: return "null";
    case Node::Kind::boolean: return "true or false";
    case Node::Kind::number: return "a number";
    case Node::Kind::string: return "a text";
    case Node::Kind::array: return "an array";
    case Node::Kind::object: return "an object";
  }
  return "";
}

namespace {

void wrong_type(std::string_view expected, const Node& node, const Path& path, const Reporter& report) {
  report.add(issue::wrong_type, path, {"Expected ", expected, ", found ", kind_name(node.kind), "."});
}

}  // namespace

bool expect(const Node& node, Node::Kind kind, const Path& path, const Reporter& report) {
  if (node.kind == kind) return true;
  wrong_type(kind_name(kind), node, path, report);
  return false;
}

const std::string* as_string(const Node& node, const Path& path, const Reporter& report) {
  return expect(node, Node::Kind::string, path, report) ? &node.text : nullptr;
}

std::optional<bool> as_bool(const Node& node, const Path& path, const Reporter& report) {
  if (!expect(node, Node::Kind::boolean, path, report)) return std::nullopt;
  return node.boolean;
}

std::optional<std::int64_t> as_int(const Node& node, const Path& path, const Reporter& report) {
  if (!expect(node, Node::Kind::number, path, report)) return std::nullopt;
  const std::optional<std::int64_t> value = parse_scaled(node.text, 0);
  if (value && *value >= -max_safe_integer && *value <= max_safe_integer) return value;
  report.add(issue::wrong_type, path, {"Expected a whole number from -(2^53-1) to 2^53-1, found ", node.text, "."});
  return std::nullopt;
}

const std::string* as_number_text(const Node& node, const Path& path, const Reporter& report) {
  if (node.kind == Node::Kind::number || node.kind == Node::Kind::string) return &node.text;
  wrong_type("a number", node, path, report);
  return nullptr;
}

ObjectReader::ObjectReader(const Node& node, const Path& path, const Reporter& report)
    : node_(node), path_(path), report_(report), is_object_(expect(node, Node::Kind::object, path, report)) {
  known_.reserve(16);  // more than most objects have
}

const Node* ObjectReader::field(std::string_view name) {
  known_.push_back(name);
  return node_.find(name);
}

const Node* ObjectReader::required(std::string_view name) {
  const Node* node = field(name);
  if (node == nullptr && is_object_) report_.add(issue::missing_field, path_, {"The field \"", name, "\" is missing."});
  return node;
}

void ObjectReader::refuse_later(std::string_view name, std::string_view what) {
  if (field(name) == nullptr) return;
  report_.add(issue::unsupported, Path(path_, name), {what, " is not supported yet."});
}

void ObjectReader::finish() {
  for (const Member& member : node_.members) {
    if (std::find(known_.begin(), known_.end(), member.key) != known_.end()) continue;
    report_.add(issue::unknown_field, Path(path_, member.key),
                {"There is no field \"", member.key, "\" here.", did_you_mean(member.key, known_)});
  }
}

void read_header(ObjectReader& in, const Reporter& report) {
  if (const Node* schema = in.field("$schema"); schema != nullptr)
    as_string(*schema, Path(in.path(), "$schema"), report);
  const Node* version = in.required("plangate");
  if (version == nullptr || (version->kind == Node::Kind::number && version->text == "1")) return;
  report.add(issue::version, Path(in.path(), "plangate"),
             {"This release reads documents of format 1 only: write \"plangate\": 1."});
}

}  // namespace plangate::json
