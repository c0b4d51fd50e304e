// What a decision says to help: the customer's text, remedies.
#include <algorithm>

#include "api/gate.h"

namespace plangate {
const Words& Gate::customer(Workspace& workspace, std::size_t locale) {
  Words& words = workspace.words;
  const Remedies::Set* const remedy = remedy_for_customer(workspace);
  Speaker speaker{decider_, workspace.arena, locale, words};
  const Outcome outcome = decider_.verdict().outcome;
  do {
    words.clear();
    workspace.arena.reset(arena_mark_);
    words.put(std::size_t{0});
    speaker.headline();
    const std::size_t counted = words.size();
    words.put(std::size_t{0});
    const bool tells = program_->locales.empty() ? locale != no_locale : program_->is_english[speaker.locale];
    if (outcome != Outcome::allow && outcome != Outcome::undecided)
      words.set(counted, put_suggestions(speaker, tells ? remedy : nullptr));
  } while (speaker.falls_back());
  words.set(0, speaker.broadest | (speaker.own_words ? 0x10000U : 0U));
  return words;
}

// The first one in which nothing private has part, where a reason has no suggestion of its own. It is told in English.
const Remedies::Set* Gate::remedy_for_customer(Workspace& workspace) {
  bool lacks = false;
  for (std::size_t rule = 0; rule < program_->rules.size(); ++rule)
    lacks |= is_reason(rule) && program_->rules[rule].suggest.empty();
  if (!lacks || program_->actionable.empty()) return nullptr;
  find_remedies(workspace);
  for (const Remedies::Set& set : remedies_.sets())
    if (std::none_of(set.all().begin(), set.all().end(),
                     [](const Remedies::Change& change) { return change.fact->is_private; }))
      return &set;
  return nullptr;
}

// Returns how many.
std::size_t Gate::put_suggestions(Speaker& speaker, const Remedies::Set* remedy) {
  std::size_t count = 0;
  for (std::size_t rule = 0; rule < program_->rules.size(); ++rule) {
    if (!is_reason(rule)) continue;
    const std::size_t before = count;
    if (speaker.suggestion(rule)) ++count;
    else if (remedy != nullptr) count += put_changes(speaker, rule, *remedy);
    if (count != before) continue;
    speaker.message(rule);
    ++count;
  }
  return count;
}

// Of a remedy, what the reason's own condition reads, and what no reason's does.
std::size_t Gate::put_changes(Speaker& speaker, std::size_t rule, const Remedies::Set& remedy) const {
  const auto reads = [&](std::size_t reader, CellIndex slot) {
    const std::vector<CellIndex>& facts = program_->rules[reader].facts;
    return std::find(facts.begin(), facts.end(), slot) != facts.end();
  };
  std::size_t count = 0;
  for (const Remedies::Change& change : remedy.all()) {
    bool by_another = false;
    for (std::size_t other = 0; other < program_->rules.size(); ++other)
      by_another |= is_reason(other) && reads(other, change.fact->slot);
    if (by_another && !reads(rule, change.fact->slot)) continue;
    speaker.suggestion(change);
    ++count;
  }
  return count;
}

void Gate::find_remedies(Workspace& workspace) {
  workspace.arena.reset(arena_mark_);
  if (remedies_found_) return;
  remedies_found_ = true;
  remedies_.find(workspace.arena);
  arena_mark_ = workspace.arena.used();
}

const Words& Gate::remedies(Workspace& workspace) {
  Words& words = workspace.words;
  words.clear();
  find_remedies(workspace);
  Speaker speaker{decider_, workspace.arena, 0, words};
  words.put(static_cast<std::size_t>(remedies_.status()));
  words.put(remedies_.sets().size());
  for (const Remedies::Set& set : remedies_.sets()) {
    words.put(set.size);
    for (const Remedies::Change& change : set.all()) {
      words.put(std::size_t{change.fact->slot});
      words.put(static_cast<std::size_t>(change.relation));
      speaker.value(change.to);
    }
  }
  return words;
}

}  // namespace plangate
