#pragma once

#include <cstdint>
#include <string>

namespace plangate {

// The static type of an expression, whole in one word: five bits for each kind, the outermost lowest. What nests deeper
// than a word holds is dyn from there on. A limit is an int or "unlimited".
class Type {
 public:
  enum class Kind : std::uint8_t {
    invalid,
    any,  // nothing is known yet, as of the elements of []: gives way to whatever it meets
    dyn,  // known only when evaluated
    null,
    boolean,
    integer,
    uinteger,
    floating,
    string,
    bytes,
    timestamp,
    duration,
    money,
    limit,
    type,      // of int, string and the like as values
    list,      // of one type
    map,       // of a kind of key and a type of values
    optional,  // of one type
    param_a,   // in the signature of a function: the same type wherever it stands
    param_b,
  };

  constexpr Type() = default;
  constexpr Type(Kind kind) : code_(static_cast<std::uint64_t>(kind)) {}  // NOLINT(google-explicit-constructor)
  static constexpr Type list_of(Type element) { return with(Kind::list, element, one); }
  static constexpr Type optional_of(Type value) { return with(Kind::optional, value, one); }
  static constexpr Type map_of(Kind key, Type value) {
    Type map = with(Kind::map, value, two);
    map.code_ |= static_cast<std::uint64_t>(key) << one;
    return map;
  }

  constexpr Kind kind() const { return static_cast<Kind>(code_ & mask); }
  constexpr Type element() const { return from(code_ >> one); }  // of a list or an optional
  constexpr Kind key() const { return static_cast<Kind>(code_ >> one & mask); }
  constexpr Type value() const { return from(code_ >> two); }  // of a map

  bool operator==(const Type&) const = default;
  constexpr bool is(Kind other) const { return kind() == other; }
  constexpr bool valid() const { return !is(Kind::invalid); }
  constexpr bool open() const { return is(Kind::dyn) || is(Kind::any); }  // fits everywhere
  constexpr bool whole_number() const { return is(Kind::integer) || is(Kind::limit); }
  constexpr bool number() const { return whole_number() || is(Kind::uinteger) || is(Kind::floating); }

 private:
  static constexpr unsigned one = 5, two = 10, bits = 60;
  static constexpr std::uint64_t mask = 31;

  static constexpr Type from(std::uint64_t code) {
    Type type;
    type.code_ = code;
    return type;
  }
  static constexpr Type with(Kind kind, Type inner, unsigned shift) {
    const std::uint64_t fitting = inner.code_ >> (bits - shift) == 0 ? inner.code_ : Type(Kind::dyn).code_;
    return from(static_cast<std::uint64_t>(kind) | fitting << shift);
  }

  std::uint64_t code_ = 0;
};

std::string name(Type type);  // "int", "list<string>", "map<string, dyn>"

// The type that holds values of both: the same one, dyn when they differ, limit for an int and a limit.
Type common(Type a, Type b);

bool comparable(Type a, Type b);  // by == and !=
bool ordered(Type a, Type b);     // by < and its like
bool is_key(Type type);           // may key a map: bool, int, uint or string

}  // namespace plangate
