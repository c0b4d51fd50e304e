#include "expr/collections.h"
#include "expr/library/library.h"
#include "expr/values.h"

namespace plangate::library {
namespace {

// The value that a variable of its type has when nothing was set.
bool is_zero(const Cell& cell) {
  switch (cell.tag) {
    case Tag::null: return true;
    case Tag::boolean: return cell.aux == 0;
    case Tag::floating: return cell.floating == 0;
    case Tag::integer:
    case Tag::uinteger:
    case Tag::money: return cell.integer == 0;
    case Tag::timestamp:
    case Tag::duration: return cell.integer == 0 && cell.aux == 0;
    case Tag::string:
    case Tag::bytes:
    case Tag::list:
    case Tag::map:
    case Tag::optional: return cell.aux == 0;
    default: return false;
  }
}

}  // namespace

Cell optional_of(const Cell* args, Arena& arena) { return make_optional(args[0], arena); }
Cell optional_of_non_zero(const Cell* args, Arena& arena) {
  return is_zero(args[0]) ? Cell::none() : make_optional(args[0], arena);
}
Cell optional_none(const Cell*, Arena&) { return Cell::none(); }
Cell has_value(const Cell* args, Arena&) { return Cell::of(args[0].aux != 0); }
Cell value(const Cell* args, Arena&) { return args[0].aux == 0 ? error(EvalError::no_value) : *args[0].items; }

}  // namespace plangate::library
