#include "policy/fact_reader.h"

#include <algorithm>

#include "catalog/terms_reader.h"
#include "expr/cost.h"
#include "expr/functions.h"
#include "json/number_text.h"
#include "json/sort.h"
#include "json/text.h"
#include "policy/fact_intake.h"

namespace plangate {
namespace {

using json::Member;
using json::Node;
using json::ObjectReader;
using json::Reporter;

struct FactType {
  std::string_view name;
  Type type;
};
constexpr FactType fact_types[] = {{"bool", Type::Kind::boolean},        {"int", Type::Kind::integer},
                                   {"double", Type::Kind::floating},     {"string", Type::Kind::string},
                                   {"timestamp", Type::Kind::timestamp}, {"duration", Type::Kind::duration},
                                   {"money", Type::Kind::money}};

// Names that the engine fills itself, and the first words of such names.
constexpr std::string_view reserved_roots[] = {"current", "requested", "change", "catalog", "quote",
                                               "it",      "has",       "true",   "false",   "null"};

bool is_identifier(std::string_view text) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  if (text.empty() || !letter(text.front())) return false;
  return std::all_of(text.begin(), text.end(), [&](char c) { return letter(c) || (c >= '0' && c <= '9'); });
}

// Identifiers joined by dots, four at most.
bool is_fact_path(std::string_view text) {
  int parts = 0;
  while (true) {
    const std::size_t dot = text.find('.');
    if (!is_identifier(text.substr(0, dot)) || ++parts > 4) return false;
    if (dot == std::string_view::npos) return true;
    text.remove_prefix(dot + 1);
  }
}

bool is_reserved(std::string_view root) {
  return is_reserved_word(root) ||
         std::find(std::begin(reserved_roots), std::end(reserved_roots), root) != std::end(reserved_roots);
}

bool check_path(std::string_view path, const Path& at, const Reporter& report) {
  if (!is_fact_path(path)) {
    report.add(issue::bad_fact_name, at, {"A fact is named by one to four words joined by dots, such as usage.seats."});
    return false;
  }
  const std::string_view root = path.substr(0, path.find('.'));
  const bool reserved = is_reserved(root);
  if (!reserved && path != "now") return true;
  const std::string_view what = reserved ? root : path;
  report.add(issue::reserved_fact_name, at, {"\"", what, "\" has a meaning of its own and cannot be declared."});
  return false;
}

// "int", "list<int>" or "map<int>", whose keys are texts; invalid when it is none.
Type type_named(std::string_view text) {
  for (const FactType& known : fact_types)
    if (known.name == text) return known.type;
  const bool list = text.starts_with("list<");
  if ((!list && !text.starts_with("map<")) || !text.ends_with('>')) return {};
  text.remove_prefix(list ? 5 : 4);
  text.remove_suffix(1);
  for (const FactType& known : fact_types)
    if (known.name == text) return list ? Type::list_of(known.type) : Type::map_of(Type::Kind::string, known.type);
  return {};
}

Type read_type(ObjectReader& in, const Reporter& report) {
  const Node* node = in.required("type");
  if (node == nullptr) return {};
  const Path path(in.path(), "type");
  const std::string* text = json::as_string(*node, path, report);
  if (text == nullptr) return {};
  const Type type = type_named(*text);
  if (type.valid()) return type;
  std::vector<std::string_view> names{"list<string>", "map<string>"};
  for (const FactType& known : fact_types) names.push_back(known.name);
  report.add(issue::bad_value, path, {"There is no type \"", *text, "\".", did_you_mean(*text, names)});
  return {};
}

bool read_flag(ObjectReader& in, std::string_view name, const Reporter& report) {
  const Node* node = in.field(name);
  return node != nullptr && json::as_bool(*node, Path(in.path(), name), report).value_or(false);
}

std::optional<Cell> read_bound(ObjectReader& in, std::string_view name, Type type, const Reporter& report) {
  const Node* node = in.field(name);
  if (node == nullptr || !type.valid()) return std::nullopt;
  const Path path(in.path(), name);
  if (type.is(Type::Kind::integer)) {
    const auto value = json::as_int(*node, path, report);
    return value ? std::optional(Cell::of(*value)) : std::nullopt;
  }
  if (type.is(Type::Kind::floating)) {
    if (!json::expect(*node, Node::Kind::number, path, report)) return std::nullopt;
    return Cell::of(parse_double(node->text));
  }
  report.add(issue::bad_value, path, {"Only facts of type int or double have bounds, and lists and maps a \"max\"."});
  return std::nullopt;
}

// Of a list or map: how many items it has at most.
std::uint32_t read_max_items(ObjectReader& in, const Reporter& report) {
  const Node* node = in.field("max");
  const Path path(in.path(), "max");
  const auto value = node == nullptr ? std::optional<std::int64_t>(assumed_items) : json::as_int(*node, path, report);
  if (!value || (*value >= 1 && *value <= max_items_of_facts)) return static_cast<std::uint32_t>(value.value_or(1));
  report.add(issue::bad_value, path,
             {"A list or map has at most 1 to ", std::to_string(max_items_of_facts), " items."});
  return 1;
}

bool above(const Cell& a, const Cell& b) {
  return a.tag == Tag::integer ? a.integer > b.integer : a.floating > b.floating;
}

std::vector<std::string> read_values(ObjectReader& in, Type type, const Reporter& report) {
  std::vector<std::string> values;
  const Node* node = in.field("values");
  if (node == nullptr || !type.valid()) return values;
  const Path path(in.path(), "values");
  if (!type.is(Type::Kind::string))
    report.add(issue::bad_value, path, {"Only facts of type string list their values."});
  if (!json::expect(*node, Node::Kind::array, path, report)) return values;
  if (node->items.empty()) report.add(issue::bad_value, path, {"List at least one value."});
  for (std::size_t i = 0; i < node->items.size(); ++i)
    if (const std::string* text = json::as_string(node->items[i], Path(path, i), report)) values.push_back(*text);
  return values;
}

// The word that stands there, empty without one or with an issue.
std::string_view read_word(ObjectReader& in, std::string_view name, std::initializer_list<std::string_view> words,
                           const Reporter& report) {
  const Node* node = in.field(name);
  if (node == nullptr) return {};
  const Path path(in.path(), name);
  const std::string* text = json::as_string(*node, path, report);
  if (text == nullptr) return {};
  const auto* const found = std::find(words.begin(), words.end(), *text);
  if (found != words.end()) return *found;
  std::string message = "Expected one of:";
  for (std::string_view word : words) message += join({" ", word});
  report.add(issue::bad_value, path, {message, "."});
  return {};
}

// In the order of their paths, facts inside another one follow it at once; '.' sorts before letters, digits and '_'.
void report_conflicts(const std::vector<FactSource>& facts, const Path& path, const Reporter& report) {
  std::vector<std::string_view> paths;
  paths.reserve(facts.size());
  for (const FactSource& fact : facts) paths.push_back(fact.path);
  sort(paths);
  for (std::size_t i = 1; i < paths.size(); ++i) {
    const std::string_view outer = paths[i - 1];
    if (!paths[i].starts_with(outer) || paths[i].size() == outer.size() || paths[i][outer.size()] != '.') continue;
    report.add(issue::fact_conflict, Path(path, paths[i]),
               {"\"", outer, "\" and \"", paths[i], "\" cannot both be facts: one lies inside the other."});
  }
}

FactSource read_fact(const Member& member, const Path& path, const Reporter& report) {
  FactSource fact;
  fact.path = member.key;
  ObjectReader in(member.value, path, report);
  if (!in.is_object()) return fact;
  fact.type = read_type(in, report);
  fact.optional = read_flag(in, "optional", report);
  fact.is_private = read_flag(in, "private", report);
  fact.min = read_bound(in, "min", fact.type, report);
  if (is_collection(fact)) fact.max_items = read_max_items(in, report);
  else fact.max = read_bound(in, "max", fact.type, report);
  if (fact.min && fact.max && above(*fact.min, *fact.max))
    report.add(issue::bad_value, Path(path, "max"), {"\"max\" is less than \"min\", so no value fits."});
  fact.values = read_values(in, fact.type, report);
  if (const Node* currency = in.field("currency"); currency != nullptr && fact.type.valid()) {
    const Path at(path, "currency");
    fact.currency = read_currency(*currency, at, report);
    if (!fact.type.is(Type::Kind::money))
      report.add(issue::bad_value, at, {"Only facts of type money have a currency."});
  }
  fact.kind = read_word(in, "kind", {"stock", "quota"}, report);
  const std::string_view actionable = read_word(in, "actionable", {"decrease", "increase", "both"}, report);
  fact.decreases = actionable == "decrease" || actionable == "both";
  fact.increases = actionable == "increase" || actionable == "both";
  in.finish();
  return fact;
}

}  // namespace

bool check_let_name(std::string_view name, const Path& path, const Reporter& report) {
  if (is_identifier(name) && !is_reserved(name)) return true;
  report.add(issue::bad_let_name, path,
             {"A definition is named by one word, such as overLimit, that has no meaning of its own; \"", name,
              "\" cannot be."});
  return false;
}

std::vector<FactSource> read_facts(const Node& node, const Path& path, const Reporter& report) {
  std::vector<FactSource> facts;
  if (!json::expect(node, Node::Kind::object, path, report)) return facts;
  for (const Member& member : node.members) {
    const Path at(path, member.key);
    const bool named = check_path(member.key, at, report);
    FactSource fact = read_fact(member, at, report);
    if (named) facts.push_back(std::move(fact));
  }
  report_conflicts(facts, path, report);
  return facts;
}

}  // namespace plangate
