#include "policy/plan_choice.h"

namespace plangate {
namespace {

bool in_effect(const Plan& plan, const Cell& now) { return *plan.effective_from <= now.timestamp(); }

std::uint32_t on_sale_at(const Catalog& catalog, const Catalog::Offer& offer, const Cell& now) {
  std::uint32_t found = offer.first;
  for (std::uint32_t i = 1; i < offer.count; ++i)
    if (in_effect(catalog.plan(offer.first + i), now)) found = offer.first + i;
  return found;
}

std::uint32_t find_version(const Catalog& catalog, const Catalog::Offer& offer, std::string_view version) {
  for (std::uint32_t i = offer.first; i < offer.first + offer.count; ++i)
    if (catalog.plan(i).version == version) return i;
  return Catalog::none;
}

}  // namespace

PlanChoice choose_version(const Catalog& catalog, const Catalog::Offer& offer, const Cell& version, const Cell& now,
                          bool customers_own) {
  PlanChoice choice;
  const bool said = version.tag == Tag::string;
  if (said) choice.plan = find_version(catalog, offer, version.string());
  const bool dated = !catalog.plan(offer.first).version.empty();
  if (!dated && !said) choice.plan = offer.first;
  if (!dated || (said && choice.plan == Catalog::none)) return choice;
  const bool any = offer.count > 1 && !said;
  if (any && customers_own && version.tag == Tag::unknown) choice.pending = version;
  else if (any && now.tag != Tag::timestamp) choice.pending = now;
  else if (now.tag != Tag::timestamp) choice.on_sale = now;
  if (choice.pending.tag == Tag::unknown) return choice;
  if (now.tag == Tag::timestamp) {
    const std::uint32_t on_sale = on_sale_at(catalog, offer, now);
    if (!said) choice.plan = on_sale;
    choice.on_sale = Cell::of(choice.plan == on_sale && in_effect(catalog.plan(on_sale), now));
  } else if (!said) choice.plan = offer.first;
  return choice;
}

}  // namespace plangate
