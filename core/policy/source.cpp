#include "policy/source.h"

#include <algorithm>

#include "json/canonical.h"
#include "json/reader.h"
#include "policy/fact_reader.h"
#include "policy/option_reader.h"
#include "policy/rule_reader.h"

namespace plangate {
namespace {

using json::Member;
using json::Node;
using json::ObjectReader;
using json::Reporter;

void read_guards(const Node& node, const Path& path, PolicySource& policy, const Reporter& report) {
  if (!json::expect(node, Node::Kind::object, path, report)) return;
  for (const Member& member : node.members) {
    const Path at(path, member.key);
    const auto* guard =
        std::find_if(std::begin(guards), std::end(guards), [&](const Guard& g) { return g.name == member.key; });
    if (guard == std::end(guards)) {
      std::vector<std::string_view> names;
      for (const Guard& g : guards) names.push_back(g.name);
      report.add(issue::unknown_guard, at,
                 {"There is no guard \"", member.key, "\".", did_you_mean(member.key, names)});
    } else if (const auto on = json::as_bool(member.value, at, report)) {
      policy.guards[static_cast<std::size_t>(guard - std::begin(guards))] = *on;
    }
  }
}

void read_lets(const Node& node, const Path& path, PolicySource& policy, const Reporter& report) {
  if (!json::expect(node, Node::Kind::object, path, report)) return;
  for (const Member& member : node.members) {
    const Path at(path, member.key);
    if (check_let_name(member.key, at, report))
      policy.lets.push_back({member.key, read_text(&member.value, at, report)});
  }
}

}  // namespace

PolicySource read_policy(std::string_view text, Issues& issues) {
  PolicySource policy;
  Node root;
  const Reporter report(Document::policy, issues);
  if (!json::parse(text, max_policy_bytes, Document::policy, root, issues)) return policy;
  const Path top;
  ObjectReader in(root, top, report);
  if (!in.is_object()) return policy;
  json::read_header(in, report);
  TextReader texts(policy.locales, report);
  policy.name = read_text(in.required("name"), Path(top, "name"), report);
  if (const Node* locale = in.field("locale"); locale != nullptr) texts.read_fallback(*locale, Path(top, "locale"));
  policy.headline = texts.read(in.field("headline"), Path(top, "headline"));
  policy.cancel_headline = texts.read(in.field("cancelHeadline"), Path(top, "cancelHeadline"));
  if (const Node* facts = in.field("facts"); facts != nullptr)
    policy.facts = read_facts(*facts, Path(top, "facts"), report);
  if (const Node* on = in.field("guards"); on != nullptr) read_guards(*on, Path(top, "guards"), policy, report);
  read_options(in, policy, report);
  in.refuse_later("formats", "\"formats\"");
  if (const Node* lets = in.field("let"); lets != nullptr) read_lets(*lets, Path(top, "let"), policy, report);
  if (const Node* rules = in.required("rules"); rules != nullptr)
    policy.rules = read_rules(*rules, Path(top, "rules"), texts, report);
  in.finish();
  std::erase_if(root.members, [](const Member& m) { return m.key == "$schema"; });
  policy.digest = sha256(json::canonical(root));
  return policy;
}

}  // namespace plangate
