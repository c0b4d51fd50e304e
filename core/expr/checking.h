// A run of the type checker over one expression. Its parts stand in files of their own: names and fields, lists and
// maps, functions, macros.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "expr/checker.h"
#include "expr/functions.h"
#include "expr/name_resolver.h"

namespace plangate {

class Checker {
 public:
  Checker(Ast& ast, const Scope& scope, std::vector<ExprIssue>& issues)
      : ast_(ast), scope_(scope), names_(scope), present_(scope.present), issues_(issues) {}

  Type run() { return visit(ast_.root); }

 private:
  using Kind = Type::Kind;
  struct Variable {
    std::string_view name;
    Type type;
    std::uint32_t number;
  };

  Type visit(NodeId id);
  Type type_of(NodeId id);
  NodeId arg(NodeId id, std::uint32_t i) const { return ast_.args_of(ast_[id])[i]; }

  // Issues. Where types are not checked they are errors of evaluation instead.
  Type fail(NodeId id, issue::Code code, std::initializer_list<std::string_view> message);
  Type fail(NodeId id, ExprIssue issue);
  Type no_overload(NodeId id, std::span<const Type> types);
  Type expect(NodeId id, Type type, Kind kind, std::string_view wanted);

  // Each operand is checked knowing what the ones before it say to be present. False when one of them has an issue.
  bool operands(NodeId id, std::vector<Type>& types);
  void assume_operands_before(NodeId id, std::size_t operand, std::size_t outer);
  void assume(NodeId id, bool sense);
  Type combine(NodeId id);

  // Names and fields.
  const Variable* find_variable(std::string_view name) const;
  std::string path_of(NodeId id) const;
  Type read(NodeId id, std::string_view path);
  Type declared(NodeId id);
  Type select(NodeId id);
  Type field_type(NodeId id, Type target);
  Type has(NodeId id);

  // Lists and maps.
  Type element(NodeId id, bool optional);
  Type list(NodeId id);
  Type map(NodeId id);
  Type key_type(NodeId id);

  // Functions.
  void join_namespace(NodeId id);
  Type call(NodeId id);
  const Function* find_overload(NodeId id) const;
  Type called(NodeId id, const Function& function, std::span<const Type> types);
  Type wrong_call(NodeId id, const Function* wrong_count);
  bool is_like_macro(NodeId id) const;
  std::string suggestion(std::string_view function) const;

  // Macros.
  void declare(NodeId id, Type type);
  Type macro(NodeId id);
  bool declare_variables(NodeId id, Type target);
  std::string_view wanted_target(const AstNode& node, Type target) const;
  void variable_types(const AstNode& node, Type target, Type& first, Type& second) const;
  Type macro_type(NodeId id, Type target, Type body);

  Ast& ast_;
  const Scope& scope_;
  NameResolver names_;
  PresentNames present_;
  std::vector<Variable> variables_;
  std::uint32_t next_variable_ = 0;
  std::vector<ExprIssue>& issues_;
};

}  // namespace plangate
