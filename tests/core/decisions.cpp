// Decisions of the core alone, for tests in JavaScript: reads one object per line, {policy, catalog, asked: [{change,
// facts}]}, and answers one line each, the decisions as a JSON array, or the issues as an object.
#include <iostream>

#include "test_gate.h"

namespace plangate::test {
namespace {

Json answer(const Json& request) {
  TestGate gate(request["policy"].dump(), request["catalog"].dump());
  if (!gate.loaded()) return {{"issues", gate.response()["issues"]}};
  Json decisions = Json::array();
  for (const Json& asked : request["asked"]) {
    decisions.push_back(gate.decide(asked["change"], asked["facts"]));
    decisions.back()["digests"] = gate.response()["digests"];
  }
  return decisions;
}

}  // namespace
}  // namespace plangate::test

int main() {
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);)
    std::cout << plangate::test::answer(plangate::test::Json::parse(line)).dump() << '\n';
  return 0;
}
