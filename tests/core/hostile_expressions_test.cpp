// Expressions that are meant to exhaust the stack or the time of whoever reads them: each gives an issue.
#include <doctest/doctest.h>

#include "test_gate.h"

namespace plangate::test {
namespace {

struct Shape {
  const char* open;
  const char* middle;
  const char* close;
};
constexpr Shape shapes[] = {{"(", "true", ")"},   {"[", "1", "]"},           {"{1: ", "1", "}"},
                            {"!", "true", ""},    {"-", "usage.seats", ""},  {"true ? true : ", "true", ""},
                            {"(", "", ""},        {"usage.list[", "0", "]"}, {"usage.list.all(x, ", "true", ")"},
                            {"size(", "'a'", ")"}};

std::string nested(const Shape& shape, int depth) {
  std::string text;
  for (int i = 0; i < depth; ++i) text += shape.open;
  text += shape.middle;
  for (int i = 0; i < depth; ++i) text += shape.close;
  return text;
}

std::string policy(const std::string& when) {
  return Json({{"plangate", 1},
               {"name", "hostile"},
               {"facts", {{"usage.seats", {{"type", "int"}}}, {"usage.list", {{"type", "list<int>"}}}}},
               {"rules", {{{"id", "r"}, {"when", when}, {"deny", "no"}}}}})
      .dump();
}

constexpr const char* catalog = R"({"plangate": 1, "plans": {}})";

bool refused(const std::string& when, std::initializer_list<const char*> codes) {
  TestGate gate(policy(when), catalog);
  if (gate.loaded()) return false;
  for (const Json& issue : gate.response()["issues"])
    for (const char* code : codes)
      if (issue["code"] == code) return true;
  return false;
}

}  // namespace

TEST_CASE("expressions nested too deeply are refused") {
  for (const Shape& shape : shapes) {
    CAPTURE(shape.open);
    CHECK(refused(nested(shape, 140), {"expr/too-deep"}));
    CHECK(refused(nested(shape, 20000), {"expr/too-long"}));
    CHECK(refused(nested(shape, 1000000), {"expr/too-long", "json/too-large"}));
  }
}

TEST_CASE("three loops within each other are refused") {
  CHECK(refused("usage.list.all(x, usage.list.all(y, usage.list.all(z, x + y + z >= 0)))", {"expr/too-costly"}));
}

}  // namespace plangate::test
