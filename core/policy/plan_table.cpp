#include "policy/plan_table.h"

#include "json/text.h"

namespace plangate {
namespace {

Cell text_or_null(const std::optional<std::string>& text) {
  return text ? Cell::of(std::string_view(*text)) : Cell::null();
}

// A limit that a plan does not state is unknown, not absent: nothing is known of it.
Cell limit_cell(const Limit* limit) {
  if (limit == nullptr) return {};
  return limit->unlimited ? Cell::make(Tag::unlimited, 0, 0) : Cell::of(limit->value);
}

}  // namespace

Cell PlanTable::cell_of(const Plan& plan, const PlanField& field) {
  using Kind = PlanField::Kind;
  switch (field.kind) {
    case Kind::code: return Cell::of(std::string_view(plan.code));
    case Kind::name: return Cell::of(std::string_view(plan.name));
    case Kind::plan_id: return text_or_null(plan.plan_id);
    case Kind::status: return Cell::of(std::string_view(plan.status_text));
    case Kind::rank: return plan.rank ? Cell::of(*plan.rank) : Cell::null();
    case Kind::group: return text_or_null(plan.group);
    case Kind::successor: return text_or_null(plan.successor);
    case Kind::price:
      return Cell::make(Tag::money, plan.price.currency ? plan.price.currency->packed() : 0, plan.price.minor_units);
    case Kind::limit: return limit_cell(plan.limit(field.limit));
    case Kind::features: break;
  }
  std::vector<Cell>& items = lists_.emplace_front();
  for (const std::string& feature : plan.features) items.push_back(Cell::of(std::string_view(feature)));
  return Cell::list(items.data(), static_cast<std::uint32_t>(items.size()));
}

PlanTable::PlanTable(const Catalog& catalog, std::vector<PlanField> fields) : fields_(std::move(fields)) {
  rows_.reserve(catalog.plans().size() * fields_.size());
  for (const Plan& plan : catalog.plans())
    for (const PlanField& field : fields_) rows_.push_back(cell_of(plan, field));
}

std::string PlanTable::missing_limits(std::uint32_t plan) const {
  constexpr std::size_t most = 10;
  std::string out;
  std::size_t count = 0;
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    if (rows_[plan * fields_.size() + i].tag != Tag::unknown || ++count > most) continue;
    out += join({out.empty() ? "" : ", ", fields_[i].limit});
  }
  return count > most ? join({out, " and ", std::to_string(count - most), " more"}) : out;
}

void PlanTable::load(std::uint32_t plan, Cell* frame, std::uint32_t first) const {
  const auto width = static_cast<std::uint32_t>(fields_.size());
  Cell* const cells = frame + first;
  for (std::uint32_t i = 0; i < width; ++i) cells[i] = Cell::unknown(first + i);
  if (plan == Catalog::none) return;
  const Cell* const row = rows_.data() + std::size_t{plan} * width;
  for (std::uint32_t i = 0; i < width; ++i)
    if (row[i].tag != Tag::unknown) cells[i] = row[i];
}

}  // namespace plangate
