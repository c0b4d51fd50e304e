#include "api/gate.h"
#include "json/writer.h"

namespace plangate {
namespace {

void describe_layout(json::Writer& out, const Program& program) {
  out.key("layout");
  out.begin_array();
  for (std::size_t i = 0; i < program.layout.size(); ++i) {
    const FactSource& fact = program.layout[i];
    out.begin_object();
    out.field("fact", fact.path);
    out.field("type", name(fact.type));
    if (fact.optional) {
      out.key("optional");
      out.boolean(true);
    }
    if (i >= program.decision_slots) {
      out.key("quote");
      out.boolean(true);
    }
    out.end_object();
  }
  out.end_array();
}

void describe_rules(json::Writer& out, const Program& program) {
  out.key("rules");
  out.begin_array();
  for (const Rule& rule : program.rules) {
    out.begin_object();
    out.field("rule", rule.id);
    out.field("code", rule.code);
    out.field("effect", name(rule.effect));
    if (!rule.member.empty()) out.field("name", rule.member);
    if (!rule.facts.empty()) {
      out.key("facts");
      out.begin_array();
      for (const CellIndex slot : rule.facts) out.number(slot);
      out.end_array();
    }
    out.end_object();
  }
  out.end_array();
}

}  // namespace

LoadAnswer load(std::string_view policy_text, std::string_view catalog_text) {
  Issues issues;
  Issues catalog_issues;
  const PolicySource policy = read_policy(policy_text, issues);
  auto catalog = std::make_unique<Catalog>(Catalog::read(catalog_text, catalog_issues));
  std::unique_ptr<Program> program = compile_policy(policy, *catalog, issues);
  issues.insert(issues.end(), catalog_issues.begin(), catalog_issues.end());

  json::Writer out;
  LoadAnswer answer;
  out.begin_object();
  out.key("issues");
  json::write_issues(out, issues);
  if (program && !has_errors(issues)) {
    out.field("name", program->name);
    out.field("engine", engine_version);
    out.key("quotes");
    out.boolean(program->quotes);
    out.key("digests");
    out.begin_object();
    out.field("policy", hex(policy.digest));
    out.field("catalog", hex(catalog->digest()));
    out.end_object();
    describe_layout(out, *program);
    json::write_texts(out, "names", program->names);
    json::write_texts(out, "locales", program->locales);
    describe_rules(out, *program);
    answer.gate = std::make_unique<Gate>(std::move(catalog), std::move(program));
  }
  out.end_object();
  answer.response = out.take();
  return answer;
}

}  // namespace plangate
