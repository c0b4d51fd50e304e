#include "policy/rule_reader.h"

#include <algorithm>

#include "json/hash_index.h"

namespace plangate {
namespace {

using json::Node;
using json::ObjectReader;
using json::Reporter;

// What a rule does when it fires, each under a field of its own.
struct Effect {
  std::string_view field;
  Outcome effect;
};
constexpr Effect effects[] = {
    {"deny", Outcome::deny}, {"review", Outcome::review}, {"defer", Outcome::defer}, {"warn", Outcome::warn}};

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= 100 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

class RuleReader {
 public:
  RuleReader(const Node& node, const Path& path, TextReader& texts, const Reporter& report)
      : in_(node, path, report), path_(path), texts_(texts), report_(report) {}

  RuleSource read(std::size_t index) {
    RuleSource rule;
    rule.index = index;
    if (!in_.is_object()) return rule;
    rule.id = id("id", in_.required("id"));
    const Node* code = in_.field("code");
    rule.code = code == nullptr ? rule.id : id("code", code);
    rule.each_usage = each();
    rule.when = text("when", in_.required("when"));
    rule.unless = text("unless", in_.field("unless"));
    read_effect(rule);
    rule.suggest = texts_.read(in_.field("suggest"), Path(path_, "suggest"));
    in_.finish();
    return rule;
  }

 private:
  std::string text(std::string_view name, const Node* node) { return read_text(node, Path(path_, name), report_); }

  std::string id(std::string_view name, const Node* node) {
    std::string id = text(name, node);
    if (!id.empty() && !is_id(id))
      report_.add(issue::bad_value, Path(path_, name), {"Use small letters, digits and \"-\" only, at most 100."});
    return id;
  }

  bool each() {
    const Node* node = in_.field("each");
    if (node == nullptr) return false;
    const std::string what = text("each", node);
    if (!what.empty() && what != "usage.*")
      report_.add(issue::bad_value, Path(path_, "each"), {"Only \"usage.*\" can be expanded."});
    return true;
  }

  void read_effect(RuleSource& rule) {
    const Node* found = nullptr;
    for (const Effect& effect : effects) {
      const Node* node = in_.field(effect.field);
      if (node == nullptr) continue;
      if (found != nullptr) {
        in_.skip("message");
        report_.add(issue::two_effects, Path(path_, effect.field),
                    {"A rule has one effect, and this one has \"", rule.message_field, "\" already."});
        continue;
      }
      found = node;
      rule.effect = effect.effect;
      rule.message_field = effect.field;
    }
    if (found == nullptr) {
      in_.skip("message");
      return report_.add(issue::missing_field, path_,
                         {"A rule needs one effect: \"deny\", \"review\", \"defer\" or \"warn\"."});
    }
    if (rule.effect == Outcome::defer) {
      rule.date = text("defer", found);
      rule.message_field = "message";
      found = in_.required("message");
    }
    rule.message = texts_.read(found, Path(path_, rule.message_field));
  }

  ObjectReader in_;
  const Path& path_;
  TextReader& texts_;
  const Reporter& report_;
};

}  // namespace

std::vector<RuleSource> read_rules(const Node& node, const Path& path, TextReader& texts, const Reporter& report) {
  std::vector<RuleSource> rules;
  if (!json::expect(node, Node::Kind::array, path, report)) return rules;
  HashIndex ids;
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    const Path at(path, i);
    RuleSource rule = RuleReader(node.items[i], at, texts, report).read(i);
    const std::uint32_t key = hash(rule.id);
    const auto same = [&](std::uint32_t other) { return rules[other].id == rule.id; };
    if (!rule.id.empty() && ids.find(key, same) != HashIndex::none)
      report.add(issue::duplicate_rule, Path(at, "id"), {"Another rule has the id \"", rule.id, "\" already."});
    else ids.insert(key, static_cast<std::uint32_t>(i));
    rules.push_back(std::move(rule));
  }
  return rules;
}

}  // namespace plangate
