// What names mean where an expression stands (langdef, "Name Resolution").
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "reference_evaluator.h"

namespace plangate::test {

class NameScope {
 public:
  NameScope(const Ast& ast, const Surroundings& surroundings) : ast_(ast), surroundings_(surroundings) {}

  // Variables of macros hide all else; then what stands in the container, then the name as it is.
  std::optional<Value> find(std::string_view name) const;
  Value named(const std::string& name) const;  // the same, or a type; else an error

  // The value of "a.b.c" where a chain of fields is one name; the longest such chain counts.
  std::optional<Value> whole_path(NodeId id) const;

  void enter(const std::string& variable, const Value& value) { locals_.emplace_back(variable, value); }
  void leave(std::size_t count) { locals_.resize(locals_.size() - count); }

 private:
  bool is_local(std::string_view name) const;
  std::optional<std::string> path_of(NodeId id) const;

  const Ast& ast_;
  const Surroundings& surroundings_;
  std::vector<std::pair<std::string, Value>> locals_;
};

}  // namespace plangate::test
