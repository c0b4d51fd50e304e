// Lists, maps and optionals. All of a call's lie in its arena.
#pragma once

#include "expr/arena.h"
#include "expr/cell.h"

namespace plangate {

// Empty, with room for `count` elements or entries; an error when the arena is full.
Cell new_list(std::size_t count, Arena& arena);
Cell new_map(std::size_t count, Arena& arena);

// A list or map that new_list or new_map gave, and that has room. An element that is unknown or an error makes it that.
void append(Cell& list, const Cell& item, Arena& arena);
void append(Cell& map, const Cell& key, const Cell& value, Arena& arena);

// Puts the entries into the order of their keys: false, true, numbers, texts. An error for a key that is none, or that
// stands twice.
void finish_map(Cell& map, Arena& arena);

const Cell* find_key(const Cell& map, const Cell& key);  // its value, or nullptr

Cell make_optional(const Cell& value, Arena& arena);

Cell contained_in(const Cell& item, const Cell& collection, Arena& arena);
Cell index(const Cell& target, const Cell& key, Arena& arena);
Cell index_optional(const Cell& target, const Cell& key, Arena& arena);
Cell has_key(const Cell& target, const Cell& key);

}  // namespace plangate
