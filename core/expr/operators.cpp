#include "expr/operators.h"

#include "expr/signature.h"

namespace plangate {
namespace {

using Kind = Type::Kind;

// A limit is used as an int here; "unlimited" is then an error of evaluation. Those without overloads are below.
struct Operator {
  Op op;
  std::string_view spelling;
  std::string_view overloads;
};
constexpr Operator operators[] = {
    {Op::logical_and, "&&", "bb:b"},
    {Op::logical_or, "||", "bb:b"},
    {Op::conditional, "?:", "bAA:A"},
    {Op::optional_or, "or", "oAoA:oA"},
    {Op::optional_or_value, "orValue", "oAA:A"},
    {Op::logical_not, "!", "b:b"},
    {Op::negate, "-", "i:i d:d"},
    {Op::add, "+", "ii:i uu:u dd:d ss:s yy:y lAlA:lA tr:t rt:t rr:r mm:m"},
    {Op::subtract, "-", "ii:i uu:u dd:d tt:r tr:t rr:r mm:m"},
    {Op::multiply, "*", "ii:i uu:u dd:d mi:m im:m"},
    {Op::divide, "/", "ii:i uu:u dd:d"},
    {Op::modulo, "%", "ii:i uu:u"},
    {Op::equal, "==", ""},
    {Op::not_equal, "!=", ""},
    {Op::less, "<", ""},
    {Op::less_equal, "<=", ""},
    {Op::greater, ">", ""},
    {Op::greater_equal, ">=", ""},
    {Op::in, "in", ""},
    {Op::index, "[ ]", ""},
    {Op::index_optional, "[? ]", ""},
};

const Operator* find(Op op) {
  for (const Operator& known : operators)
    if (known.op == op) return &known;
  return nullptr;
}

Type element_type(Type target, Type key) {
  if (target.open()) return Kind::dyn;
  if (target.is(Kind::list)) return key.open() || key.whole_number() ? target.element() : Type();
  if (!target.is(Kind::map)) return {};
  return comparable(target.key(), key) || (target.key() == Kind::dyn) ? target.value() : Type();
}

// Of an optional, an optional of what its value has there.
Type index_type(Op op, Type target, Type key) {
  const bool optional = target.is(Kind::optional);
  const Type element = element_type(optional ? target.element() : target, key);
  if (!element.valid() || (op == Op::index && !optional)) return element;
  return Type::optional_of(element);
}

}  // namespace

Type operator_type(Op op, std::span<const Type> operands) {
  if (op >= Op::equal && op <= Op::not_equal) return comparable(operands[0], operands[1]) ? Kind::boolean : Type();
  if (op >= Op::less && op <= Op::greater_equal) return ordered(operands[0], operands[1]) ? Kind::boolean : Type();
  if (op == Op::index || op == Op::index_optional) return index_type(op, operands[0], operands[1]);
  if (op == Op::in) {
    const Type where = operands[1];
    const Type item = where.is(Kind::list) ? where.element() : where.is(Kind::map) ? Type(where.key()) : Type();
    return where.open() || (item.valid() && comparable(operands[0], item)) ? Kind::boolean : Type();
  }
  bool exact = true;
  return result_type(find(op)->overloads, operands, exact);
}

std::string_view spelling(const AstNode& node) {
  const Operator* known = find(node.op);
  return known != nullptr ? known->spelling : std::string_view(node.text);
}

}  // namespace plangate
