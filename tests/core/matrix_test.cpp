// What the matrix says of every change, compared with deciding over all facts of small domains and random ones.
#include <doctest/doctest.h>

#include <random>
#include <set>

#include "test_gate.h"

namespace plangate::test {
namespace {

using Texts = std::vector<std::string>;

class Random {
 public:
  explicit Random(std::uint32_t seed) : engine_(seed) {}
  int below(int n) { return static_cast<int>(engine_() % static_cast<std::uint32_t>(n)); }
  const std::string& of(const Texts& texts) {
    return texts[static_cast<std::size_t>(below(static_cast<int>(texts.size())))];
  }

 private:
  std::mt19937 engine_;
};

const Json facts = Json::parse(R"({
  "usage.a": {"type": "int", "min": 0, "max": 6},
  "usage.b": {"type": "int", "min": -2, "max": 4, "optional": true},
  "customer.vip": {"type": "bool"},
  "customer.country": {"type": "string", "values": ["DE", "FR", "GB"]}})");

const Json catalog = Json::parse(R"({"plangate": 1, "plans": {
  "free": {"rank": 0, "name": "Free", "price": "0.00", "currency": "EUR", "period": "1 month", "limits": {"a": 2, "b": 0}},
  "team": {"rank": 1, "name": "Team", "price": "5.00", "currency": "EUR", "period": "1 month", "limits": {"a": 5, "b": 3}, "features": ["sso"]},
  "big": {"rank": 2, "name": "Big", "price": "9.00", "currency": "EUR", "period": "1 month", "limits": {"a": "unlimited"}}}})");

const Texts atoms = {"usage.a > requested.limits.a",
                     "usage.a >= 3",
                     "usage.a == 4",
                     "2 * usage.a + 1 > 7",
                     "3 - usage.a < 0",
                     "customer.vip",
                     "has(usage.b)",
                     "(has(usage.b) && usage.b < 1)",
                     "(has(requested.rank) && has(current.rank) && requested.rank > current.rank)",
                     "customer.country == 'DE'",
                     "customer.country in ['FR', 'GB']",
                     "change.direction == 'downgrade'",
                     "!customer.vip",
                     "(has(usage.b) ? usage.b > 0 : usage.a > 2)",
                     "'sso' in requested.features",
                     "crowded",
                     "(isolated || customer.vip)"};
// Definitions: of other facts, of another definition, of a loop that can only be run.
const Json definitions = {{"crowded", "usage.a > requested.limits.a && foreign"},
                          {"foreign", "customer.country != 'DE'"},
                          {"isolated", "!crowded && usage.a < 2"},
                          {"listed", "[usage.a, 3].exists(x, x > 4) && crowded"}};
const Texts outside = {"listed",
                       "!listed",
                       "usage.a % 2 == 1",
                       "(has(usage.b) && usage.a > usage.b)",
                       "6 / usage.a > 1",
                       "customer.country.startsWith('F')",
                       "[usage.a, 2].exists(x, x > 4)",
                       "usage.a > requested.limits.b"};

std::string condition(Random& random, const Texts& from, int depth) {
  if (depth == 0 || random.below(3) == 0) return random.of(from);
  const std::string left = condition(random, from, depth - 1);
  switch (random.below(4)) {
    case 0: return "!(" + left + ")";
    case 1: return "(" + left + " || " + condition(random, from, depth - 1) + ")";
    default: return "(" + left + " && " + condition(random, from, depth - 1) + ")";
  }
}

Json policy(Random& random, const Texts& from) {
  Json rules = Json::array();
  for (int i = 1 + random.below(4); i > 0; --i) {
    Json rule = {{"id", "r" + std::to_string(i)}, {"when", condition(random, from, 2)}};
    if (random.below(4) == 0) rule["unless"] = condition(random, from, 1);
    switch (random.below(6)) {
      case 0:
        rule["defer"] = "timestamp('2026-05-01T00:00:00Z')";
        rule["message"] = "Later.";
        break;
      case 1: rule["review"] = "Perhaps."; break;
      case 2: rule["warn"] = "Mind."; break;
      default: rule["deny"] = "No.";
    }
    rules.push_back(std::move(rule));
  }
  return {{"plangate", 1}, {"name", "test"}, {"facts", facts}, {"let", definitions}, {"rules", rules}};
}

Json nested(const Json& pairs) {
  Json out = Json::object();
  for (const Json& pair : pairs) {
    std::string pointer = "/" + pair[0].get<std::string>();
    for (char& c : pointer) c = c == '.' ? '/' : c;
    out[Json::json_pointer(pointer)] = pair[1];
  }
  return out;
}

// All facts, each of every value that it may have.
std::vector<Json> all_facts() {
  std::vector<Json> out;
  for (int a = 0; a <= 6; ++a)
    for (int b = -3; b <= 4; ++b)
      for (const bool vip : {false, true})
        for (const char* country : {"DE", "FR", "GB"})
          out.push_back({{"usage", {{"a", a}, {"b", b == -3 ? Json() : Json(b)}}},
                         {"customer", {{"vip", vip}, {"country", country}}},
                         {"now", "2026-01-01T00:00:00Z"}});
  return out;
}

struct Checked {
  std::size_t shown = 0;
  std::size_t not_shown = 0;
};

// Sound: what is decided is in the cell. `exactly`: what is in the cell is decided for some facts.
Checked check_matrix(TestGate& gate, bool exactly) {
  Checked checked;
  const Json matrix = gate.matrix({{"now", "2026-01-01T00:00:00Z"}});
  const std::size_t plans = matrix["plans"].size();
  REQUIRE(matrix["cells"].size() == plans * (plans + 1));
  for (std::size_t cell = 0; cell < matrix["cells"].size(); ++cell) {
    Json change = {{"current", matrix["plans"][cell / (plans + 1)]}};
    const std::size_t column = cell % (plans + 1);
    if (column < plans) change["requested"] = matrix["plans"][column];
    else change["cancel"] = true;
    const Json& kind = matrix["kinds"][matrix["cells"][cell].get<std::size_t>()];
    std::set<std::string> said, decided;
    for (const Json& outcome : kind["outcomes"]) {
      said.insert(outcome[0].get<std::string>());
      (outcome[1].is_null() ? checked.not_shown : checked.shown) += 1;
      if (exactly) CHECK(!outcome[1].is_null());
      if (outcome[1].is_null()) continue;
      Json given = nested(matrix["witnesses"][outcome[1].get<std::size_t>()]);
      given["now"] = "2026-01-01T00:00:00Z";
      CHECK(gate.decide(change, given)["outcome"] == outcome[0]);
    }
    for (const Json& given : all_facts()) decided.insert(gate.decide(change, given)["outcome"].get<std::string>());
    for (const std::string& outcome : decided) CHECK_MESSAGE(said.count(outcome) == 1, change.dump() << " " << outcome);
    if (exactly) CHECK(said == decided);
  }
  return checked;
}

}  // namespace

TEST_CASE("the matrix says exactly what can be decided, within the fragment") {
  Random random(1);
  std::size_t shown = 0;
  for (int i = 0; i < 40; ++i) {
    const Json document = policy(random, atoms);
    CAPTURE(document["rules"].dump());
    TestGate gate(document.dump(), catalog.dump());
    REQUIRE_MESSAGE(gate.loaded(), gate.response().dump());
    shown += check_matrix(gate, true).shown;
  }
  CHECK(shown > 400);
}

TEST_CASE("the matrix leaves nothing out that can be decided, outside the fragment") {
  Random random(2);
  Texts all = atoms;
  all.insert(all.end(), outside.begin(), outside.end());
  Checked total;
  for (int i = 0; i < 40; ++i) {
    const Json document = policy(random, all);
    CAPTURE(document["rules"].dump());
    TestGate gate(document.dump(), catalog.dump());
    REQUIRE_MESSAGE(gate.loaded(), gate.response().dump());
    const Checked checked = check_matrix(gate, false);
    total.shown += checked.shown;
    total.not_shown += checked.not_shown;
  }
  CHECK(total.shown > 400);
  CHECK(total.not_shown > 0);
}

}  // namespace plangate::test
