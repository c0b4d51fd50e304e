// Runs the conformance suite of google/cel-spec (made by suite.mjs): plangate_conformance SUITE EXCLUDED
// Every test runs, the excluded ones too: one that passes, or that the suite does not have, fails the run.
#include <cstdio>
#include <map>
#include <string>

#include "harness.h"
#include "read_file.h"

namespace plangate::test {
namespace {

std::string text_of(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

// What refuses a construct by name is never the error that a test waits for.
bool refused_by_name(const Answer& answer) {
  for (const ExprIssue& found : answer.issues)
    if (found.code == issue::expr_unsupported) return true;
  return false;
}

bool is_error(const Answer& answer) {
  return answer.issues.empty() ? answer.value.is(Value::Kind::error) : !refused_by_name(answer);
}

bool as_expected(const Json& test, const Answer& answer) {
  const Json& expect = test["expect"];
  if (!answer.agree) return false;
  if (expect.contains("error")) return is_error(answer);
  if (!answer.issues.empty()) return false;
  if (expect.contains("type") && name(type_from_json(expect["type"])) != name(answer.type)) return false;
  return !test["evaluate"].get<bool>() || identical(from_json(expect["value"]), answer.value);
}

bool needs_message(const Json& test) {
  for (const Json& type : test["variables"])
    if (!type_from_json(type).valid()) return true;
  return false;
}

class Run {
 public:
  explicit Run(const Json& excluded) {
    for (const Json& group : excluded)
      for (const Json& name : group["tests"]) excluded_[name.get<std::string>()] = false;
  }

  void test(const Json& test) {
    const std::string name = test["name"].get<std::string>();
    const auto excluded = excluded_.find(name);
    if (excluded != excluded_.end()) return check_excluded(test, excluded->second);
    const Answer answer = evaluate(request_from_json(test));
    if (as_expected(test, answer)) ++passed_;
    else
      fail(name + ": " + text_of(test["expr"]) + " expected " + text_of(test["expect"]) + ", got " +
           text_of(to_json(answer)) + (answer.type.valid() ? " of type " + plangate::name(answer.type) : ""));
  }

  int finish() {
    for (const auto& [name, found] : excluded_)
      if (!found) fail(name + ": is excluded, but the suite does not have it");
    std::printf("conformance: %d passed, %d failed, %zu excluded\n", passed_, failed_, excluded_.size());
    return failed_ == 0 && passed_ > 0 ? 0 : 1;
  }

 private:
  // It must not pass. Of one that waits for an error nothing can be said: what is refused is an error too.
  void check_excluded(const Json& test, bool& found) {
    found = true;
    if (needs_message(test) || test["expect"].contains("error")) return;
    if (as_expected(test, evaluate(request_from_json(test))))
      fail(test["name"].get<std::string>() + ": is excluded, but passes");
  }

  void fail(const std::string& what) {
    ++failed_;
    std::printf("%s\n", what.c_str());
  }

  std::map<std::string, bool> excluded_;  // whether the suite has it
  int passed_ = 0;
  int failed_ = 0;
};

}  // namespace
}  // namespace plangate::test

int main(int argc, char** argv) {
  using namespace plangate::test;
  const Json suite = argc == 3 ? read_json_file(argv[1]) : Json();
  const Json excluded = argc == 3 ? read_json_file(argv[2]) : Json();
  if (!suite.is_array() || !excluded.is_array()) {
    std::printf("usage: plangate_conformance SUITE EXCLUDED, two JSON files\n");
    return 2;
  }
  Run run(excluded);
  for (const Json& test : suite) run.test(test);
  return run.finish();
}
