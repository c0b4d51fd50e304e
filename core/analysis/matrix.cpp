#include "analysis/matrix.h"

#include "analysis/condition_json.h"

namespace plangate {
namespace {

class MatrixWriter {
 public:
  MatrixWriter(const Program& program, const Catalog& catalog, PairDecider& pair)
      : program_(program), forecast_(program, pair), plans_(catalog.codes()) {}

  std::string write() {
    out_.begin_object();
    array("plans", plans_, [&](std::string_view plan) { out_.text(plan); });
    begin("kinds");
    for (const std::string_view current : plans_) {
      for (const std::string_view requested : plans_) cells_.push_back(kind(forecast_.open(current, requested)));
      cells_.push_back(kind(forecast_.open(current, no_plan)));
    }
    out_.end_array();
    array("cells", cells_, [&](std::uint32_t kind) { out_.number(kind); });
    array("witnesses", witnesses_, [&](const GivenFacts& facts) { write_facts(facts); });
    begin("conditions");
    const Residuals& residuals = forecast_.residuals();
    for (std::uint32_t i = 0; i < residuals.size(); ++i) {
      out_.begin_array();
      out_.number(static_cast<std::int64_t>(residuals[i].rule));
      out_.text(name(program_.rules[residuals[i].rule].effect));
      write_condition(out_, forecast_.conditions(), residuals[i]);
      out_.end_array();
    }
    out_.end_array();
    out_.end_object();
    return out_.take();
  }

 private:
  void begin(std::string_view name) {
    out_.key(name);
    out_.begin_array();
  }

  template <typename Items, typename Write>
  void array(std::string_view name, const Items& items, Write write_item) {
    begin(name);
    for (const auto& item : items) write_item(item);
    out_.end_array();
  }

  void write_facts(const GivenFacts& facts) {
    out_.begin_array();
    for (const GivenFact& fact : facts) {
      out_.begin_array();
      out_.text(program_.names[fact.fact]);
      write_fact_value(out_, fact.value);
      out_.end_array();
    }
    out_.end_array();
  }

  // Pairs with the same openings are alike.
  std::uint32_t kind(const Openings& openings) {
    std::uint32_t key = static_cast<std::uint32_t>(openings.base);
    for (const std::uint32_t residual : openings.residuals) key = key * 0x01000193U ^ residual;
    const std::uint32_t known = known_.find(key, [&](std::uint32_t i) { return kinds_[i] == openings; });
    if (known != HashIndex::none) return known;
    const auto number = static_cast<std::uint32_t>(kinds_.size());
    known_.insert(key, number);
    kinds_.push_back(openings);
    write_kind(openings, forecast_.prospects(openings));
    return number;
  }

  void write_kind(const Openings& openings, const std::vector<Prospect>& prospects) {
    out_.begin_object();
    out_.field("base", name(openings.base));
    array("open", openings.residuals, [&](std::uint32_t residual) { out_.number(residual); });
    array("fired", openings.fired, [&](std::size_t rule) { out_.number(static_cast<std::int64_t>(rule)); });
    array("outcomes", prospects, [&](const Prospect& prospect) { write_prospect(prospect); });
    out_.end_object();
  }

  void write_prospect(const Prospect& prospect) {
    out_.begin_array();
    out_.text(name(prospect.outcome));
    if (prospect.witness) out_.number(witness(*prospect.witness));
    else out_.raw("null");
    for (const std::size_t rule : prospect.rules) out_.number(static_cast<std::int64_t>(rule));
    out_.end_array();
  }

  // Neighbours often share one.
  std::int64_t witness(const GivenFacts& facts) {
    const auto same = [](const GivenFact& a, const GivenFact& b) {
      return a.fact == b.fact && a.value.tag == b.value.tag && a.value.aux == b.value.aux &&
             a.value.integer == b.value.integer;
    };
    const std::size_t recent = witnesses_.size() < 5 ? witnesses_.size() : 5;
    for (std::size_t i = witnesses_.size() - recent; i < witnesses_.size(); ++i)
      if (std::equal(facts.begin(), facts.end(), witnesses_[i].begin(), witnesses_[i].end(), same))
        return static_cast<std::int64_t>(i);
    witnesses_.push_back(facts);
    return static_cast<std::int64_t>(witnesses_.size() - 1);
  }

  const Program& program_;
  Forecast forecast_;
  std::vector<std::string_view> plans_;
  json::Writer out_;
  std::vector<Openings> kinds_;
  HashIndex known_;
  std::vector<std::uint32_t> cells_;
  std::vector<GivenFacts> witnesses_;
};

}  // namespace

std::string matrix(const Program& program, const Catalog& catalog, PairDecider& pair) {
  pair.decide("", "");
  const Issues issues = pair.issues();
  if (issues.empty()) return MatrixWriter(program, catalog, pair).write();
  json::Writer out;
  out.begin_object();
  out.key("issues");
  json::write_issues(out, issues);
  out.end_object();
  return out.take();
}

}  // namespace plangate
