#include "catalog/vendor_plan.h"

#include <algorithm>

namespace plangate {

VendorPlan::Effect VendorPlan::join(const VendorEntry& entry, const std::optional<Timestamp>& reconciled_at) {
  Said next{entry.kind == VendorEntry::Kind::listed, entry.at, {}, {}};
  if (entry.plan) {
    next.text = entry.plan->text;
    next.immutable = entry.plan->immutable;
  }
  bool overridden = !next.listed && reconciled_at && next.at <= *reconciled_at;
  for (const Said& said : said_) {
    const bool same = said.listed == next.listed ? said.at == next.at : said.overrides(next);
    if (same && said.text == next.text) return Effect::repeated;
    overridden |= said.overrides(next);
  }
  bool changed = false;
  if (!overridden) {
    std::erase_if(said_, [&](const Said& said) { return next.overrides(said); });
    changed = add(std::move(next));
  }
  settle();
  return changed ? Effect::changed : Effect::none;
}

bool VendorPlan::reconcile(Timestamp at) {
  const bool changed = std::erase_if(said_, [&](const Said& said) { return !said.listed && said.at <= at; }) != 0;
  if (changed) settle();
  return changed;
}

// A plan of which nothing counts any more is one that has never been in the list. Beside anything else that says
// nothing.
void VendorPlan::settle() {
  const Said never{true, {min_timestamp_seconds, 0}, {}, {}};
  if (said_.empty()) said_.push_back(never);
  if (said_.size() > 1)
    std::erase_if(said_, [&](const Said& said) { return said.listed && said.at == never.at && said.text.empty(); });
}

bool VendorPlan::is_listed_as(std::string_view text) const {
  return said_.size() == 1 && said_.front().listed && said_.front().text == text;
}

// Nothing that is left overrides another. Of three that compete, and so are of one time, the middle one goes.
bool VendorPlan::add(Said next) {
  std::size_t rivals[2] = {};
  int count = 0;
  for (std::size_t i = 0; i < said_.size(); ++i)
    if (said_[i].competes_with(next)) rivals[count++] = i;
  if (count == 2) {
    const bool below = next.text < said_[rivals[0]].text;
    if (!below && next.text < said_[rivals[1]].text) return false;
    said_.erase(said_.begin() + static_cast<std::ptrdiff_t>(rivals[below ? 0 : 1]));
  }
  said_.push_back(std::move(next));
  for (std::size_t i = said_.size() - 1; i > 0 && said_[i].text < said_[i - 1].text; --i)
    std::swap(said_[i], said_[i - 1]);
  return true;
}

const VendorPlan::Said* VendorPlan::head() const {
  const Said* head = nullptr;
  for (const Said& said : said_)
    if (head == nullptr || said.at >= head->at) head = &said;
  return head;
}

VendorPlan::State VendorPlan::state() const {
  const Said* last[2] = {};  // by the list, and by an update after it
  for (const Said& said : said_) {
    if (last[said.listed ? 0 : 1] != nullptr) return State::disputed;
    last[said.listed ? 0 : 1] = &said;
  }
  const auto& [list, update] = last;
  if (list == nullptr && update == nullptr) return State::unheard;
  if (update == nullptr) return list->text.empty() ? State::deleted : State::known;
  const bool other_terms = list != nullptr && !list->text.empty() && list->immutable != update->immutable;
  return other_terms ? State::disputed : State::known;
}

std::string_view VendorPlan::text() const {
  const Said* const counts = head();
  return counts == nullptr ? std::string_view() : counts->text;
}

Timestamp VendorPlan::heard_at() const {
  const Said* const counts = head();
  return counts == nullptr ? Timestamp() : counts->at;
}

std::vector<std::string> VendorPlan::entries() const {
  std::vector<std::string> out;
  for (const Said& said : said_) out.push_back(said.listed ? listed_text(plan_id_, said.at, said.text) : said.text);
  return out;
}

Digest VendorPlan::digest() const {
  if (text().empty()) return {};
  const char mark = state() == State::disputed ? 'd' : 'k';
  return Sha256().add({&mark, 1}).add(text()).finish();
}

}  // namespace plangate
