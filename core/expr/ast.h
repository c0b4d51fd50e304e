// An expression as a tree, kept flat: nodes refer to each other by index, children stand before their parents.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "expr/token.h"
#include "expr/type.h"

namespace plangate {

enum class Op : std::uint8_t {
  invalid,  // a call that was reported; its arguments are still checked
  // leaves
  null,
  boolean,
  integer,
  floating,
  string,
  name,
  // evaluated lazily, by the rules of absorption
  logical_and,
  logical_or,
  conditional,
  has,
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
  list,
  // functions
  size,
  contains,
  starts_with,
  ends_with,
  to_timestamp,
  to_duration,
};

using NodeId = std::uint32_t;

struct AstNode {
  Op op = Op::null;
  Range range;                  // bytes of the source
  std::uint32_t first_arg = 0;  // in Ast::args
  std::uint32_t arg_count = 0;
  std::string text = {};     // of a string, or a name with its dots: "usage.seats"
  std::int64_t integer = 0;  // of an int, or 1 for true
  double floating = 0;
  std::uint16_t depth = 1;

  // What the checker found out.
  Type type = {};
  std::uint32_t name_id = 0xFFFFFFFF;  // of a name: its index in Names
};

struct Ast {
  std::vector<AstNode> nodes;
  std::vector<NodeId> args;  // of all nodes, each one's side by side
  NodeId root = 0;

  const AstNode& operator[](NodeId id) const { return nodes[id]; }
  AstNode& operator[](NodeId id) { return nodes[id]; }
  std::span<const NodeId> args_of(const AstNode& node) const { return {args.data() + node.first_arg, node.arg_count}; }
  const AstNode& arg(const AstNode& node, std::uint32_t i) const { return nodes[args[node.first_arg + i]]; }
};

}  // namespace plangate
