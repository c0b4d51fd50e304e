#include "expr/type.h"

#include "json/text.h"

namespace plangate {

std::string name(Type type) {
  switch (type.kind) {
    case Type::Kind::invalid: return "?";
    case Type::Kind::null: return "null";
    case Type::Kind::boolean: return "bool";
    case Type::Kind::integer: return "int";
    case Type::Kind::floating: return "double";
    case Type::Kind::string: return "string";
    case Type::Kind::timestamp: return "timestamp";
    case Type::Kind::duration: return "duration";
    case Type::Kind::money: return "money";
    case Type::Kind::limit: return "limit";
    case Type::Kind::list: return join({"list<", name(type.element), ">"});
  }
  return "?";
}

bool comparable(Type a, Type b) {
  if (a.number() && b.number()) return true;
  if (!a.is(Type::Kind::list)) return a == b;
  return b.is(Type::Kind::list) &&
         (a.element == Type::Kind::invalid || b.element == Type::Kind::invalid || comparable(a.element, b.element));
}

bool ordered(Type a, Type b) { return comparable(a, b) && !a.is(Type::Kind::list) && !a.is(Type::Kind::null); }

}  // namespace plangate
