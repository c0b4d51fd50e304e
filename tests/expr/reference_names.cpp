#include "reference_names.h"

#include <algorithm>

namespace plangate::test {

std::optional<Value> NameScope::find(std::string_view name) const {
  const bool from_root = name.starts_with(".");
  const std::string plain(name.substr(from_root ? 1 : 0));
  const auto local = std::find_if(locals_.rbegin(), locals_.rend(), [&](const auto& l) { return l.first == plain; });
  if (local != locals_.rend() && !from_root) return local->second;
  const auto& variables = surroundings_.variables;
  const std::string inside = surroundings_.container + "." + plain;
  if (!from_root && variables.contains(inside)) return variables.at(inside);
  if (variables.contains(plain)) return variables.at(plain);
  return std::nullopt;
}

Value NameScope::named(const std::string& name) const {
  if (std::optional<Value> found = find(name)) return *found;
  for (const char* type : {"bool", "int", "uint", "double", "string", "bytes", "list", "map", "null_type", "type",
                           "google.protobuf.Timestamp", "google.protobuf.Duration", "optional_type"})
    if (name == type) return Value::type(name);
  return Value::error("no such name: " + name);
}

bool NameScope::is_local(std::string_view name) const {
  return std::any_of(locals_.begin(), locals_.end(), [&](const auto& local) { return local.first == name; });
}

std::optional<std::string> NameScope::path_of(NodeId id) const {
  const AstNode& node = ast_[id];
  if (node.op == Op::name) return is_local(node.text) ? std::nullopt : std::optional(node.text);
  if (node.op != Op::select) return std::nullopt;
  const std::optional<std::string> target = path_of(ast_.args_of(node)[0]);
  return target ? std::optional(*target + "." + node.text) : std::nullopt;
}

std::optional<Value> NameScope::whole_path(NodeId id) const {
  const std::optional<std::string> path = path_of(id);
  if (!path) return std::nullopt;
  const Value found = named(*path);
  return found.is(Value::Kind::error) && !find(*path) ? std::nullopt : std::optional(found);
}

}  // namespace plangate::test
