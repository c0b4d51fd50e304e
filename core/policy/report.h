// What the last decision says, rendered when it is asked for: texts as words, so that nothing is copied that lies
// somewhere already.
#pragma once

#include <vector>

#include "policy/remedies.h"
#include "policy/words.h"

namespace plangate {

struct Reason {
  std::size_t rule = 0;  // index in Program::rules
  Cell used;             // unknown when the rule compares no usage with a limit
  Cell limit;
  Cell over;  // used - limit, where that is a positive number
};

// Whether a rule fired and has that effect: the reasons are those that are as strong as the outcome.
bool has_fired(const Decider& decider, std::size_t rule, Outcome effect);
Reason reason_of(const Decider& decider, std::size_t index);

// Puts texts about the last decision. A text is in the nearest locale that it has: "de-AT", else "de", else the one
// that all fall back to.
struct Speaker {
  Decider& decider;
  Arena& arena;
  std::size_t locale;  // index in Program::locales
  Words& out;
  bool lacks = false;                // something that was said is in another language than the locale's
  bool own_words = false;            // something was the engine's own, which is in English
  std::size_t broadest = no_locale;  // the broadest locale that a policy's text was in
  std::size_t steps = 0;             // from the locale to that

  // A rule's message; a text that needs what is not known is replaced by a plain one.
  void message(std::size_t rule);
  // What the customer sees. False, with nothing put, where the rule has no suggestion.
  void headline();
  bool suggestion(std::size_t rule);
  void suggestion(const Remedies::Change& change);
  void value(const Cell& value);

  // Whether all has to be said again, in the locale to fall back to, so that what stands together is in one language.
  bool falls_back();

 private:
  bool render(const TextByLocale& text, bool own = false);
  bool render(const Text& text);
  void put(std::initializer_list<std::string_view> pieces);
  void put_default(Outcome effect, std::string_view end);
  std::string_view change() const;  // what is decided, in a word
};

// Indices into Program::names of what could still change the outcome or add a reason, ascending.
[[gnu::noinline]] std::vector<CellIndex> needs(const Decider& decider);

// Marks what an unknown cell says would have to be known; and the indices of what is marked.
void collect_needs(const Cell& unknown, std::vector<char>& needed);
std::vector<CellIndex> indices_of(const std::vector<char>& needed);

// Wrong facts first, then rules that mattered and could not be evaluated.
[[gnu::noinline]] Issues call_issues(const Decider& decider);

}  // namespace plangate
