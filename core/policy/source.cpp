#include "policy/source.h"

#include <algorithm>

#include "json/canonical.h"
#include "json/decimal.h"
#include "json/hash_index.h"
#include "json/reader.h"
#include "json/text.h"
#include "policy/fact_reader.h"
#include "policy/option_reader.h"

namespace plangate {
namespace {

using json::Member;
using json::Node;
using json::ObjectReader;
using json::Reporter;

std::string text_of(const Node* node, std::string_view name, const Path& parent, const Reporter& report) {
  if (node == nullptr) return {};
  const Path path(parent, name);
  const std::string* text = json::as_string(*node, path, report);
  if (text == nullptr) return {};
  if (text->empty()) report.add(issue::bad_value, path, {"This text must not be empty."});
  return *text;
}

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= 100 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

std::string read_id(ObjectReader& in, std::string_view name, const Node* node, const Reporter& report) {
  std::string id = text_of(node, name, in.path(), report);
  if (!id.empty() && !is_id(id))
    report.add(issue::bad_value, Path(in.path(), name), {"Use small letters, digits and \"-\" only, at most 100."});
  return id;
}

void refuse_later_fields(ObjectReader& in) {
  for (std::string_view later : {"review", "warn", "unless", "let"}) in.refuse_later(later, join({"\"", later, "\""}));
}

// A message is one text; texts by locale come later.
std::string read_template(ObjectReader& in, std::string_view name, const Node* node, const Reporter& report) {
  if (node != nullptr && node->kind == Node::Kind::object) {
    report.add(issue::unsupported, Path(in.path(), name), {"Messages by locale are not supported yet."});
    return {};
  }
  return text_of(node, name, in.path(), report);
}

bool read_each(ObjectReader& in, const Reporter& report) {
  const Node* each = in.field("each");
  if (each == nullptr) return false;
  const Path path(in.path(), "each");
  const std::string* text = json::as_string(*each, path, report);
  if (text != nullptr && *text != "usage.*") report.add(issue::bad_value, path, {"Only \"usage.*\" can be expanded."});
  return text != nullptr;
}

// "deny" with its text, or "defer" with the date and a "message".
void read_effect(ObjectReader& in, const Node& node, RuleSource& rule, const Reporter& report) {
  const bool later_effect = node.find("review") != nullptr || node.find("warn") != nullptr;
  const Node* deny = in.field("deny");
  const Node* defer = in.field("defer");
  if (defer != nullptr) {
    rule.effect = Outcome::defer;
    rule.date = text_of(defer, "defer", in.path(), report);
    rule.message = read_template(in, "message", in.required("message"), report);
    if (deny != nullptr)
      report.add(issue::two_effects, Path(in.path(), "defer"), {"A rule denies or defers, not both."});
    return;
  }
  if (deny == nullptr && !later_effect) in.required("deny");
  rule.message = read_template(in, "deny", deny, report);
  if (later_effect) in.skip("message");
}

RuleSource read_rule(const Node& node, std::size_t index, const Path& path, const Reporter& report) {
  RuleSource rule;
  rule.index = index;
  ObjectReader in(node, path, report);
  if (!in.is_object()) return rule;
  rule.id = read_id(in, "id", in.required("id"), report);
  const Node* code = in.field("code");
  rule.code = code == nullptr ? rule.id : read_id(in, "code", code, report);
  rule.each_usage = read_each(in, report);
  rule.when = text_of(in.required("when"), "when", path, report);
  refuse_later_fields(in);
  read_effect(in, node, rule, report);
  if (const Node* suggest = in.field("suggest"); suggest != nullptr)
    rule.suggest = read_template(in, "suggest", suggest, report);
  in.finish();
  return rule;
}

void read_rules(const Node& node, const Path& path, PolicySource& policy, const Reporter& report) {
  if (!json::expect(node, Node::Kind::array, path, report)) return;
  HashIndex ids;
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    const Path at(path, i);
    RuleSource rule = read_rule(node.items[i], i, at, report);
    const std::uint32_t key = hash(rule.id);
    const auto same = [&](std::uint32_t other) { return policy.rules[other].id == rule.id; };
    if (!rule.id.empty() && ids.find(key, same) != HashIndex::none)
      report.add(issue::duplicate_rule, Path(at, "id"), {"Another rule has the id \"", rule.id, "\" already."});
    else ids.insert(key, static_cast<std::uint32_t>(i));
    policy.rules.push_back(std::move(rule));
  }
}

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
  policy.name = text_of(in.required("name"), "name", top, report);
  if (const Node* headline = in.field("headline"); headline != nullptr)
    policy.headline = read_template(in, "headline", headline, report);
  if (const Node* facts = in.field("facts"); facts != nullptr)
    policy.facts = read_facts(*facts, Path(top, "facts"), report);
  if (const Node* on = in.field("guards"); on != nullptr) read_guards(*on, Path(top, "guards"), policy, report);
  read_options(in, policy, report);
  for (std::string_view later : {"let", "formats"}) in.refuse_later(later, join({"\"", later, "\""}));
  if (const Node* rules = in.required("rules"); rules != nullptr)
    read_rules(*rules, Path(top, "rules"), policy, report);
  in.finish();
  std::erase_if(root.members, [](const Member& m) { return m.key == "$schema"; });
  policy.digest = sha256(json::canonical(root));
  return policy;
}

}  // namespace plangate
