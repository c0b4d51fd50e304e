#include "cells.h"

#include "expr/eval_error.h"

namespace plangate::test {
namespace {

using Kind = Value::Kind;

constexpr std::pair<Tag, const char*> value_types[] = {{Tag::null, "null_type"},
                                                       {Tag::boolean, "bool"},
                                                       {Tag::integer, "int"},
                                                       {Tag::uinteger, "uint"},
                                                       {Tag::floating, "double"},
                                                       {Tag::string, "string"},
                                                       {Tag::bytes, "bytes"},
                                                       {Tag::list, "list"},
                                                       {Tag::map, "map"},
                                                       {Tag::timestamp, "google.protobuf.Timestamp"},
                                                       {Tag::duration, "google.protobuf.Duration"},
                                                       {Tag::type, "type"},
                                                       {Tag::optional, "optional_type"}};

Cell type_named(const std::string& text) {
  for (const auto& [tag, name] : value_types)
    if (text == name) return Cell::type_of(tag);
  return Cell::null();
}

// A cell as a value. `names` are those of the first cells of the frame.
class Values {
 public:
  explicit Values(const std::vector<std::string>& names) : names_(names) {}

  Value of(const Cell& cell) const {
    switch (cell.tag) {
      case Tag::unknown: return Value::unknown(unknowns(cell));
      case Tag::error: return Value::error(std::string(explain(static_cast<EvalError>(cell.aux)).code));
      case Tag::null: return {};
      case Tag::boolean: return Value::of(cell.aux != 0);
      case Tag::integer: return Value::of(cell.integer);
      case Tag::uinteger: return Value::of(cell.natural());
      case Tag::floating: return Value::of(cell.floating);
      case Tag::string: return Value::of(std::string(cell.string()));
      case Tag::bytes: return Value::bytes(std::string(cell.string()));
      case Tag::timestamp: return Value::timestamp(cell.integer, cell.aux);
      case Tag::duration: return Value::duration(cell.integer, cell.aux);
      case Tag::list: return Value::list(items(cell, cell.aux));
      case Tag::map: return Value::map(items(cell, 2 * cell.aux));
      case Tag::optional: return Value::optional(items(cell, cell.aux));
      case Tag::type: return Value::type(name_of_type(static_cast<Tag>(cell.aux)));
      default: return Value::error("no value of the tests");
    }
  }

 private:
  std::vector<Value> items(const Cell& cell, std::uint32_t count) const {
    std::vector<Value> out;
    for (std::uint32_t i = 0; i < count; ++i) out.push_back(of(cell.items[i]));
    return out;
  }

  std::set<std::string> unknowns(const Cell& cell) const {
    if (cell.aux == 1) return {names_.begin(), names_.end()};
    if (cell.aux == 0) return {names_[static_cast<std::size_t>(cell.integer)]};
    std::set<std::string> both = unknowns(cell.items[0]);
    both.merge(unknowns(cell.items[1]));
    return both;
  }

  static std::string name_of_type(Tag tag) {
    for (const auto& [of, name] : value_types)
      if (of == tag) return name;
    return "?";
  }

  const std::vector<std::string>& names_;
};

}  // namespace

Cell Cells::of(const Value& value) {
  switch (value.kind) {
    case Kind::boolean: return Cell::of(value.boolean);
    case Kind::integer: return Cell::of(value.integer);
    case Kind::unsigned_integer: return Cell::of(value.unsigned_integer);
    case Kind::floating: return Cell::of(value.floating);
    case Kind::string: return Cell::of(std::string_view(texts_.emplace_back(value.text)));
    case Kind::bytes: return Cell::bytes(texts_.emplace_back(value.text));
    case Kind::timestamp: return Cell::of(Timestamp{value.integer, value.nanos});
    case Kind::duration: return Cell::of(Duration{value.integer, value.nanos});
    case Kind::list: return Cell::list(items(value), static_cast<std::uint32_t>(value.items.size()));
    case Kind::map: return Cell::map(items(value), static_cast<std::uint32_t>(value.items.size() / 2));
    case Kind::optional: return value.items.empty() ? Cell::none() : Cell::optional(items(value));
    case Kind::type: return type_named(value.text);
    case Kind::error: return Cell::make(Tag::error, static_cast<std::uint32_t>(EvalError::type), 0);
    default: return Cell::null();
  }
}

const Cell* Cells::items(const Value& value) {
  std::vector<Cell> cells;
  for (const Value& item : value.items) cells.push_back(of(item));
  return lists_.emplace_back(std::move(cells)).data();
}

Value value_of(const Cell& cell, const std::vector<std::string>& names) { return Values(names).of(cell); }

}  // namespace plangate::test
