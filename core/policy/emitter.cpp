#include "policy/emitter.h"

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
    const Code& code = program_.conditions;
    DateCode date;
    date.begin = static_cast<std::uint32_t>(code.instructions.size());
    date.first_part = static_cast<std::uint32_t>(code.parts.size());
    date.cell = expression(ast, text);
    date.end = static_cast<std::uint32_t>(code.instructions.size());
    date.end_part = static_cast<std::uint32_t>(code.parts.size());
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

}  // namespace

void emit(const PolicySource& source, const Environment& environment, const CheckedPolicy& policy,
          const CellOfName& cell_of, Program& program) {
  Emitter emitter(source, environment, cell_of, program);
  emit_rules(source, policy, emitter, program);
  program.headline = emitter.text(policy.headline);
  program.texts.parts.clear();
}

}  // namespace plangate
