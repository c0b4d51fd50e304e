// From plans to rows of cells: rare, once for each plan and each update of one.
#include "json/text.h"
#include "policy/plan_table.h"

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

// The terms of a deleted plan are not known either.
Cell price_cell(const Price& price) {
  return price.currency ? Cell::make(Tag::money, price.currency->packed(), price.minor_units) : Cell();
}

Cell currency_cell(const Price& price) { return price.currency ? Cell::of(price.currency->code()) : Cell(); }

Cell cell_of(const Plan& plan, const PlanField& field, std::vector<Cell>& features) {
  using Kind = PlanField::Kind;
  switch (field.kind) {
    case Kind::code: return Cell::of(std::string_view(plan.code));
    case Kind::name: return Cell::of(std::string_view(plan.name));
    case Kind::plan_id: return text_or_null(plan.plan_id);
    case Kind::status: return Cell::of(std::string_view(plan.status));
    case Kind::rank: return plan.rank ? Cell::of(*plan.rank) : Cell::null();
    case Kind::group: return text_or_null(plan.group);
    case Kind::successor: return text_or_null(plan.successor);
    case Kind::price: return price_cell(plan.price);
    case Kind::currency: return currency_cell(plan.price);
    case Kind::limit: return limit_cell(plan.limit(field.limit));
    case Kind::features: break;
  }
  for (const std::string& feature : plan.features) features.push_back(Cell::of(std::string_view(feature)));
  return Cell::list(features.data(), static_cast<std::uint32_t>(features.size()));
}

}  // namespace

PlanTable::Row PlanTable::row_of(const Plan& plan) const {
  Row row;
  row.cells = std::make_unique<Cell[]>(fields_.size());
  for (std::size_t i = 0; i < fields_.size(); ++i) row.cells[i] = cell_of(plan, fields_[i], row.features);
  return row;
}

PlanTable::PlanTable(const Catalog& catalog, std::vector<PlanField> fields) : fields_(std::move(fields)) {
  rows_.reserve(catalog.size());
  for (std::uint32_t i = 0; i < catalog.size(); ++i) rows_.push_back(row_of(catalog.plan(i)));
}

PlanTable::Row PlanTable::replace(std::uint32_t index, const Plan& plan) {
  Row row = row_of(plan);
  std::swap(row, rows_[index]);
  return row;
}

std::string PlanTable::missing_limits(std::uint32_t plan) const {
  constexpr std::size_t most = 10;
  std::string out;
  std::size_t count = 0;
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    if (fields_[i].kind != PlanField::Kind::limit || rows_[plan].cells[i].tag != Tag::unknown || ++count > most)
      continue;
    out += join({out.empty() ? "" : ", ", fields_[i].limit});
  }
  return count > most ? join({out, " and ", std::to_string(count - most), " more"}) : out;
}

}  // namespace plangate
