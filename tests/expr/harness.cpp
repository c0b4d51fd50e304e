#include "harness.h"

#include <algorithm>

#include "cells.h"
#include "expr/checker.h"
#include "expr/compiler.h"
#include "expr/fold.h"
#include "expr/parser.h"
#include "expr/vm.h"
#include "reference_evaluator.h"

namespace plangate::test {
namespace {

using Kind = Value::Kind;
using TypeKind = Type::Kind;

constexpr std::pair<const char*, TypeKind> type_names[] = {{"null", TypeKind::null},
                                                           {"bool", TypeKind::boolean},
                                                           {"int", TypeKind::integer},
                                                           {"uint", TypeKind::uinteger},
                                                           {"double", TypeKind::floating},
                                                           {"string", TypeKind::string},
                                                           {"bytes", TypeKind::bytes},
                                                           {"timestamp", TypeKind::timestamp},
                                                           {"duration", TypeKind::duration},
                                                           {"type", TypeKind::type},
                                                           {"dyn", TypeKind::dyn}};

Arena& arena() {
  static Arena only;
  return only;
}

// What a variable is bound to; nullptr when it is unknown.
const Value* known(const Request& request, const std::string& name) {
  const auto bound = request.bindings.find(name);
  return bound == request.bindings.end() || bound->second.is(Kind::unknown) ? nullptr : &bound->second;
}

// What the engine makes of a checked tree.
Value run_bytecode(const Ast& ast, const Request& request) {
  const auto count = static_cast<std::uint32_t>(request.variables.size());
  FrameBuilder builder(count);
  CellOfName cell_of;
  for (std::uint32_t i = 0; i < count; ++i) cell_of.push_back(static_cast<CellIndex>(i));
  Code code;
  const CellIndex result = compile(ast, cell_of, builder, code);
  std::vector<Cell> frame = builder.cells();
  Cells cells;
  std::vector<std::string> names;
  for (const auto& [name, variable] : request.variables) {
    const Value* value = known(request, name);
    frame[names.size()] = value ? cells.of(*value) : Cell::unknown(static_cast<std::uint32_t>(names.size()));
    names.push_back(name);
  }
  arena().reset(0);
  run(code, 0, code.instructions.size(), frame.data(), arena(), nullptr);
  return value_of(frame[result], names);
}

Value run_plainly(const Ast& ast, const Request& request) {
  Surroundings surroundings{{}, request.container};
  for (const auto& [name, variable] : request.variables) {
    const Value* value = known(request, name);
    surroundings.variables[name] = value ? *value : Value::unknown({name});
  }
  return evaluate_plainly(ast, surroundings);
}

// Each has bounds of its own: past one of them there is nothing to compare.
bool out_of_bounds(const Value& value, const Value& plain) {
  return plain.text == out_of_budget || value.text == issue::eval_arena || value.text == issue::eval_steps;
}

bool agree(const Value& value, const Value& plain) {
  if (out_of_bounds(value, plain)) return true;
  if (value.is(Kind::unknown) && plain.is(Kind::unknown))
    return std::includes(value.names.begin(), value.names.end(), plain.names.begin(), plain.names.end());
  return value.kind == plain.kind && (value.is(Kind::error) || identical(value, plain));
}

Variable variable_from_json(const Json& json) {
  if (!json.is_object()) return {type_from_json(json), false};
  return {type_from_json(json["type"]), json.value("optional", false)};
}

}  // namespace

Type type_from_json(const Json& json) {
  if (json.is_string()) {
    for (const auto& [name, kind] : type_names)
      if (json.get<std::string>() == name) return kind;
    return {};
  }
  const std::string kind = json[0].get<std::string>();
  if (kind == "list") return Type::list_of(type_from_json(json[1]));
  if (kind == "optional") return Type::optional_of(type_from_json(json[1]));
  return kind == "map" ? Type::map_of(type_from_json(json[1]).kind(), type_from_json(json[2])) : Type();
}

Request request_from_json(const Json& json) {
  Request request{json["expr"].get<std::string>()};
  request.typed = json.value("check", true);
  request.container = json.value("container", std::string());
  for (const auto& [name, variable] : json["variables"].items()) request.variables[name] = variable_from_json(variable);
  for (const auto& [name, value] : json["bindings"].items()) request.bindings[name] = from_json(value);
  return request;
}

Answer compile_and_run(const Request& request) {
  Answer answer;
  std::optional<Ast> ast = parse_expression(request.expression, answer.issues);
  if (!ast) return answer;
  Names names;
  for (const auto& [path, variable] : request.variables) names.add({path, variable.type, variable.optional, false});
  Scope scope{names};
  scope.container = request.container;
  scope.typed = request.typed;
  answer.type = check(*ast, scope, answer.issues);
  std::vector<ExprIssue> constants;  // errors whatever the facts are; they are evaluated all the same
  if (!answer.issues.empty()) {
    arena().reset(0);
    fold(*ast, arena(), constants);  // which tells what else is wrong
    return answer;
  }
  answer.value = run_bytecode(*ast, request);
  fold(*ast, arena(), constants);
  answer.folded = run_bytecode(*ast, request);
  return answer;
}

void compare_with_plain(const Request& request, Answer& answer) {
  if (!answer.issues.empty()) return;
  const std::optional<Ast> ast = parse_expression(request.expression, answer.issues);
  answer.plain = run_plainly(*ast, request);
  answer.agree = agree(answer.value, answer.plain) && agree(answer.folded, answer.value);
}

Answer evaluate(const Request& request) {
  Answer answer = compile_and_run(request);
  compare_with_plain(request, answer);
  return answer;
}

Json to_json(const Answer& answer) {
  if (answer.issues.empty()) {
    Json out = {{"value", to_json(answer.value)}};
    if (!answer.agree) out.update({{"plain", to_json(answer.plain)}, {"folded", to_json(answer.folded)}});
    return out;
  }
  Json issues = Json::array();
  for (const ExprIssue& found : answer.issues)
    issues.push_back({{"code", std::string(found.code)},
                      {"start", found.range.start},
                      {"end", found.range.end},
                      {"message", found.message}});
  return {{"issues", issues}};
}

}  // namespace plangate::test
