#include "expr/name_resolver.h"

#include <algorithm>
#include <iterator>

#include "json/text.h"

namespace plangate {
namespace {

struct TypeName {
  std::string_view name;
  Tag tag;
};
constexpr TypeName type_names[] = {{"bool", Tag::boolean},
                                   {"int", Tag::integer},
                                   {"uint", Tag::uinteger},
                                   {"double", Tag::floating},
                                   {"string", Tag::string},
                                   {"bytes", Tag::bytes},
                                   {"list", Tag::list},
                                   {"map", Tag::map},
                                   {"null_type", Tag::null},
                                   {"type", Tag::type},
                                   {"optional_type", Tag::optional},
                                   {"google.protobuf.Timestamp", Tag::timestamp},
                                   {"google.protobuf.Duration", Tag::duration}};

const TypeName* find_type(std::string_view path) {
  const TypeName* found =
      std::find_if(std::begin(type_names), std::end(type_names), [&](const TypeName& t) { return t.name == path; });
  return found == std::end(type_names) ? nullptr : found;
}

}  // namespace

NameId NameResolver::find(std::string_view path) const {
  if (path.starts_with('.')) return scope_.names.find(path.substr(1));
  if (scope_.it != nullptr && path == "it.used") return scope_.it->used;
  if (scope_.it != nullptr && path == "it.limit") return scope_.it->limit;
  for (std::string_view container = scope_.container; !container.empty();) {
    const NameId inside = scope_.names.find(join({container, ".", path}));
    if (inside != no_name) return inside;
    const std::size_t dot = container.rfind('.');
    container = dot == std::string_view::npos ? std::string_view() : container.substr(0, dot);
  }
  return scope_.names.find(path);
}

// The texts that are fields of "it".
std::string_view NameResolver::text_of_it(std::string_view path) const {
  if (scope_.it == nullptr) return {};
  return path == "it.name" ? std::string_view(scope_.it->name) : path == "it.kind" ? scope_.it->kind : "";
}

bool NameResolver::resolve(AstNode& node, std::string_view path) const {
  const NameId id = find(path);
  const TypeName* type = nullptr;
  if (id != no_name) {
    node.op = Op::name;
    node.name_id = id;
  } else if (const std::string_view text = text_of_it(path); !text.empty()) {
    node.op = Op::string;
    node.text = text;
  } else if (type = find_type(path); type != nullptr) {
    node.op = Op::type_name;
    node.value = Cell::type_of(type->tag);
  }
  return id != no_name || node.op == Op::string || type != nullptr;
}

bool NameResolver::knows_beginning(std::string_view path) const {
  for (std::size_t dot = path.rfind('.'); dot != std::string_view::npos && dot > 0; dot = path.rfind('.', dot - 1)) {
    AstNode node;
    if (resolve(node, path.substr(0, dot))) return true;
  }
  return false;
}

ExprIssue NameResolver::unknown(Range range, std::string_view path) const {
  const std::string_view root = path.substr(0, path.find('.'));
  if (root == "it" && scope_.it != nullptr && path == "it.kind")
    return {issue::expr_unknown_name, range, join({"\"usage.", scope_.it->name, "\" does not declare its \"kind\"."})};
  if (root == "it")
    return {issue::expr_unknown_name, range,
            scope_.it == nullptr ? "\"it\" is there only in a rule with \"each\"."
                                 : "\"it\" has the fields name, kind, used and limit."};
  if (scope_.names.is_record(path))
    return {issue::expr_wrong_type, range, join({"\"", path, "\" is a record; name one of its fields."})};
  return {issue::expr_unknown_name, range, join({"There is no \"", path, "\".", scope_.names.suggest(path)})};
}

}  // namespace plangate
