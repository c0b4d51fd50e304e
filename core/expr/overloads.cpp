#include "expr/overloads.h"

namespace plangate {
namespace {

using Kind = Type::Kind;

struct Overload {
  Op op;
  Kind left;
  Kind right;
  Kind result;
};

// A limit is used as an int here; "unlimited" is then an error of evaluation.
constexpr Overload arithmetic[] = {
    {Op::add, Kind::integer, Kind::integer, Kind::integer},
    {Op::add, Kind::floating, Kind::floating, Kind::floating},
    {Op::add, Kind::string, Kind::string, Kind::string},
    {Op::add, Kind::timestamp, Kind::duration, Kind::timestamp},
    {Op::add, Kind::duration, Kind::timestamp, Kind::timestamp},
    {Op::add, Kind::duration, Kind::duration, Kind::duration},
    {Op::subtract, Kind::integer, Kind::integer, Kind::integer},
    {Op::subtract, Kind::floating, Kind::floating, Kind::floating},
    {Op::subtract, Kind::timestamp, Kind::timestamp, Kind::duration},
    {Op::subtract, Kind::timestamp, Kind::duration, Kind::timestamp},
    {Op::subtract, Kind::duration, Kind::duration, Kind::duration},
    {Op::multiply, Kind::integer, Kind::integer, Kind::integer},
    {Op::multiply, Kind::floating, Kind::floating, Kind::floating},
    {Op::divide, Kind::integer, Kind::integer, Kind::integer},
    {Op::divide, Kind::floating, Kind::floating, Kind::floating},
    {Op::modulo, Kind::integer, Kind::integer, Kind::integer},
};

Kind as_operand(Type type) { return type.is(Kind::limit) ? Kind::integer : type.kind; }

Type binary_arithmetic(Op op, Type left, Type right) {
  for (const Overload& o : arithmetic)
    if (o.op == op && o.left == as_operand(left) && o.right == as_operand(right)) return o.result;
  return {};
}

Type conversion(Type from, Kind to) { return from.is(Kind::string) || from.is(to) ? Type(to) : Type(); }

Type common(Type a, Type b) {
  if (a == b) return a;
  return a.whole_number() && b.whole_number() ? Type(Kind::limit) : Type();
}

Type list_type(const std::vector<Type>& items) {
  Type element = items.empty() ? Type() : items[0];
  for (Type item : items) element = common(element, item);
  if (!items.empty() && (!element.valid() || element.is(Kind::list))) return {};
  return Type::list_of(element.kind);
}

bool all_bool(const std::vector<Type>& args) {
  for (Type arg : args)
    if (!arg.is(Kind::boolean)) return false;
  return true;
}

}  // namespace

Type result_type(Op op, const std::vector<Type>& args) {
  switch (op) {
    case Op::logical_and:
    case Op::logical_or:
    case Op::logical_not: return all_bool(args) ? Kind::boolean : Type();
    case Op::conditional: return args[0].is(Kind::boolean) ? common(args[1], args[2]) : Type();
    case Op::negate:
      return as_operand(args[0]) == Kind::integer || args[0].is(Kind::floating) ? Type(as_operand(args[0])) : Type();
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide:
    case Op::modulo: return binary_arithmetic(op, args[0], args[1]);
    case Op::equal:
    case Op::not_equal: return comparable(args[0], args[1]) ? Kind::boolean : Type();
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal: return ordered(args[0], args[1]) ? Kind::boolean : Type();
    case Op::in:
      return args[1].is(Kind::list) && comparable(Type::list_of(args[0].kind), args[1]) ? Kind::boolean : Type();
    case Op::list: return list_type(args);
    case Op::size: return args[0].is(Kind::string) || args[0].is(Kind::list) ? Kind::integer : Type();
    case Op::contains:
    case Op::starts_with:
    case Op::ends_with: return args[0].is(Kind::string) && args[1].is(Kind::string) ? Kind::boolean : Type();
    case Op::to_timestamp: return conversion(args[0], Kind::timestamp);
    case Op::to_duration: return conversion(args[0], Kind::duration);
    default: return {};
  }
}

std::string_view spelling(Op op) {
  switch (op) {
    case Op::logical_and: return "&&";
    case Op::logical_or: return "||";
    case Op::conditional: return "?:";
    case Op::logical_not: return "!";
    case Op::negate:
    case Op::subtract: return "-";
    case Op::add: return "+";
    case Op::multiply: return "*";
    case Op::divide: return "/";
    case Op::modulo: return "%";
    case Op::equal: return "==";
    case Op::not_equal: return "!=";
    case Op::less: return "<";
    case Op::less_equal: return "<=";
    case Op::greater: return ">";
    case Op::greater_equal: return ">=";
    case Op::in: return "in";
    case Op::list: return "[ ]";
    case Op::size: return "size";
    case Op::contains: return "contains";
    case Op::starts_with: return "startsWith";
    case Op::ends_with: return "endsWith";
    case Op::to_timestamp: return "timestamp";
    case Op::to_duration: return "duration";
    default: return "";
  }
}

}  // namespace plangate
