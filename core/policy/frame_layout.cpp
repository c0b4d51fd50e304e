#include "policy/frame_layout.h"

namespace plangate {
namespace {

void add_slot(Program& program, std::string_view path, Type type) {
  FactSource slot;
  slot.path = path;
  slot.type = type;
  program.layout.push_back(std::move(slot));
}

}  // namespace

FrameLayout::FrameLayout(const Environment& environment, const CheckedPolicy& policy)
    : environment_(environment),
      policy_(policy),
      used_(environment.names.size(), 0),
      for_quotes_(environment.facts.size(), 0) {
  for (const CheckedRule& rule : policy.rules) use(rule);
  use(policy.headline);
  use(policy.cancel_headline);
  for (const std::unique_ptr<Ast>& date : policy.timing) use(date);
  // Each stands after those that it reads.
  for (auto let = policy.lets.rbegin(); let != policy.lets.rend(); ++let)
    if (used_[let->name] != 0) use(let->ast);
}

void FrameLayout::use(const std::unique_ptr<Ast>& ast) {
  if (ast) use(*ast);
}

void FrameLayout::use(const Ast& ast) {
  for (const AstNode& node : ast.nodes)
    if (node.op == Op::name && node.name_id != no_name) used_[node.name_id] = 1;
}

void FrameLayout::use(const CheckedText& text) {
  for (const std::vector<TemplatePart>& parts : text)
    for (const TemplatePart& part : parts)
      if (part.is_expression) use(part.ast);
}

void FrameLayout::use(const CheckedRule& rule) {
  use(rule.when);
  use(rule.unless);
  use(rule.date);
  use(rule.message);
  use(rule.suggest);
}

void FrameLayout::use_requested_field(PlanField::Kind kind) {
  for (std::size_t i = 0; i < environment_.fields.size(); ++i)
    if (environment_.fields[i].kind == kind) used_[environment_.requested[i]] = 1;
}

void FrameLayout::use_fact(EngineFact fact) {
  const std::size_t index = environment_.engine_facts[static_cast<std::size_t>(fact)];
  if (index != Environment::no_fact) used_[environment_.fact_names[index]] = 1;
}

void FrameLayout::use_fact_for_quotes(EngineFact fact) {
  const std::size_t index = environment_.engine_facts[static_cast<std::size_t>(fact)];
  if (index != Environment::no_fact) for_quotes_[index] = 1;
}

void FrameLayout::use_rates() {
  for (std::size_t i = 0; i < environment_.declared; ++i)
    if (rate_currency(environment_.facts[i])) used_[environment_.fact_names[i]] = 1;
}

void FrameLayout::use_actor() {
  for (std::size_t i = 0; i < environment_.declared; ++i)
    if (is_of_actor(environment_.facts[i])) used_[environment_.fact_names[i]] = 1;
}

CellOfName FrameLayout::place(Program& program, const Catalog& catalog) const {
  CellOfName cell_of(environment_.names.size(), no_cell);
  add_slot(program, "change.current", Type::Kind::string);
  add_slot(program, "change.requested", Type::Kind::string);
  add_slot(program, "change.cancel", Type::Kind::boolean);
  place_facts(program, cell_of);
  for (const FactSource& fact : program.layout) program.names.push_back(fact.path);
  program.plans = PlanTable(catalog, used_fields());
  place_fields(program, "current.", environment_.current, cell_of);
  place_fields(program, "requested.", environment_.requested, cell_of);
  place_derived(program, cell_of);
  if (used_[environment_.reconciled_at] != 0) {
    program.reconciled_at = static_cast<CellIndex>(program.names.size());
    cell_of[environment_.reconciled_at] = program.reconciled_at;
    program.names.push_back(environment_.names[environment_.reconciled_at].path);
  }
  place_lets(program, cell_of);
  return cell_of;
}

// Their cells are nobody's facts, so that they are no names of the program.
void FrameLayout::place_lets(Program& program, CellOfName& cell_of) const {
  std::size_t cell = program.names.size();
  for (const CheckedLet& let : policy_.lets)
    if (used_[let.name] != 0) cell_of[let.name] = static_cast<CellIndex>(cell++);
  program.held = static_cast<CellIndex>(cell++);
  program.constants = FrameBuilder(static_cast<std::uint32_t>(cell));
}

void FrameLayout::place_facts(Program& program, CellOfName& cell_of) const {
  for (const bool for_decisions : {true, false}) {
    for (std::size_t i = 0; i < environment_.facts.size(); ++i) {
      const bool used = used_[environment_.fact_names[i]] != 0;
      if (for_decisions ? !used : used || for_quotes_[i] == 0) continue;
      cell_of[environment_.fact_names[i]] = static_cast<CellIndex>(program.layout.size());
      program.layout.push_back(environment_.facts[i]);
    }
    if (for_decisions) program.decision_slots = program.layout.size();
  }
  for (std::size_t i = 0; i < engine_fact_count; ++i) {
    const std::size_t index = environment_.engine_facts[i];
    program.engine_facts[i] = index == Environment::no_fact ? no_cell : cell_of[environment_.fact_names[index]];
  }
  for (std::size_t i = 0; i < environment_.declared; ++i) {
    const std::optional<Currency> currency = rate_currency(environment_.facts[i]);
    const CellIndex cell = cell_of[environment_.fact_names[i]];
    if (currency && cell != no_cell) program.rates.push_back({currency->packed(), cell});
  }
}

void FrameLayout::place_derived(Program& program, CellOfName& cell_of) const {
  program.derived.fill(no_cell);
  for (std::size_t i = 0; i < derived_count; ++i) {
    const NameId name = environment_.derived[i];
    if (used_[name] == 0) continue;
    program.derived[i] = static_cast<CellIndex>(program.names.size());
    if (cell_of[name] == no_cell) cell_of[name] = program.derived[i];
    program.names.push_back(environment_.names[name].path);
  }
}

// A plan's code is what the change itself says, so it is known even when the plan is not.
bool FrameLayout::read_from_table(std::size_t field) const {
  const bool used = used_[environment_.current[field]] != 0 || used_[environment_.requested[field]] != 0;
  return used && environment_.fields[field].kind != PlanField::Kind::code;
}

std::vector<PlanField> FrameLayout::used_fields() const {
  std::vector<PlanField> fields;
  for (std::size_t i = 0; i < environment_.fields.size(); ++i)
    if (read_from_table(i)) fields.push_back(environment_.fields[i]);
  return fields;
}

void FrameLayout::place_fields(Program& program, std::string_view prefix, const std::vector<NameId>& ids,
                               CellOfName& cell_of) const {
  for (std::size_t i = 0; i < environment_.fields.size(); ++i) {
    const PlanField& field = environment_.fields[i];
    if (field.kind == PlanField::Kind::code) cell_of[ids[i]] = prefix == "current." ? slot_current : slot_requested;
    if (!read_from_table(i)) continue;
    cell_of[ids[i]] = static_cast<CellIndex>(program.names.size());
    program.names.push_back(std::string(prefix) + field.path);
  }
}

}  // namespace plangate
