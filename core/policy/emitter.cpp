#include "policy/emitter.h"

#include <algorithm>

#include "json/utf8.h"
#include "policy/rule_reads.h"

namespace plangate {
namespace {

class Emitter {
 public:
  Emitter(const PolicySource& source, const CheckedPolicy& policy, const CellOfName& cell_of, Program& program)
      : source_(source), policy_(policy), told_(cell_of), cell_of_(cell_of), program_(program) {
    if (program.cell(Derived::direction) != no_cell)
      std::replace(told_.begin(), told_.end(), program.cell(Derived::direction), program.cell(Derived::told_direction));
  }

  void rules(const RuleReads& reads) {
    for (const CheckedRule& checked : policy_.rules) {
      Rule rule;
      rule.id = checked.id;
      rule.code = checked.code;
      rule.member = checked.member;
      rule.effect = checked.effect;
      rule.source = checked.source;
      rule.message = text(checked.message);
      rule.suggest = text(checked.suggest);
      reads.fill(checked, rule);
      program_.rules.push_back(std::move(rule));
    }
  }

  void lets(const Environment& environment, bool late) {
    for (const CheckedLet& let : policy_.lets) {
      const CellIndex cell = cell_of_[let.name];
      if (cell == no_cell || environment.names[let.name].needs_date != late) continue;
      const LetSource& source = source_.lets[let.source];
      const CellIndex value =
          expression(*let.ast, source.expression, {0, "let", 0, program_.constants.keep(source.name)});
      add({OpCode::define, cell, value, 0});
    }
  }

  void conditions(bool early) {
    for (std::size_t i = 0; i < policy_.rules.size(); ++i)
      if (policy_.rules[i].when && defers(policy_.rules[i]) == early) condition(policy_.rules[i], i);
  }

  void dates() {
    for (std::size_t i = 0; i < policy_.rules.size(); ++i) {
      const CheckedRule& rule = policy_.rules[i];
      if (rule.date)
        program_.rules[i].date = date(*rule.date, source_.rules[rule.source].date, {0, "rules", rule.source, "defer"});
    }
    for (std::size_t i = 0; i < direction_count; ++i) {
      const TimingSource::Entry& entry = source_.timing.by_direction[i];
      program_.timing.by_direction[i] = {entry.kind, entry.stated, {}};
      if (policy_.timing[i])
        program_.timing.by_direction[i].date =
            date(*policy_.timing[i], entry.expression, {0, "timing", 0, name(static_cast<Direction>(i))});
    }
  }

  TextByLocale text(const CheckedText& checked) {
    TextByLocale text;
    for (const std::vector<TemplatePart>& parts : checked) text.push_back(this->parts(parts));
    return text;
  }

  std::size_t at() const { return program_.conditions.instructions.size(); }

 private:
  void add(const Instr& instruction) {
    program_.conditions.instructions.push_back(instruction);
    program_.conditions.ranges.push_back({});
    program_.origins.back().end = static_cast<std::uint32_t>(at());
  }

  static bool is_unknown(const Cell& value) {
    if (value.tag == Tag::string) return value.string() == name(Direction::unknown);
    return value.tag == Tag::list && std::any_of(value.list().begin(), value.list().end(), is_unknown);
  }

  static bool says_unknown(const Ast& ast, NodeId id) {
    const AstNode& node = ast[id];
    if (node.op == Op::string) return node.text == name(Direction::unknown);
    if (node.op == Op::constant) return is_unknown(node.value);
    const auto items = ast.args_of(node);
    return node.op == Op::list &&
           std::any_of(items.begin(), items.end(), [&ast](NodeId item) { return says_unknown(ast, item); });
  }

  bool is_direction(const AstNode& node) const {
    return node.op == Op::name && node.name_id != no_name &&
           cell_of_[node.name_id] == program_.cell(Derived::direction);
  }

  // Whether an expression says what is to be when the direction cannot be told: it compares it with 'unknown'.
  bool names_unknown(const Ast& ast) const {
    if (program_.cell(Derived::direction) == no_cell) return true;
    return std::any_of(ast.nodes.begin(), ast.nodes.end(), [&](const AstNode& node) {
      if (node.op != Op::equal && node.op != Op::not_equal && node.op != Op::in) return false;
      const auto sides = ast.args_of(node);
      return (is_direction(ast[sides[0]]) && says_unknown(ast, sides[1])) ||
             (is_direction(ast[sides[1]]) && says_unknown(ast, sides[0]));
    });
  }

  CellIndex expression(const Ast& ast, std::string_view text, CodeOrigin origin) {
    const std::size_t first = at();
    const CellOfName& cell_of = names_unknown(ast) ? cell_of_ : told_;
    const CellIndex result = compile(ast, cell_of, program_.constants, program_.conditions);
    const bool is_ascii = count_code_points(text) == text.size();  // so that bytes are code units already
    for (std::size_t i = first; i < at() && !is_ascii; ++i)
      program_.conditions.ranges[i] = utf16_range(text, program_.conditions.ranges[i]);
    origin.end = static_cast<std::uint32_t>(at());
    program_.origins.push_back(origin);
    return result;
  }

  // when && !unless
  void condition(const CheckedRule& checked, std::size_t rule) {
    const RuleSource& source = source_.rules[checked.source];
    CellIndex result = expression(*checked.when, source.when, {0, "rules", checked.source, "when"});
    program_.rules[rule].unless_part = static_cast<std::uint32_t>(program_.conditions.parts.size());
    if (checked.unless) {
      const CellIndex held = program_.held;
      const std::size_t jump = at();
      add({OpCode::and_left, held, result, 0});
      result = expression(*checked.unless, source.unless, {0, "rules", checked.source, "unless"});
      add({OpCode::not_met, program_.constants.temporary(0), result, result});
      add({OpCode::and_right, held, program_.constants.temporary(0), 0});
      program_.conditions.instructions[jump].b = static_cast<std::uint16_t>(at() - jump - 1);
      result = held;
    }
    add({OpCode::fire, static_cast<CellIndex>(rule), result, 0});
  }

  DateCode date(const Ast& ast, std::string_view text, const CodeOrigin& origin) {
    DateCode date;
    date.begin = static_cast<std::uint32_t>(at());
    date.first_part = static_cast<std::uint32_t>(program_.conditions.parts.size());
    date.cell = expression(ast, text, origin);
    date.end = static_cast<std::uint32_t>(at());
    date.end_part = static_cast<std::uint32_t>(program_.conditions.parts.size());
    return date;
  }

  Text parts(const std::vector<TemplatePart>& checked) {
    Text text;
    for (const TemplatePart& part : checked) {
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

  const PolicySource& source_;
  const CheckedPolicy& policy_;
  CellOfName told_;  // for expressions that do not say what is to be with a direction that cannot be told
  const CellOfName& cell_of_;
  Program& program_;
};

}  // namespace

void emit(const PolicySource& source, const Environment& environment, const CheckedPolicy& policy,
          const CellOfName& cell_of, Program& program) {
  Emitter emitter(source, policy, cell_of, program);
  emitter.rules(RuleReads(environment, policy, cell_of, program));
  emitter.lets(environment, false);
  program.lets_end = emitter.at();
  emitter.conditions(true);
  program.early_end = emitter.at();
  emitter.lets(environment, true);
  emitter.conditions(false);
  program.conditions_end = emitter.at();
  emitter.dates();
  program.headline = emitter.text(policy.headline);
  program.cancel_headline = emitter.text(policy.cancel_headline);
  program.texts.parts.clear();
}

}  // namespace plangate
