// The names that expressions may read: facts and plan fields, each with a dotted path and a type.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "expr/type.h"

namespace plangate {

using NameId = std::uint32_t;
inline constexpr NameId no_name = 0xFFFFFFFF;

// Names that are known not to be null where an expression stands, because a has() guards it.
using PresentNames = std::vector<NameId>;

struct Name {
  std::string path;  // "usage.seats"
  Type type;
  bool optional = false;         // may be null, so that reading it needs a has() around it
  bool is_private = false;       // must not enter a text for customers
  std::uint32_t max_items = 0;   // of a list or map; 0: not declared
  bool needs_date = false;       // is known only once the date of the change is
  PresentNames present[2] = {};  // of a shared condition: what is there whenever it is false, and whenever it is true
};

class Names {
 public:
  NameId add(Name name);  // the path must be new
  NameId find(std::string_view path) const;
  bool is_record(std::string_view path) const;  // whether names lie below it: "usage"
  // " Did you mean ...?" or nothing; nothing too once very many were asked for, each of which compares all names.
  std::string suggest(std::string_view path) const;

  const Name& operator[](NameId id) const { return names_[id]; }
  std::size_t size() const { return names_.size(); }

 private:
  std::vector<NameId>::const_iterator lower_bound(std::string_view path) const;

  std::vector<Name> names_;
  std::vector<NameId> sorted_;  // by path
  mutable int suggestions_left_ = 200;
};

}  // namespace plangate
