// The merge of what the vendor said, by its laws; digests and snapshots by theirs.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <random>

#include "api/gate.h"
#include "catalog/reconcile.h"
#include "catalog/snapshot.h"
#include "json/canonical.h"
#include "json/decimal.h"
#include "json/sha256.h"

namespace plangate {
namespace {

constexpr std::string_view team = R"({"plangate":1,"plans":{"free":{"name":"Free","price":"0","currency":"GBP",)"
                                  R"("period":"1 month","limits":{"seats":3}}}})";

Catalog read_catalog(std::string_view text) {
  Issues issues;
  Catalog catalog = Catalog::read(text, issues);
  REQUIRE(!has_errors(issues));
  return catalog;
}

using Entry = std::shared_ptr<const VendorEntry>;

Entry entry_of(const std::string& text) {
  Issues issues;
  json::Node node;
  REQUIRE(json::parse(text, text.size(), Document::update, node, issues));
  auto entry = read_vendor_entry(node, Path(), json::Reporter(Document::update, issues));
  REQUIRE_MESSAGE(entry.has_value(), text);
  return std::make_shared<const VendorEntry>(std::move(*entry));
}

std::string plan_text(int plan, int second, int price, int name) {
  const auto n = [](int value) { return std::to_string(value); };
  return R"({"planId":"v)" + n(plan) + R"(","name":"N)" + n(name) +
         R"(","status":"active","currency":"GBP","period":1,)" + R"("price":)" + n(price) +
         R"(,"updatedAt":"2026-01-01T00:00:0)" + n(second) + R"(Z"})";
}

// Few plans, times and prices, so that everything collides with everything.
std::string random_entry(std::mt19937& random) {
  const auto below = [&](unsigned limit) { return static_cast<int>(random() % limit); };
  const std::string at = "2026-01-01T00:00:0" + std::to_string(below(10)) + "Z";
  const int plan = below(3);
  const std::string id = "v" + std::to_string(plan);
  const std::string body = plan_text(plan, below(10), below(6) == 0 ? 2 : 1, below(3));
  switch (below(12)) {
    case 0: return R"({"listedAt":")" + at + R"(","planId":")" + id + R"(","plan":null})";
    case 1: return R"({"listedAt":")" + at + R"(","planId":")" + id + R"(","plan":)" + body + "}";
    case 2: return R"({"reconciledAt":")" + at + R"("})";
    default: return body;
  }
}

std::string joined(const std::vector<Entry>& entries, Digest& digest) {
  Catalog catalog = read_catalog(team);
  std::vector<Catalog::Replaced> replaced;
  for (const Entry& entry : entries) catalog.join(*entry, replaced);
  digest = catalog.digest();
  return catalog.document();
}

}  // namespace

TEST_CASE("SHA-256 gives the published digests") {
  CHECK(hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(hex(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")) ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(hex(sha256(std::string(1000000, 'a'))) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  for (std::size_t size = 0; size < 200; ++size) {
    Sha256 pieces;
    const std::string text(size, 'x');
    for (std::size_t i = 0; i < size; i += 7) pieces.add(std::string_view(text).substr(i, 7));
    CHECK(pieces.finish() == sha256(text));
  }
}

TEST_CASE("what a plan update leaves out counts as documented") {
  const Entry sparse = entry_of(plan_text(1, 1, 1, 1));
  const Terms& terms = sparse->plan->terms;
  CHECK_FALSE(terms.auto_renewal);
  CHECK(terms.setup_fee == 0);
  CHECK(terms.ramp.empty());
  CHECK_FALSE(terms.trial.has_value());
  CHECK(terms.period.unit == Period::Unit::month);
  std::string full = plan_text(1, 1, 1, 1);
  full.insert(
      1,
      R"("periodUom":"months","autoRenewal":null,"setupFee":0,"rampIntervals":[],"trialPeriod":0,"trialUOM":"days",)");
  CHECK(entry_of(full)->plan->text == sparse->plan->text);
}

TEST_CASE("numbers have one canonical form") {
  const char* const forms[][2] = {
      {"1.50", "1.5"},    {"15e-1", "1.5"},    {"-0", "0"},          {"0.000", "0"},
      {"100", "100"},     {"1e2", "100"},      {"1E+2", "100"},      {"-1.0e0", "-1"},
      {"0.05", "0.05"},   {"5e-2", "0.05"},    {"99.99", "99.99"},   {"12.340e1", "123.4"},
      {"1e300", "1e300"}, {"10e299", "1e300"}, {"1e-300", "1e-300"}, {"0.1e-299", "1e-300"}};
  for (const auto& [written, canonical] : forms) CHECK(canonical_decimal(written) == canonical);
}

TEST_CASE("entries in any order, any number of times, give the same catalogue") {
  std::mt19937 random(20260301);
  for (int history = 0; history < 2000; ++history) {
    std::vector<Entry> entries;
    for (unsigned i = 0; i < 2 + random() % 12; ++i) entries.push_back(entry_of(random_entry(random)));
    Digest expected;
    const std::string document = joined(entries, expected);
    for (int shuffle = 0; shuffle < 8; ++shuffle) {
      std::vector<Entry> again = entries;
      for (const Entry& entry : entries)
        if (random() % 3 == 0) again.push_back(entry);
      std::shuffle(again.begin(), again.end(), random);
      Digest digest;
      REQUIRE(joined(again, digest) == document);
      REQUIRE(digest == expected);
    }
  }
}

namespace {

// What a vendor did to a few plans: updates at growing times, now and then one that contradicts another, and the list
// that the vendor has in the end, in which some plans are missing.
struct History {
  std::vector<Entry> said;
  std::vector<std::string> listed;
};

History random_history(std::mt19937& random) {
  const auto below = [&](unsigned limit) { return static_cast<int>(random() % limit); };
  History history;
  for (int plan = 0, plans = 2 + below(4); plan < plans; ++plan) {
    const int price = 1 + below(3);
    std::string last;
    for (int second = below(3); second < 9; second += 1 + below(5)) {
      last = plan_text(plan, second, price, below(3));
      history.said.push_back(entry_of(last));
    }
    if (below(8) == 0) history.said.push_back(entry_of(plan_text(plan, below(9), price + 1, 0)));
    if (below(6) != 0) history.listed.push_back(last);
  }
  return history;
}

std::vector<Entry> arriving(const std::vector<Entry>& said, unsigned lost_percent, std::mt19937& random) {
  std::vector<Entry> out;
  for (const Entry& entry : said) {
    if (random() % 100 >= lost_percent) out.push_back(entry);
    if (random() % 100 < 30) out.push_back(entry);
  }
  std::shuffle(out.begin(), out.end(), random);
  return out;
}

// A tenth is lost, the list puts that right, and late repetitions are heard afterwards.
Digest repaired(const History& history, std::mt19937& random) {
  Catalog catalog = read_catalog(team);
  std::vector<Catalog::Replaced> replaced;
  for (const Entry& entry : arriving(history.said, 10, random)) catalog.join(*entry, replaced);
  std::string list = R"({"at":"2026-01-01T00:01:00Z","plans":[)";
  for (const std::string& plan : history.listed) list += (list.back() == '[' ? "" : ",") + plan;
  Issues issues;
  json::Node node;
  REQUIRE(json::parse(list + "]}", Catalog::max_bytes, Document::update, node, issues));
  const auto found = reconcile(catalog, node, json::Reporter(Document::update, issues));
  REQUIRE(found.has_value());
  for (const std::string& entry : found->entries) catalog.join(*entry_of(entry), replaced);
  for (const Entry& entry : arriving(history.said, 70, random)) catalog.join(*entry, replaced);
  return catalog.digest();
}

}  // namespace

// PLANGATE_SHUFFLES=1000 for a long run.
TEST_CASE("1,000 histories, shuffled, with repetitions, losses and repairs, leave one catalogue each") {
  const char* const wanted = std::getenv("PLANGATE_SHUFFLES");
  const int shuffles = wanted == nullptr ? 20 : std::atoi(wanted);
  std::mt19937 random(20260401);
  for (int i = 0; i < 1000; ++i) {
    const History history = random_history(random);
    Digest expected;
    const std::string document = joined(history.said, expected);
    const Digest afterwards = repaired(history, random);
    for (int shuffle = 0; shuffle < shuffles; ++shuffle) {
      Digest digest;
      REQUIRE(joined(arriving(history.said, 0, random), digest) == document);
      REQUIRE(digest == expected);
      REQUIRE(repaired(history, random) == afterwards);
    }
  }
}

TEST_CASE("what is kept of the entries stands for all of them") {
  std::mt19937 random(7);
  for (int history = 0; history < 1000; ++history) {
    std::vector<Entry> first;
    std::vector<Entry> later;
    for (int i = 0; i < 8; ++i) first.push_back(entry_of(random_entry(random)));
    for (int i = 0; i < 4; ++i) later.push_back(entry_of(random_entry(random)));
    Catalog kept = read_catalog(read_catalog(team).document());
    std::vector<Catalog::Replaced> replaced;
    for (const Entry& entry : first) kept.join(*entry, replaced);
    Catalog restored = read_catalog(kept.document());
    std::vector<Entry> all = first;
    for (const Entry& entry : later) {
      restored.join(*entry, replaced);
      all.push_back(entry);
    }
    Digest expected;
    CHECK(joined(all, expected) == restored.document());
    CHECK(expected == restored.digest());
  }
}

TEST_CASE("the digest is the same however the plans came, and another for any change") {
  std::mt19937 random(3);
  std::vector<Entry> entries;
  for (int i = 0; i < 500; ++i) entries.push_back(entry_of(plan_text(i, 1, 1, 1)));
  Digest expected;
  joined(entries, expected);
  for (int i = 0; i < 5; ++i) {
    std::shuffle(entries.begin(), entries.end(), random);
    Digest digest;
    joined(entries, digest);
    CHECK(digest == expected);
  }
  std::vector<Entry> fewer(entries.begin(), entries.end() - 1);
  Digest other;
  joined(fewer, other);
  CHECK(other != expected);
  for (int i = 0; i < 20; ++i) {
    std::vector<Entry> changed = entries;
    changed.push_back(entry_of(plan_text(i, 2, 1, 2)));
    joined(changed, other);
    CHECK(other != expected);
  }
}

TEST_CASE("a snapshot comes back whole, or not at all") {
  Catalog catalog = read_catalog(team);
  std::vector<Catalog::Replaced> replaced;
  for (int i = 0; i < 3; ++i) catalog.join(*entry_of(plan_text(i, 1, i, 1)), replaced);
  const std::string snapshot = make_snapshot(catalog.document());
  CHECK(read_catalog(snapshot).digest() == catalog.digest());
  CHECK(make_snapshot(read_catalog(snapshot).document()) == snapshot);
  for (std::size_t size = 0; size < snapshot.size(); ++size) {
    Issues issues;
    Catalog::read(std::string_view(snapshot).substr(0, size), issues);
    REQUIRE(has_errors(issues));
  }
  for (std::size_t bit = 0; bit < snapshot.size() * 8; ++bit) {
    std::string damaged = snapshot;
    damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ 1 << bit % 8);
    Issues issues;
    Catalog::read(damaged, issues);
    REQUIRE(has_errors(issues));
  }
  Issues issues;
  Catalog::read(snapshot + " ", issues);
  CHECK(has_errors(issues));
}

}  // namespace plangate
