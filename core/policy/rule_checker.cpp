#include "policy/rule_checker.h"

#include <algorithm>

#include "expr/cost.h"
#include "expr/fold.h"
#include "expr/format.h"
#include "expr/parser.h"
#include "json/text.h"

namespace plangate {

constexpr std::size_t most_issues = 100;  // of one text

void RuleChecker::tell(const std::vector<ExprIssue>& issues, std::string_view source, const Path& path) {
  std::size_t told = 0;
  for (const ExprIssue& found : issues) {
    if (++told > most_issues) {
      report_.add(issue::expr_too_large, path,
                  {"Only the first ", std::to_string(most_issues), " issues of this text are told."});
      return;
    }
    const Told place{found.code, path.pointer(), found.range.start};
    if (std::find(told_.begin(), told_.end(), place) != told_.end()) continue;
    told_.push_back(place);
    report_.add(found.code, path, {found.message}, utf16_range(source, found.range));
  }
}

Type RuleChecker::check(Ast& ast, const EachMember* it, const PresentNames& present, std::vector<ExprIssue>& issues) {
  const Type type = plangate::check(ast, {environment_.names, it, present}, issues);
  read_.resize(environment_.names.size());
  for (const AstNode& node : ast.nodes)
    if (node.op == Op::name && node.name_id != no_name) read_[node.name_id] = 1;
  if (for_cancellations_) forbid_requested(ast, issues);
  check_values(ast, issues);
  fold(ast, scratch_, issues);
  if (type.valid()) check_cost(ast, environment_.names, issues);
  return type;
}

// A text that is none of those that a fact may have is a slip: `customer.tier == 'glod'` would never hold.
void RuleChecker::check_values(const Ast& ast, std::vector<ExprIssue>& issues) const {
  for (const AstNode& node : ast.nodes) {
    if (node.op != Op::equal && node.op != Op::not_equal && node.op != Op::in) continue;
    const bool from_left = ast.arg(node, 0).op == Op::name;
    const AstNode& fact = ast.arg(node, from_left ? 0 : 1);
    const AstNode& other = ast.arg(node, from_left ? 1 : 0);
    if (fact.op != Op::name || fact.name_id == no_name) continue;
    check_value(other, fact.name_id, issues);
    if (other.op == Op::list)
      for (const NodeId item : ast.args_of(other)) check_value(ast[item], fact.name_id, issues);
  }
}

void RuleChecker::check_value(const AstNode& text, NameId name, std::vector<ExprIssue>& issues) const {
  const std::vector<std::string_view> values = values_of(environment_, name);
  if (text.op != Op::string || values.empty()) return;
  if (std::find(values.begin(), values.end(), text.text) != values.end()) return;
  add(issues, issue::expr_not_a_value, text.range,
      {"\"", text.text, "\" is none of the values of \"", environment_.names[name].path, "\".",
       did_you_mean(text.text, values)});
}

// The quote is made for the date of the change, which these expressions decide.
void RuleChecker::forbid_quote(const Ast& ast, std::vector<ExprIssue>& issues) const {
  for (const AstNode& node : ast.nodes)
    if (node.op == Op::name && node.name_id != no_name && environment_.names[node.name_id].needs_date)
      add(issues, issue::quote_before_date, node.range,
          {"\"", node.text, "\" depends on the date of the change, so what decides that date cannot read it."});
}

void RuleChecker::forbid_requested(const Ast& ast, std::vector<ExprIssue>& issues) const {
  for (const AstNode& node : ast.nodes) {
    if (node.op != Op::name || node.name_id == no_name) continue;
    const std::string& path = environment_.names[node.name_id].path;
    if (path.starts_with("requested."))
      add(issues, issue::no_requested_plan, node.range,
          {"A cancellation has no requested plan, so \"", path, "\" cannot be read here."});
  }
}

std::unique_ptr<Ast> RuleChecker::parse(std::string_view source, const Path& path) {
  if (source.empty()) return nullptr;
  std::vector<ExprIssue> issues;
  std::unique_ptr<Ast> ast;
  if (std::optional<Ast> parsed = parse_expression(source, issues)) ast = std::make_unique<Ast>(std::move(*parsed));
  tell(issues, source, path);
  return ast;
}

Type RuleChecker::check(Ast& ast, std::string_view source, const Path& path) {
  if (!names_known_) return {};
  std::vector<ExprIssue> issues;
  const Type type = check(ast, nullptr, {}, issues);
  tell(issues, source, path);
  return issues.empty() ? type : Type();
}

std::unique_ptr<Ast> RuleChecker::expression(std::string_view source, const Path& path, const EachMember* it,
                                             const PresentNames& present, const Wanted& wanted) {
  std::unique_ptr<Ast> ast = parse(source, path);
  if (!ast || !names_known_) return ast;
  std::vector<ExprIssue> issues;
  const Type type = check(*ast, it, present, issues);
  if (type.valid() && !type.open() && !type.is(wanted.type))
    add(issues, wanted.code, (*ast)[ast->root].range, {wanted.message, name(type), "."});
  if (wanted.decides_date) forbid_quote(*ast, issues);
  tell(issues, source, path);
  return ast;
}

std::unique_ptr<Ast> RuleChecker::condition(const RuleSource& rule, std::string_view source, const Path& path,
                                            const EachMember* it, const PresentNames& present) {
  return expression(
      source, path, it, present,
      {Type::Kind::boolean, issue::expr_not_bool, "A condition must be bool; this is ", rule.effect == Outcome::defer});
}

std::unique_ptr<Ast> RuleChecker::date(std::string_view source, const Path& path, const EachMember* it,
                                       const PresentNames& present) {
  return expression(
      source, path, it, present,
      {Type::Kind::timestamp, issue::expr_not_timestamp, "The date of a change must be a timestamp; this is ", true});
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

std::vector<TemplatePart> RuleChecker::parts(std::string_view source, const Path& path, const EachMember* it,
                                             const PresentNames& present) {
  std::vector<ExprIssue> issues;
  std::vector<TemplatePart> parts = parse_template(source, issues);
  if (names_known_)
    for (TemplatePart& part : parts)
      if (part.is_expression) check_part(part, it, present, issues);
  tell(issues, source, path);
  return parts;
}

CheckedText RuleChecker::text(const TextSource& source, const Path& path, const EachMember* it,
                              const PresentNames& present) {
  CheckedText checked(source.empty() ? 0 : std::max<std::size_t>(locales_.size(), 1));
  for (const LocalText& text : source) {
    const auto known = std::find(locales_.begin(), locales_.end(), text.locale);
    const std::size_t locale = text.locale.empty() ? 0 : static_cast<std::size_t>(known - locales_.begin());
    checked[locale] = parts(text.text, path_of(text, path), it, present);
  }
  if (!source.empty() && !source.front().locale.empty() && (it == nullptr || it == environment_.usage.data()))
    for (std::size_t i = 1; i < locales_.size(); ++i)
      if (std::none_of(source.begin(), source.end(), [&](const LocalText& text) { return text.locale == locales_[i]; }))
        report_.warn(issue::template_missing_locale, path,
                     {"There is no text for \"", locales_[i], "\", which other texts have: the one for \"",
                      locales_.front(), "\" will be used."});
  return checked;
}

CheckedRule RuleChecker::check_for(const RuleSource& rule, const EachMember* it) {
  const Path top;
  const Path rules(top, "rules");
  const Path at(rules, rule.index);
  CheckedRule checked{rule.id, rule.code, it == nullptr ? "" : it->name, rule.effect, rule.index, {}, {}, {}, {}, {}};
  PresentNames present;
  checked.when = condition(rule, rule.when, Path(at, "when"), it, present);
  if (checked.when && names_known_) add_present(*checked.when, environment_.names, true, present);
  checked.unless = condition(rule, rule.unless, Path(at, "unless"), it, present);
  if (checked.unless && names_known_) add_present(*checked.unless, environment_.names, false, present);
  checked.date = date(rule.date, Path(at, "defer"), it, present);
  checked.message = text(rule.message, Path(at, rule.message_field), it, present);
  checked.suggest = text(rule.suggest, Path(at, "suggest"), it, present);
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
  const std::vector<std::string> no_locales;
  RuleChecker checker(environment, no_locales, true, scratch, report);
  const Path top;
  CheckedRule checked{std::string(guard.id), std::string(guard.id), "", guard.effect, 0, {}, {}, {}, {}, {}};
  checked.message.push_back(checker.parts(guard.message, top, nullptr, {}));
  checked.suggest.push_back(checker.parts(guard.suggest, top, nullptr, {}));
  return checked;
}

}  // namespace plangate
