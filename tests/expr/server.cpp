// Evaluates one expression for each line of JSON on standard input and answers with one line: harness.h says which.
#include <cstdio>
#include <iostream>
#include <string>

#include "harness.h"

int main() {
  using namespace plangate::test;
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) {
    const Json request = Json::parse(line, nullptr, false);
    const Json answer = request.is_object() ? to_json(evaluate(request_from_json(request))) : Json();
    std::cout << answer.dump(-1, ' ', false, Json::error_handler_t::replace) << "\n";
  }
  return 0;
}
