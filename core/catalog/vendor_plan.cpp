#include "catalog/vendor_plan.h"

#include <utility>

namespace plangate {

namespace {

// A plan of which nothing counts any more is one that has never been in the list.
constexpr Timestamp never{min_timestamp_seconds, 0};

}  // namespace

VendorPlan::Effect VendorPlan::join(const VendorEntry& entry, const std::optional<Timestamp>& reconciled_at) {
  heard_ = true;
  Said next{entry.kind == VendorEntry::Kind::listed, entry.at, {}, {}};
  if (entry.plan) {
    next.text = entry.plan->text;
    next.immutable = entry.plan->immutable;
  }
  bool overridden = next.listed ? next.at == never : reconciled_at && next.at <= *reconciled_at;
  for (const Said& said : said_) {
    const bool same = said.listed == next.listed ? said.at == next.at : said.overrides(next);
    if (same && said.text == next.text) return Effect::repeated;
    overridden |= said.overrides(next);
  }
  if (overridden) return Effect::none;
  for (std::size_t i = said_.size(); i-- > 0;)
    if (next.overrides(said_[i])) remove(i);
  return add(std::move(next)) ? Effect::changed : Effect::none;
}

bool VendorPlan::reconcile(Timestamp at) {
  const std::size_t before = said_.size();
  for (std::size_t i = before; i-- > 0;)
    if (!said_[i].listed && said_[i].at <= at) remove(i);
  return said_.size() != before;
}

void VendorPlan::remove(std::size_t at) {
  for (; at + 1 < said_.size(); ++at) std::swap(said_[at], said_[at + 1]);
  said_.pop_back();
}

bool VendorPlan::is_listed_as(std::string_view text) const {
  return said_.size() == 1 && said_.front().listed && said_.front().text == text;
}

// Nothing that is left overrides another. Of three that compete, and so are of one time, the middle one goes.
bool VendorPlan::add(Said next) {
  said_.push_back(std::move(next));
  std::size_t at = said_.size() - 1;
  for (; at > 0 && said_[at].text < said_[at - 1].text; --at) std::swap(said_[at], said_[at - 1]);
  std::size_t rivals[3] = {};
  int count = 0;
  for (std::size_t i = 0; i < said_.size(); ++i)
    if (said_[i].competes_with(said_[at])) rivals[count++] = i;
  if (count < 3) return true;
  remove(rivals[1]);
  return rivals[1] != at;
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
  if (!heard_) return State::unheard;
  if (update == nullptr) return list == nullptr || list->text.empty() ? State::deleted : State::known;
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
  if (heard_ && out.empty()) out.push_back(listed_text(plan_id_, never, {}));
  return out;
}

Digest VendorPlan::digest() const {
  if (text().empty()) return {};
  const char mark = state() == State::disputed ? 'd' : 'k';
  return Sha256().add({&mark, 1}).add(text()).finish();
}

}  // namespace plangate
