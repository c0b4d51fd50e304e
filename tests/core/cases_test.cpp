// The case set of tests/cases, shared with every JavaScript host; its format is described in tests/js/case-runner.mjs.
#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "test_gate.h"

namespace plangate::test {
namespace {

Json read_json(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return Json::parse(text.str(), nullptr, false);
}

std::string repeated(const Json& parts) {
  std::string out = parts["prefix"].get<std::string>();
  for (int i = parts["times"].get<int>(); i > 0; --i) out += parts["unit"].get<std::string>();
  return out + parts["suffix"].get<std::string>();
}

std::string from_hex(const std::string& hex) {
  std::string out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    out += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
  return out;
}

std::string document(const Json& file, const Json& item, const std::string& which) {
  if (which == "policy" && item.contains("bytes")) return from_hex(item["bytes"].get<std::string>());
  if (item.contains(which + "Text")) return item[which + "Text"].get<std::string>();
  if (item.contains("repeatText") && item["repeatText"]["document"] == which) return repeated(item["repeatText"]);
  Json patched = file[which];
  if (item.contains(which + "Patch")) patched.merge_patch(item[which + "Patch"]);
  return patched.dump();
}

// Entries of a list are compared in the keys that the expected ones state.
bool matches(const Json& expected, const Json& actual) {
  if (!expected.is_array() || !actual.is_array()) return nlohmann::json(expected) == nlohmann::json(actual);
  if (expected.size() != actual.size()) return false;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (!expected[i].is_object()) {
      if (expected[i] != actual[i]) return false;
      continue;
    }
    for (const auto& [key, value] : expected[i].items())
      if (!actual[i].contains(key) || nlohmann::json(actual[i][key]) != nlohmann::json(value)) return false;
  }
  return true;
}

void check_keys(const Json& expect, const Json& actual) {
  for (auto expected = expect.begin(); expected != expect.end(); ++expected) {
    const std::string& key = expected.key();
    const Json found = actual.contains(key) ? actual[key] : Json();
    if ((key == "quote" || key == "customer" || key == "remedies") && expected->is_object() && found.is_object()) {
      check_keys(*expected, found);
      continue;
    }
    CHECK_MESSAGE(matches(*expected, found), key << ": expected " << expected->dump() << ", got " << found.dump());
  }
}

void check_case(const Json& file, const Json& item) {
  CAPTURE(item["name"].get<std::string>());
  TestGate gate(document(file, item, "policy"), document(file, item, "catalog"));
  const Json& issues = gate.response()["issues"];
  if (item.contains("issues")) CHECK_MESSAGE(matches(item["issues"], issues), "issues: got " << issues.dump());
  else CHECK_MESSAGE(gate.loaded(), "does not load: " << issues.dump());
  if (!item.contains("decisions") && !item.contains("quotes")) return;
  REQUIRE(gate.loaded());
  for (const Json& asked : item.value("decisions", Json::array()))
    check_keys(asked["expect"],
               gate.decide(asked.value("change", Json()), asked.value("facts", Json()), asked.value("locale", "")));
  for (const Json& asked : item.value("quotes", Json::array()))
    check_keys(asked["expect"], gate.quote(asked.value("change", Json()), asked.value("facts", Json())));
}

void check_file(const std::string& name) {
  const Json file = read_json(std::string(PLANGATE_CASES) + "/" + name + ".json");
  REQUIRE(file.is_object());
  REQUIRE(!file["cases"].empty());
  for (const Json& item : file["cases"]) check_case(file, item);
}

}  // namespace

#define PLANGATE_CASE_FILE(name) \
  TEST_CASE("cases: " name) { check_file(name); }

PLANGATE_CASE_FILE("catalog-issues")
PLANGATE_CASE_FILE("collections")
PLANGATE_CASE_FILE("catalog-vendor")
PLANGATE_CASE_FILE("decisions")
PLANGATE_CASE_FILE("direction")
PLANGATE_CASE_FILE("each")
PLANGATE_CASE_FILE("effects")
PLANGATE_CASE_FILE("expressions")
PLANGATE_CASE_FILE("facts-bad")
PLANGATE_CASE_FILE("guards")
PLANGATE_CASE_FILE("has-and-optional")
PLANGATE_CASE_FILE("json-issues")
PLANGATE_CASE_FILE("let")
PLANGATE_CASE_FILE("locales")
PLANGATE_CASE_FILE("needs-and-absorption")
PLANGATE_CASE_FILE("policy-issues")
PLANGATE_CASE_FILE("private")
PLANGATE_CASE_FILE("published-quotes")
PLANGATE_CASE_FILE("quotes")
PLANGATE_CASE_FILE("remedies")
PLANGATE_CASE_FILE("templates")
PLANGATE_CASE_FILE("time")
PLANGATE_CASE_FILE("timing")
PLANGATE_CASE_FILE("unlimited")

}  // namespace plangate::test
