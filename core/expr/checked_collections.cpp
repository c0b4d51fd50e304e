#include "expr/checking.h"

namespace plangate {

// Of "?x" the type that the optional x holds.
Type Checker::element(NodeId id, bool optional) {
  const Type type = visit(id);
  if (!optional || !type.valid() || type.open()) return type;
  if (type.is(Kind::optional)) return type.element();
  return fail(id, issue::expr_wrong_type, {"\"?\" takes an optional; this is ", name(type), "."});
}

Type Checker::list(NodeId id) {
  Type of = Kind::any;
  bool valid = true;
  for (std::uint32_t i = 0; i < ast_[id].arg_count; ++i) {
    const NodeId item = arg(id, i);
    const bool optional = ast_[item].op == Op::optional_entry;
    const Type type = element(optional ? arg(item, 0) : item, optional);
    valid = valid && type.valid();
    of = common(of, type);
  }
  return valid ? Type::list_of(of) : Type();
}

Type Checker::map(NodeId id) {
  Type keys = Kind::any;
  Type values = Kind::any;
  bool valid = true;
  for (std::uint32_t i = 0; i < ast_[id].arg_count; i += 2) {
    const NodeId entry = arg(id, i);
    const bool optional = ast_[entry].op == Op::optional_entry;
    const Type key = key_type(optional ? arg(entry, 0) : entry);
    const Type value = element(arg(id, i + 1), optional);
    valid = valid && key.valid() && value.valid();
    keys = common(keys, key);
    values = common(values, value);
  }
  return valid ? Type::map_of(keys.kind(), values) : Type();
}

Type Checker::key_type(NodeId id) {
  const Type type = visit(id);
  if (!type.valid() || is_key(type)) return type;
  return fail(id, issue::expr_wrong_type, {"A map's keys are bool, int, uint or string; this is ", name(type), "."});
}

}  // namespace plangate
