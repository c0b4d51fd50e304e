#include "expr/checking.h"
#include "expr/library/library.h"
#include "expr/macros.h"
#include "expr/signature.h"
#include "json/text.h"

namespace plangate {
namespace {

// Functions that go by another name elsewhere.
std::string_view renamed(std::string_view function) {
  constexpr std::string_view names[][2] = {{"math.max", "math.greatest"}, {"math.min", "math.least"}};
  for (const auto& name : names)
    if (function == name[0]) return name[1];
  return {};
}

}  // namespace

// Takes the target of "math.abs(x)" as a part of the name; that of "math.foo(x)" too, which tells what is wrong.
void Checker::join_namespace(NodeId id) {
  AstNode& node = ast_[id];
  if (!node.method) return;
  const AstNode& target = ast_.arg(node, 0);
  if (target.op != Op::name || find_variable(target.text) != nullptr) return;
  std::string full = join({target.text, ".", node.text});
  const bool unknown = is_namespace(target.text) && scope_.names.find(target.text) == no_name;
  if (find_functions(full).empty() && !unknown) return;
  node.text = std::move(full);
  node.method = false;
  ++node.first_arg;
  --node.arg_count;
}

Type Checker::call(NodeId id) {
  join_namespace(id);
  const Function* known = find_overload(id);
  const bool fits = known != nullptr && known->arity == ast_[id].arg_count;
  if (!fits) wrong_call(id, known);
  if (known == nullptr && scope_.typed && is_like_macro(id)) return {};
  std::vector<Type> types;
  if (!operands(id, types) || !fits) return scope_.typed ? Type() : Kind::dyn;
  return called(id, *known, types);
}

// The function of that name and number of arguments, or else of that name; nullptr when there is none.
const Function* Checker::find_overload(NodeId id) const {
  const AstNode& node = ast_[id];
  const Function* found = nullptr;
  for (const Function& function : find_functions(node.text)) {
    if (function.style == (node.method ? Function::Style::global : Function::Style::method)) continue;
    found = &function;
    if (function.arity == node.arg_count) break;
  }
  return found;
}

Type Checker::called(NodeId id, const Function& function, std::span<const Type> types) {
  AstNode& node = ast_[id];
  node.function = static_cast<std::uint16_t>(&function - functions().data());
  bool exact = true;
  const Type result = result_type(function.overloads, types, exact);
  node.checked_call = !exact || !scope_.typed;
  if (node.arg_count == 2 && node.text.starts_with("get") && ast_.arg(node, 1).op == Op::string &&
      !library::is_zone(ast_.arg(node, 1).text))
    return fail(ast_.args_of(node)[1], issue::expr_unsupported,
                {"Time zones by name are not supported, because their rules change: write \"UTC\" or an offset such "
                 "as \"+02:00\"."});
  if (result.valid()) return result;
  return scope_.typed ? no_overload(id, types) : Type(Kind::dyn);
}

Type Checker::wrong_call(NodeId id, const Function* wrong_count) {
  const std::string_view text = ast_[id].text;
  const std::size_t own = text.size() - (text.rfind('.') + 1);  // without "math."
  const Range at{ast_[id].name_at, ast_[id].name_at + static_cast<std::uint32_t>(own)};
  const std::string_view instead = text == "matches"  ? "use contains, startsWith or endsWith"
                                   : text == "format" ? "add texts with +, or write placeholders into messages"
                                                      : "";
  if (!instead.empty())
    return fail(id, {issue::expr_unsupported, at, join({"\"", text, "\" is not supported: ", instead, "."})});
  if (wrong_count != nullptr) {
    const int count = wrong_count->arity - (ast_[id].method ? 1 : 0);
    return fail(id, issue::expr_wrong_type,
                {"\"", text, "\" takes ", std::to_string(count), count == 1 ? " argument." : " arguments."});
  }
  return fail(id, {issue::expr_unknown_function, at, join({"There is no function \"", text, "\".", suggestion(text)})});
}

// What looks like a macro that was misspelled has variables, which are no unknown names.
bool Checker::is_like_macro(NodeId id) const {
  const AstNode& node = ast_[id];
  std::vector<std::string_view> names;
  add_macro_names(names);
  return node.method && node.arg_count > 2 && issues_.size() <= 20 && !did_you_mean(node.text, names).empty();
}

// For the first few only: each compares all names.
std::string Checker::suggestion(std::string_view function) const {
  if (issues_.size() > 20) return {};
  if (const std::string_view own = renamed(function); !own.empty()) return join({" Did you mean \"", own, "\"?"});
  std::vector<std::string_view> names;
  add_macro_names(names);
  for (const Function& known : functions()) names.push_back(known.name);
  return did_you_mean(function, names);
}

}  // namespace plangate
