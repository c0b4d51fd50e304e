#include "expr/type.h"

#include "json/text.h"

namespace plangate {
namespace {

using Kind = Type::Kind;

// By kind. What is not known yet is for the reader what is never known.
constexpr std::string_view kind_names[] = {"?",      "dyn",    "dyn",   "null",      "bool",     "int",   "uint",
                                           "double", "string", "bytes", "timestamp", "duration", "money", "limit",
                                           "type",   "list",   "map",   "optional",  "A",        "B"};

std::string_view name(Kind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

Kind common_key(Kind a, Kind b) {
  if (a == Kind::any) return b;
  return b == Kind::any || a == b ? a : Kind::dyn;
}

}  // namespace

std::string name(Type type) {
  switch (type.kind()) {
    case Kind::list: return join({"list<", name(type.element()), ">"});
    case Kind::optional: return join({"optional<", name(type.element()), ">"});
    case Kind::map: return join({"map<", name(type.key()), ", ", name(type.value()), ">"});
    default: return std::string(name(type.kind()));
  }
}

Type common(Type a, Type b) {
  if (a == b || b.is(Kind::any)) return a;
  if (a.is(Kind::any)) return b;
  if (a.whole_number() && b.whole_number()) return Kind::limit;
  if (a.is(Kind::optional) && b.is(Kind::null)) return a;
  if (a.is(Kind::null) && b.is(Kind::optional)) return b;
  if (a.kind() != b.kind()) return Kind::dyn;
  switch (a.kind()) {
    case Kind::list: return Type::list_of(common(a.element(), b.element()));
    case Kind::optional: return Type::optional_of(common(a.element(), b.element()));
    case Kind::map: return Type::map_of(common_key(a.key(), b.key()), common(a.value(), b.value()));
    default: return Kind::dyn;
  }
}

bool comparable(Type a, Type b) {
  if (a.open() || b.open() || (a.number() && b.number())) return true;
  if (a.kind() != b.kind()) return false;
  switch (a.kind()) {
    case Kind::list:
    case Kind::optional: return comparable(a.element(), b.element());
    case Kind::map: return comparable(a.key(), b.key()) && comparable(a.value(), b.value());
    default: return true;
  }
}

bool ordered(Type a, Type b) {
  const auto has_order = [](Type type) {
    return type.open() || type.number() || (type.kind() >= Kind::boolean && type.kind() <= Kind::money);
  };
  return has_order(a) && has_order(b) && comparable(a, b);
}

bool is_key(Type type) {
  return type.open() || type.is(Kind::boolean) || type.is(Kind::integer) || type.is(Kind::uinteger) ||
         type.is(Kind::string);
}

}  // namespace plangate
