// An expression as a tree, kept flat: nodes refer to each other by index, children stand before their parents.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "expr/constants.h"
#include "expr/token.h"
#include "expr/type.h"

namespace plangate {

enum class Op : std::uint8_t {
  invalid,  // was reported; or, unchecked, an error when it is evaluated
  // literals
  null,
  boolean,
  integer,
  uinteger,
  floating,
  string,
  bytes,
  constant,  // `value`, folded
  // names
  name,       // one word, or ".word" from the root; checked: the declared name `name_id`
  local,      // checked: variable number `name_id` of the macros around it
  type_name,  // checked: the type `value`
  select,     // field `text` of args[0]; checked: only where it is no part of a declared name
  select_optional,
  index,  // args[0][args[1]]
  index_optional,
  // evaluated lazily, by the rules of absorption
  logical_and,
  logical_or,
  conditional,
  optional_or,        // args[0].or(args[1]): of two optionals
  optional_or_value,  // args[0].orValue(args[1])
  has,                // args[0] is a select, or the name that it became
  // operators
  logical_not,
  negate,
  add,
  subtract,
  multiply,
  divide,
  modulo,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  in,
  // collections
  list,            // args: elements, any of them an optional_entry
  map,             // args: key, value, key, value ..., any key an optional_entry
  optional_entry,  // ?args[0]
  // calls
  call,      // function `text`; checked: entry `function` of the table, a method's target first
  macro,     // `macro`: args are target, `variables` variables, then what is evaluated for each element
  bind,      // cel.bind(): args are the value, a variable and the body
  variable,  // of a macro; checked: number `name_id`
};

enum class Macro : std::uint8_t {
  all,
  exists,
  exists_one,
  map,  // the last argument for each element; of three, the first says for which
  filter,
  transform_list,  // as map
  transform_map,
  transform_map_entry,
  sort_by,
  bind,
  opt_map,
  opt_flat_map,
};

using NodeId = std::uint32_t;

struct AstNode {
  Op op = Op::null;
  Range range;                  // bytes of the source
  std::uint32_t first_arg = 0;  // in Ast::args
  std::uint32_t arg_count = 0;
  std::string text = {};  // of a literal, a name, a field or a function
  Cell value = {};        // of a literal without text, a type name or a constant
  std::uint16_t depth = 1;
  std::uint32_t name_at = 0;  // of a call: where its name stands in the source
  bool method = false;        // of a call
  bool checked_call = false;  // checked: whether its arguments fit is known only when it is evaluated
  Macro macro = Macro::all;
  std::uint8_t variables = 0;

  // What the checker found out.
  Type type = {};
  std::uint16_t function = 0;
  std::uint32_t name_id = 0xFFFFFFFF;
};

struct Ast {
  std::vector<AstNode> nodes;
  std::vector<NodeId> args;  // of all nodes, each one's side by side
  NodeId root = 0;
  Constants constants;  // what constant nodes refer to

  const AstNode& operator[](NodeId id) const { return nodes[id]; }
  AstNode& operator[](NodeId id) { return nodes[id]; }
  std::span<const NodeId> args_of(const AstNode& node) const { return {args.data() + node.first_arg, node.arg_count}; }
  const AstNode& arg(const AstNode& node, std::uint32_t i) const { return nodes[args[node.first_arg + i]]; }
};

}  // namespace plangate
