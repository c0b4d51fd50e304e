#include "policy/rule_checker.h"

#include <algorithm>

#include "expr/cost.h"
#include "expr/fold.h"
#include "expr/format.h"
#include "expr/parser.h"
#include "json/text.h"

namespace plangate {

void RuleChecker::tell(const std::vector<ExprIssue>& issues, std::string_view source, const Path& path) {
  for (const ExprIssue& found : issues) {
    const Told place{found.code, path.pointer(), found.range.start};
    if (std::find(told_.begin(), told_.end(), place) != told_.end()) continue;
    told_.push_back(place);
    report_.add(found.code, path, {found.message}, utf16_range(source, found.range));
  }
}

Type RuleChecker::check(Ast& ast, const EachMember* it, const PresentNames& present, std::vector<ExprIssue>& issues) {
  const Type type = plangate::check(ast, {environment_.names, it, present}, issues);
  if (!type.valid()) return type;
  fold(ast, scratch_, issues);
  check_cost(ast, environment_.names, issues);
  return type;
}

std::optional<Ast> RuleChecker::condition(std::string_view source, const Path& path, const EachMember* it) {
  if (source.empty()) return std::nullopt;
  std::vector<ExprIssue> issues;
  std::optional<Ast> ast = parse_expression(source, issues);
  if (ast && names_known_) {
    const Type type = check(*ast, it, {}, issues);
    if (type.valid() && !type.open() && !type.is(Type::Kind::boolean))
      add(issues, issue::expr_not_bool, (*ast)[ast->root].range,
          {"A condition must be bool; this is ", name(type), "."});
  }
  tell(issues, source, path);
  return ast;
}

void RuleChecker::check_part(TemplatePart& part, const EachMember* it, const PresentNames& present,
                             std::vector<ExprIssue>& issues) {
  std::vector<ExprIssue> found;
  const Type type = check(part.ast, it, present, found);
  const Range whole = part.ast[part.ast.root].range;
  if (type.valid() && !printable(type))
    add(found, issue::template_unprintable, whole, {"A value of type ", name(type), " cannot be printed."});
  for (const AstNode& node : part.ast.nodes)
    if (node.op == Op::name && node.name_id != no_name && environment_.names[node.name_id].is_private)
      add(found, issue::template_private_fact, node.range,
          {"\"", environment_.names[node.name_id].path, "\" is private and must not stand in a text for customers."});
  for (ExprIssue& issue : found) {
    issue.range = {issue.range.start + part.offset, issue.range.end + part.offset};
    issues.push_back(std::move(issue));
  }
}

std::vector<TemplatePart> RuleChecker::text(std::string_view source, const Path& path, const EachMember* it,
                                            const PresentNames& present) {
  std::vector<ExprIssue> issues;
  std::vector<TemplatePart> parts = parse_template(source, issues);
  if (names_known_)
    for (TemplatePart& part : parts)
      if (part.is_expression) check_part(part, it, present, issues);
  tell(issues, source, path);
  return parts;
}

CheckedRule RuleChecker::check_for(const RuleSource& rule, const EachMember* it) {
  const Path top;
  const Path rules(top, "rules");
  const Path at(rules, rule.index);
  CheckedRule checked{rule.id, rule.code, it == nullptr ? "" : it->name, Outcome::deny, rule.index, {}, {}, {}};
  checked.when = condition(rule.when, Path(at, "when"), it);
  const PresentNames present = checked.when && names_known_ ? present_when_true(*checked.when) : PresentNames();
  checked.message = text(rule.deny, Path(at, "deny"), it, present);
  if (rule.suggest) checked.suggest = text(*rule.suggest, Path(at, "suggest"), it, present);
  return checked;
}

void RuleChecker::check(const RuleSource& rule, std::vector<CheckedRule>& out) {
  told_.clear();
  if (!rule.each_usage) return out.push_back(check_for(rule, nullptr));
  if (environment_.usage.empty()) {
    const Path top;
    const Path rules(top, "rules");
    report_.add(issue::empty_each, Path(Path(rules, rule.index), "each"),
                {"No fact under \"usage\" is declared, so this rule stands for nothing."});
  }
  for (const EachMember& member : environment_.usage) out.push_back(check_for(rule, &member));
}

CheckedRule RuleChecker::guard(const Guard& guard, const Environment& environment, Arena& scratch) {
  Issues none;
  const json::Reporter report(Document::policy, none);
  RuleChecker checker(environment, true, scratch, report);
  const Path top;
  CheckedRule checked{std::string(guard.id), std::string(guard.id), "", guard.effect, 0, {}, {}, {}};
  checked.message = checker.text(guard.message, top, nullptr, {});
  checked.suggest = checker.text(guard.suggest, top, nullptr, {});
  return checked;
}

}  // namespace plangate
