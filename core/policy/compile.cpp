#include "policy/compile.h"

#include <algorithm>

#include "json/text.h"
#include "policy/emitter.h"
#include "policy/lay_out.h"
#include "policy/lever_finder.h"

namespace plangate {
namespace {

bool is_part_of(std::string_view tag, std::string_view other) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return tag.size() > other.size() && tag[other.size()] == '-' &&
         std::equal(other.begin(), other.end(), tag.begin(), [&](char a, char b) { return lower(a) == lower(b); });
}

bool is_english(std::string_view tag) { return is_part_of(std::string(tag) + '-', "en"); }

std::size_t broader_locale(const std::string& tag, const std::vector<std::string>& locales) {
  std::size_t nearest = no_locale;
  for (std::size_t i = 0; i < locales.size(); ++i)
    if (is_part_of(tag, locales[i]) && (nearest == no_locale || locales[i].size() > locales[nearest].size()))
      nearest = i;
  return nearest;
}

std::unique_ptr<Program> build(const PolicySource& source, const Environment& environment, const CheckedPolicy& policy,
                               const Catalog& catalog) {
  auto program = std::make_unique<Program>();
  program->name = source.name;
  program->locales = source.locales;
  for (const std::string& tag : source.locales) program->broader_locales.push_back(broader_locale(tag, source.locales));
  for (const std::string& tag : source.locales) program->is_english.push_back(is_english(tag) ? 1 : 0);
  program->guards = source.guards;
  program->direction = source.direction;
  program->quote = source.quote;
  program->timing.stated = source.timing.stated;
  const FrameLayout layout = lay_out(source, environment, policy, catalog, *program);
  const CellOfName cell_of = layout.place(*program, catalog);
  emit(source, environment, policy, cell_of, *program);
  find_levers(environment, policy, cell_of, *program);
  return program;
}

bool too_many_rules(const PolicySource& source, const Environment& environment) {
  std::size_t count = guard_count;
  for (const RuleSource& rule : source.rules) count += rule.each_usage ? environment.usage.size() : 1;
  return count > max_rules;
}

// A limit that a rule reads and a plan does not state leaves that plan's changes undecided: said here, not found out
// later. One warning for each plan.
void warn_of_missing_limits(const Program& program, const Catalog& catalog, Issues& issues) {
  const json::Reporter report(Document::catalog, issues);
  const Path top;
  const Path plans(top, "plans");
  for (std::uint32_t plan = 0; plan < catalog.size(); ++plan) {
    const std::string missing = program.plans.missing_limits(plan);
    if (missing.empty()) continue;
    const Path at(plans, catalog.plan(plan).code);
    const Path versions(at, "versions");
    const Path version(versions, catalog.plan(plan).version);
    report.warn(issue::missing_limit, Path(catalog.plan(plan).version.empty() ? at : version, "limits"),
                {"Rules read limits that this plan does not state, so they cannot be decided for it: ", missing,
                 ". Write a number or \"unlimited\"."});
  }
}

}  // namespace

std::unique_ptr<Program> compile_policy(const PolicySource& source, const Catalog& catalog, Issues& issues) {
  const json::Reporter report(Document::policy, issues);
  Environment environment = build_environment(source, catalog, report);
  const auto scratch = std::make_unique<Arena>();
  RuleChecker checker(environment, source.locales, catalog.limits_known(), *scratch, report);
  CheckedPolicy policy;
  for (const Guard& guard : guards) policy.rules.push_back(RuleChecker::guard(guard, environment, *scratch));
  policy.lets = check_lets(source.lets, environment, checker, report);
  const Path top;
  policy.headline = checker.text(source.headline, Path(top, "headline"), nullptr, {});
  checker.for_cancellations(true);
  policy.cancel_headline = checker.text(source.cancel_headline, Path(top, "cancelHeadline"), nullptr, {});
  const Path timing(top, "timing");
  for (std::size_t i = 0; i < direction_count; ++i) {
    const auto direction = static_cast<Direction>(i);
    checker.for_cancellations(direction == Direction::cancellation);
    policy.timing[i] =
        checker.date(source.timing.by_direction[i].expression, Path(timing, name(direction)), nullptr, {});
  }
  if (too_many_rules(source, environment)) {
    report.add(issue::policy_too_large, Path(top, "rules"),
               {"With each \"usage.*\" expanded there are more than ", std::to_string(max_rules), " rules."});
    return nullptr;
  }
  for (const RuleSource& rule : source.rules) checker.check(rule, policy.rules);
  warn_of_unused_lets(policy.lets, environment, checker, report);
  if (has_errors(issues) || !catalog.limits_known()) return nullptr;
  std::unique_ptr<Program> program = build(source, environment, policy, catalog);
  if (program->constants.too_large() || program->rules.size() >= no_cell || program->names.size() >= no_cell) {
    report.add(issue::policy_too_large, top,
               {"The policy has too many facts, rules or constants: at most 65535 together."});
    return nullptr;
  }
  warn_of_missing_limits(*program, catalog, issues);
  return program;
}

}  // namespace plangate
