// One expression through the engine as a rule goes through it (parser, checker, folding, bytecode), and through the
// plain evaluator beside it. The only file of these tests that knows how the core is called.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "expr/token.h"
#include "expr/type.h"
#include "value.h"

namespace plangate::test {

// "int", ["list", TYPE], ["map", KEY, TYPE], ["optional", TYPE]; invalid for anything else.
Type type_from_json(const Json& json);

struct Variable {
  Type type;
  bool optional = false;  // may be null, when a has() guards it
};

struct Request {
  std::string expression;
  bool typed = true;  // false: as if the checker were not there
  std::string container = {};
  std::map<std::string, Variable> variables = {};
  std::map<std::string, Value> bindings = {};  // an unknown as {"unknown": []}; what is not bound is unknown too
};

struct Answer {
  std::vector<ExprIssue> issues;  // with any there is no value
  Type type;
  Value value;
  Value folded;  // with constants folded first
  Value plain;   // by the plain evaluator
  // Whether all say the same: an error for an error; of an unknown, all that it hangs on by the plain one.
  bool agree = true;
};

// `expression`, `typed`, `container`, `variables` (types, or {"type", "optional"}) and `bindings` from JSON.
Request request_from_json(const Json& json);

// The two halves of an answer, and both of them.
Answer compile_and_run(const Request& request);
void compare_with_plain(const Request& request, Answer& answer);
Answer evaluate(const Request& request);

// {"issues": [{code, start, end, message}]} or {"value"}, with "plain" and "folded" when they do not agree.
Json to_json(const Answer& answer);

}  // namespace plangate::test
