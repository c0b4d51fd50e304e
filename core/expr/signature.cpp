#include "expr/signature.h"

namespace plangate {
namespace {

using Kind = Type::Kind;

struct Letter {
  char letter;
  Kind kind;
  Tag tag;
};
constexpr Letter letters[] = {
    {'b', Kind::boolean, Tag::boolean},     {'i', Kind::integer, Tag::integer},   {'u', Kind::uinteger, Tag::uinteger},
    {'d', Kind::floating, Tag::floating},   {'s', Kind::string, Tag::string},     {'y', Kind::bytes, Tag::bytes},
    {'t', Kind::timestamp, Tag::timestamp}, {'r', Kind::duration, Tag::duration}, {'m', Kind::money, Tag::money},
    {'k', Kind::type, Tag::type},           {'*', Kind::dyn, Tag::unknown},       {'?', Kind::any, Tag::unknown},
    {'l', Kind::list, Tag::list},           {'M', Kind::map, Tag::map},           {'o', Kind::optional, Tag::optional},
    {'A', Kind::param_a, Tag::unknown},     {'B', Kind::param_b, Tag::unknown}};

const Letter& letter(char c) {
  for (const Letter& known : letters)
    if (known.letter == c) return known;
  return letters[10];
}

Type take_type(std::string_view& text) {
  const Kind kind = letter(text.front()).kind;
  text.remove_prefix(1);
  if (kind == Kind::list) return Type::list_of(take_type(text));
  if (kind == Kind::optional) return Type::optional_of(take_type(text));
  if (kind != Kind::map) return kind;
  const Kind key = take_type(text).kind();
  return Type::map_of(key, take_type(text));
}

// One overload against the arguments' types.
class Match {
 public:
  // False when an argument does not fit.
  bool fits(Type wanted, Type given) {
    if (wanted.is(Kind::dyn)) return true;
    if (wanted.is(Kind::param_a) || wanted.is(Kind::param_b)) return bind(bound_[wanted.is(Kind::param_b)], given);
    if (given.open() || (given.is(Kind::limit) && wanted.is(Kind::integer))) {
      exact_ = false;
      return true;
    }
    if (wanted.kind() != given.kind()) return false;
    if (wanted.is(Kind::map)) return fits(wanted.key(), given.key()) && fits(wanted.value(), given.value());
    return (!wanted.is(Kind::list) && !wanted.is(Kind::optional)) || fits(wanted.element(), given.element());
  }

  Type result(Type type) const {
    switch (type.kind()) {
      case Kind::param_a:
      case Kind::param_b: return bound_[type.is(Kind::param_b)];
      case Kind::list: return Type::list_of(result(type.element()));
      case Kind::optional: return Type::optional_of(result(type.element()));
      default: return type;
    }
  }

  bool exact() const { return exact_; }

 private:
  static bool bind(Type& bound, Type given) {
    const Type both = common(bound, given);
    const bool differ = both.is(Kind::dyn) && !bound.is(Kind::dyn) && !given.is(Kind::dyn);
    bound = both;
    return !differ;
  }

  Type bound_[2] = {Kind::any, Kind::any};
  bool exact_ = true;
};

std::string_view take_overload(std::string_view& overloads) {
  const std::string_view overload = overloads.substr(0, overloads.find(' '));
  overloads.remove_prefix(overload.size() == overloads.size() ? overload.size() : overload.size() + 1);
  return overload;
}

// Invalid when it does not fit.
Type result_of(std::string_view overload, std::span<const Type> args, bool& exact) {
  Match match;
  for (const Type& arg : args)
    if (overload.front() == ':' || !match.fits(take_type(overload), arg)) return {};
  if (overload.front() != ':') return {};
  overload.remove_prefix(1);
  exact = match.exact();
  return match.result(take_type(overload));
}

}  // namespace

Type result_type(std::string_view overloads, std::span<const Type> args, bool& exact) {
  Type found;
  while (!overloads.empty()) {
    const Type result = result_of(take_overload(overloads), args, exact);
    if (!result.valid()) continue;
    if (exact) return result;
    found = found.valid() && found != result ? Type(Kind::dyn) : result;
  }
  exact = false;
  return found;
}

bool accepts(std::string_view overloads, std::span<const Cell> args) {
  while (!overloads.empty()) {
    std::string_view overload = take_overload(overloads);
    bool fits = true;
    for (const Cell& arg : args) {
      const Tag tag = letter(overload.front()).tag;
      fits = fits && (tag == Tag::unknown || tag == arg.tag);
      take_type(overload);
    }
    if (fits) return true;
  }
  return false;
}

}  // namespace plangate
