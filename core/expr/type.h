#pragma once

#include <cstdint>
#include <string>

namespace plangate {

// The static type of an expression. A limit is an int or "unlimited".
struct Type {
  enum class Kind : std::uint8_t {
    invalid,
    null,
    boolean,
    integer,
    floating,
    string,
    timestamp,
    duration,
    money,
    limit,
    list
  };

  Kind kind = Kind::invalid;
  Kind element = Kind::invalid;  // of a list; invalid for the empty list

  constexpr Type() = default;
  constexpr Type(Kind k) : kind(k) {}  // NOLINT(google-explicit-constructor): a kind is a type
  static constexpr Type list_of(Kind item) {
    Type type(Kind::list);
    type.element = item;
    return type;
  }

  bool operator==(const Type&) const = default;
  bool valid() const { return kind != Kind::invalid; }
  bool is(Kind other) const { return kind == other; }
  bool whole_number() const { return kind == Kind::integer || kind == Kind::limit; }
  bool number() const { return whole_number() || kind == Kind::floating; }
};

std::string name(Type type);  // "int", "list<string>"

bool comparable(Type a, Type b);  // by == and !=
bool ordered(Type a, Type b);     // by < and its like

}  // namespace plangate
