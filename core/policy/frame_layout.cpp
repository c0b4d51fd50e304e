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

void FrameLayout::use(const Ast& ast) {
  for (const AstNode& node : ast.nodes)
    if (node.op == Op::name && node.name_id != no_name) used_[node.name_id] = 1;
}

void FrameLayout::use(const std::vector<TemplatePart>& text) {
  for (const TemplatePart& part : text)
    if (part.is_expression) use(part.ast);
}

void FrameLayout::use(const CheckedRule& rule) {
  if (rule.when) use(*rule.when);
  use(rule.message);
  use(rule.suggest);
}

void FrameLayout::use_requested_field(PlanField::Kind kind) {
  for (std::size_t i = 0; i < environment_.fields.size(); ++i)
    if (environment_.fields[i].kind == kind) used_[environment_.requested[i]] = 1;
}

CellOfName FrameLayout::place(Program& program, const Catalog& catalog) const {
  CellOfName cell_of(environment_.names.size(), no_cell);
  add_slot(program, "change.current", Type::Kind::string);
  add_slot(program, "change.requested", Type::Kind::string);
  for (std::size_t i = 0; i < environment_.facts.size(); ++i) {
    if (used_[environment_.fact_names[i]] == 0) continue;
    cell_of[environment_.fact_names[i]] = static_cast<CellIndex>(program.layout.size());
    program.layout.push_back(environment_.facts[i]);
  }
  for (const FactSource& fact : program.layout) program.names.push_back(fact.path);
  program.plans = PlanTable(catalog, used_fields());
  place_fields(program, "current.", environment_.current, cell_of);
  place_fields(program, "requested.", environment_.requested, cell_of);
  return cell_of;
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
