#include "policy/compile.h"

#include "json/text.h"
#include "policy/frame_layout.h"
#include "policy/rule_checker.h"

namespace plangate {
namespace {

// `usage.seats > requested.limits.seats`: the comparison whose sides a reason shows as used and limit.
void find_used_and_limit(const Ast& ast, const Names& names, const CellOfName& cell_of, Rule& rule) {
  for (const AstNode& node : ast.nodes) {
    if (node.op < Op::equal || node.op > Op::greater_equal) continue;
    const AstNode& left = ast.arg(node, 0);
    const AstNode& right = ast.arg(node, 1);
    if (left.op != Op::name || right.op != Op::name) continue;
    const bool limit_right = right.type.is(Type::Kind::limit);
    const AstNode& used = limit_right ? left : right;
    const AstNode& limit = limit_right ? right : left;
    if (!limit.type.is(Type::Kind::limit) || !names[used.name_id].path.starts_with("usage.")) continue;
    rule.used = cell_of[used.name_id];
    rule.limit = cell_of[limit.name_id];
    return;
  }
}

class Emitter {
 public:
  Emitter(const PolicySource& source, const Environment& environment, const CellOfName& cell_of, Program& program)
      : source_(source), environment_(environment), cell_of_(cell_of), program_(program) {}

  void rule(const CheckedRule& checked) {
    Rule rule{checked.id,     checked.code,          checked.member,        checked.effect,
              checked.source, text(checked.message), text(checked.suggest), no_cell,
              no_cell};
    if (checked.when) {
      find_used_and_limit(*checked.when, environment_.names, cell_of_, rule);
      const std::size_t first = program_.conditions.ranges.size();
      const CellIndex result = compile(*checked.when, cell_of_, program_.constants, program_.conditions);
      const std::string& text = source_.rules[checked.source].when;
      for (std::size_t i = first; i < program_.conditions.ranges.size(); ++i)
        program_.conditions.ranges[i] = utf16_range(text, program_.conditions.ranges[i]);
      program_.conditions.instructions.push_back(
          {OpCode::fire, static_cast<CellIndex>(program_.rules.size()), result, 0});
      program_.conditions.ranges.push_back({});
    }
    program_.rules.push_back(std::move(rule));
  }

  Text text(const std::vector<TemplatePart>& parts) {
    Text text;
    for (const TemplatePart& part : parts) {
      TextPart out;
      if (part.is_expression) {
        out.begin = static_cast<std::uint32_t>(program_.texts.instructions.size());
        out.cell = compile(part.ast, cell_of_, program_.constants, program_.texts);
        out.end = static_cast<std::uint32_t>(program_.texts.instructions.size());
      } else {
        out.literal = program_.constants.keep(part.literal);
      }
      text.push_back(out);
    }
    return text;
  }

 private:
  const PolicySource& source_;
  const Environment& environment_;
  const CellOfName& cell_of_;
  Program& program_;
};

std::unique_ptr<Program> emit(const PolicySource& source, const Environment& environment,
                              const std::vector<CheckedRule>& rules, const std::vector<TemplatePart>& headline,
                              const Catalog& catalog) {
  auto program = std::make_unique<Program>();
  program->name = source.name;
  program->guards = source.guards;
  FrameLayout layout(environment);
  for (const CheckedRule& rule : rules) layout.use(rule);
  layout.use(headline);
  if (source.guards[not_selectable]) layout.use_requested_field(PlanField::Kind::status);
  const CellOfName cell_of = layout.place(*program, catalog);
  program->constants = FrameBuilder(static_cast<std::uint32_t>(program->names.size()));
  Emitter emitter(source, environment, cell_of, *program);
  for (const CheckedRule& rule : rules) emitter.rule(rule);
  program->headline = emitter.text(headline);
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
  for (std::uint32_t plan = 0; plan < catalog.plans().size(); ++plan) {
    const std::string missing = program.plans.missing_limits(plan);
    if (missing.empty()) continue;
    const Path at(plans, catalog.plans()[plan].code);
    report.warn(issue::missing_limit, Path(at, "limits"),
                {"Rules read limits that this plan does not state, so they cannot be decided for it: ", missing,
                 ". Write a number or \"unlimited\"."});
  }
}

}  // namespace

std::unique_ptr<Program> compile_policy(const PolicySource& source, const Catalog& catalog, Issues& issues) {
  const json::Reporter report(Document::policy, issues);
  const Environment environment = build_environment(source, catalog);
  const auto scratch = std::make_unique<Arena>();
  RuleChecker checker(environment, catalog.limits_known(), *scratch, report);
  std::vector<CheckedRule> rules;
  for (const Guard& guard : guards) rules.push_back(RuleChecker::guard(guard, environment, *scratch));
  std::vector<TemplatePart> headline;
  const Path top;
  if (source.headline) headline = checker.text(*source.headline, Path(top, "headline"), nullptr, {});
  if (too_many_rules(source, environment)) {
    report.add(issue::policy_too_large, Path(top, "rules"),
               {"With each \"usage.*\" expanded there are more than ", std::to_string(max_rules), " rules."});
    return nullptr;
  }
  for (const RuleSource& rule : source.rules) checker.check(rule, rules);
  if (has_errors(issues) || !catalog.limits_known()) return nullptr;
  std::unique_ptr<Program> program = emit(source, environment, rules, headline, catalog);
  if (program->constants.too_large() || program->rules.size() >= no_cell || program->names.size() >= no_cell) {
    report.add(issue::policy_too_large, top,
               {"The policy has too many facts, rules or constants: at most 65535 together."});
    return nullptr;
  }
  warn_of_missing_limits(*program, catalog, issues);
  return program;
}

}  // namespace plangate
