#include "policy/plan_choice.h"

namespace plangate {
namespace {

bool in_effect(const Plan& plan, const Cell& now) { return *plan.effective_from <= now.timestamp(); }

std::uint32_t on_sale_at(const Catalog& catalog, std::uint32_t first, std::uint32_t end, const Cell& now) {
  std::uint32_t found = first;
  for (std::uint32_t i = first; i < end; ++i)
    if (in_effect(catalog.plan(i), now)) found = i;
  return found;
}

std::uint32_t find_version(const Catalog& catalog, std::uint32_t first, std::uint32_t end, std::string_view version) {
  for (std::uint32_t i = first; i < end; ++i)
    if (catalog.plan(i).version == version) return i;
  return Catalog::none;
}

}  // namespace

PlanChoice choose_version(const Catalog& catalog, std::uint32_t first, const Cell& version, const Cell& now,
                          bool customers_own) {
  const std::uint32_t end = catalog.versions_end(first);
  const bool said = version.tag == Tag::string;
  if (catalog.plan(first).version.empty()) return {said ? Catalog::none : first};
  PlanChoice choice{said ? find_version(catalog, first, end, version.string()) : first};
  if (choice.plan == Catalog::none) return choice;
  const bool dated = now.tag == Tag::timestamp;
  const bool any = !said && end - first > 1;
  if (any && customers_own && version.tag == Tag::unknown) choice.pending = version;
  else if (any && !dated) choice.pending = now;
  else if (!dated) choice.on_sale = now;
  if (choice.pending.tag != Tag::null) choice.plan = Catalog::none;
  if (!dated || choice.plan == Catalog::none) return choice;
  const std::uint32_t on_sale = on_sale_at(catalog, first, end, now);
  if (!said) choice.plan = on_sale;
  choice.on_sale = Cell::of(choice.plan == on_sale && in_effect(catalog.plan(on_sale), now));
  return choice;
}

}  // namespace plangate
