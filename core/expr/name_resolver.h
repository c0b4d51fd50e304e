#pragma once

#include <string>

#include "expr/checker.h"

namespace plangate {

// What a dotted name stands for where an expression stands.
class NameResolver {
 public:
  explicit NameResolver(const Scope& scope) : scope_(scope) {}

  // Turns the node into the declared name, the type or, of `it`, the text that `path` means. False when it means none.
  bool resolve(AstNode& node, std::string_view path) const;

  // Whether the beginning of `path` means something, so that the rest is a field of it.
  bool knows_beginning(std::string_view path) const;

  // What to say of a path that means nothing.
  ExprIssue unknown(Range range, std::string_view path) const;

 private:
  NameId find(std::string_view path) const;
  std::string_view text_of_it(std::string_view path) const;

  const Scope& scope_;
};

}  // namespace plangate
