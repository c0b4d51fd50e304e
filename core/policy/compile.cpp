#include "policy/compile.h"

#include <algorithm>

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
    Rule rule{checked.id,
              checked.code,
              checked.member,
              checked.effect,
              checked.source,
              text(checked.message),
              text(checked.suggest),
              no_cell,
              no_cell,
              {}};
    if (checked.when) find_used_and_limit(*checked.when, environment_.names, cell_of_, rule);
    program_.rules.push_back(std::move(rule));
  }

  void condition(const CheckedRule& checked, std::size_t rule) {
    const CellIndex result = expression(*checked.when, source_.rules[checked.source].when);
    program_.conditions.instructions.push_back({OpCode::fire, static_cast<CellIndex>(rule), result, 0});
    program_.conditions.ranges.push_back({});
  }

  DateCode date(const Ast& ast, std::string_view text) {
    DateCode date;
    date.begin = static_cast<std::uint32_t>(program_.conditions.instructions.size());
    date.cell = expression(ast, text);
    date.end = static_cast<std::uint32_t>(program_.conditions.instructions.size());
    return date;
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
  CellIndex expression(const Ast& ast, std::string_view text) {
    const std::size_t first = program_.conditions.ranges.size();
    const CellIndex result = compile(ast, cell_of_, program_.constants, program_.conditions);
    for (std::size_t i = first; i < program_.conditions.ranges.size(); ++i)
      program_.conditions.ranges[i] = utf16_range(text, program_.conditions.ranges[i]);
    return result;
  }

  const PolicySource& source_;
  const Environment& environment_;
  const CellOfName& cell_of_;
  Program& program_;
};

// All that a policy says, checked.
struct CheckedPolicy {
  std::vector<CheckedRule> rules;  // the guards first
  std::vector<TemplatePart> headline;
  std::array<std::unique_ptr<Ast>, direction_count> timing;
};

bool defers(const CheckedRule& rule) { return rule.effect == Outcome::defer; }

void emit_rules(const PolicySource& source, const CheckedPolicy& policy, Emitter& emitter, Program& program) {
  for (const CheckedRule& rule : policy.rules) emitter.rule(rule);
  for (const bool early : {true, false}) {
    for (std::size_t i = 0; i < policy.rules.size(); ++i)
      if (policy.rules[i].when && defers(policy.rules[i]) == early) emitter.condition(policy.rules[i], i);
    (early ? program.early_end : program.conditions_end) = program.conditions.instructions.size();
  }
  for (std::size_t i = 0; i < policy.rules.size(); ++i)
    if (policy.rules[i].date)
      program.rules[i].date = emitter.date(*policy.rules[i].date, source.rules[policy.rules[i].source].date);
  for (std::size_t i = 0; i < direction_count; ++i) {
    const TimingSource::Entry& entry = source.timing.by_direction[i];
    program.timing.by_direction[i] = {entry.kind, entry.stated, {}};
    if (policy.timing[i]) program.timing.by_direction[i].date = emitter.date(*policy.timing[i], entry.expression);
  }
}

bool says(const TimingSource& timing, TimingSource::Kind kind) {
  return std::any_of(timing.by_direction.begin(), timing.by_direction.end(),
                     [&](const TimingSource::Entry& entry) { return entry.stated && entry.kind == kind; });
}

bool any_plan(const Catalog& catalog, bool (*has)(const Plan&)) {
  return std::any_of(catalog.plans().begin(), catalog.plans().end(), has);
}

// The facts that a quote needs, by the policy's options and by what is for sale.
std::vector<EngineFact> quote_facts(const PolicySource& source, const Environment& environment,
                                    const Catalog& catalog) {
  std::vector<EngineFact> facts{EngineFact::now, EngineFact::anchor};
  if (any_plan(catalog, [](const Plan& plan) { return !plan.ramp.empty(); })) facts.push_back(EngineFact::cycle);
  if (any_plan(catalog, [](const Plan& plan) { return plan.trial.has_value(); }) ||
      environment.is_declared(EngineFact::trial_end))
    facts.push_back(EngineFact::trial_end);
  if (source.quote.per_unit) facts.insert(facts.end(), {EngineFact::quantity, EngineFact::old_quantity});
  if (source.quote.cap_credit) facts.push_back(EngineFact::paid);
  return facts;
}

// Whether each call says when the term ends.
bool has_term(const Environment& environment) {
  const std::size_t index = environment.engine_facts[static_cast<std::size_t>(EngineFact::term_end)];
  return index != Environment::no_fact && !environment.facts[index].optional;
}

void use_for_dates(const PolicySource& source, const Environment& environment,
                   const std::vector<EngineFact>& quote_facts, FrameLayout& layout) {
  layout.use_fact(EngineFact::now);
  const bool term = says(source.timing, TimingSource::Kind::term_end);
  if (term) layout.use_fact(EngineFact::term_end);
  const bool may_lack_term = term && !has_term(environment);
  if (!says(source.timing, TimingSource::Kind::next_boundary) && !may_lack_term) return;
  for (const EngineFact fact : quote_facts)
    if (fact == EngineFact::anchor || fact == EngineFact::trial_end) layout.use_fact(fact);
}

FrameLayout lay_out(const PolicySource& source, const Environment& environment, const CheckedPolicy& policy,
                    const Catalog& catalog, Program& program) {
  FrameLayout layout(environment);
  for (const CheckedRule& rule : policy.rules) layout.use(rule);
  layout.use(policy.headline);
  for (const std::unique_ptr<Ast>& date : policy.timing)
    if (date) layout.use(*date);
  if (source.guards[not_selectable]) layout.use_requested_field(PlanField::Kind::status);
  program.dates_matter = std::any_of(policy.rules.begin(), policy.rules.end(), defers) || source.timing.stated;
  program.reads_change = layout.reads(Derived::kind) || layout.reads(Derived::direction);
  program.quotes = source.quote.stated;
  program.trial_declared = environment.is_declared(EngineFact::trial_end);
  for (std::size_t i = 0; i < derived_count; ++i)
    program.reads_quote |= is_quote(static_cast<Derived>(i)) && layout.reads(static_cast<Derived>(i));
  program.quotes |= program.reads_quote;
  layout.use_rates();
  if (layout.reads(Derived::kind)) layout.use_fact(EngineFact::quantity);
  const std::vector<EngineFact> facts = quote_facts(source, environment, catalog);
  if (program.dates_matter) use_for_dates(source, environment, facts, layout);
  for (const EngineFact fact : facts) {
    if (program.quotes) layout.use_fact(fact);
    layout.use_fact_for_quotes(fact);
  }
  return layout;
}

std::unique_ptr<Program> emit(const PolicySource& source, const Environment& environment, const CheckedPolicy& policy,
                              const Catalog& catalog) {
  auto program = std::make_unique<Program>();
  program->name = source.name;
  program->guards = source.guards;
  program->direction = source.direction;
  program->quote = source.quote;
  program->timing.stated = source.timing.stated;
  const FrameLayout layout = lay_out(source, environment, policy, catalog, *program);
  const CellOfName cell_of = layout.place(*program, catalog);
  program->constants = FrameBuilder(static_cast<std::uint32_t>(program->names.size()));
  Emitter emitter(source, environment, cell_of, *program);
  emit_rules(source, policy, emitter, *program);
  program->headline = emitter.text(policy.headline);
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
  const Environment environment = build_environment(source, catalog, report);
  const auto scratch = std::make_unique<Arena>();
  RuleChecker checker(environment, catalog.limits_known(), *scratch, report);
  CheckedPolicy policy;
  for (const Guard& guard : guards) policy.rules.push_back(RuleChecker::guard(guard, environment, *scratch));
  const Path top;
  if (source.headline) policy.headline = checker.text(*source.headline, Path(top, "headline"), nullptr, {});
  const Path timing(top, "timing");
  for (std::size_t i = 0; i < direction_count; ++i)
    policy.timing[i] = checker.date(source.timing.by_direction[i].expression,
                                    Path(timing, name(static_cast<Direction>(i))), nullptr, {});
  if (too_many_rules(source, environment)) {
    report.add(issue::policy_too_large, Path(top, "rules"),
               {"With each \"usage.*\" expanded there are more than ", std::to_string(max_rules), " rules."});
    return nullptr;
  }
  for (const RuleSource& rule : source.rules) checker.check(rule, policy.rules);
  if (has_errors(issues) || !catalog.limits_known()) return nullptr;
  std::unique_ptr<Program> program = emit(source, environment, policy, catalog);
  if (program->constants.too_large() || program->rules.size() >= no_cell || program->names.size() >= no_cell) {
    report.add(issue::policy_too_large, top,
               {"The policy has too many facts, rules or constants: at most 65535 together."});
    return nullptr;
  }
  warn_of_missing_limits(*program, catalog, issues);
  return program;
}

}  // namespace plangate
