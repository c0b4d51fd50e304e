// What the last decision says, rendered when it is asked for: texts as words, so that nothing is copied that lies
// somewhere already.
#pragma once

#include <vector>

#include "policy/decider.h"
#include "policy/words.h"

namespace plangate {

struct Reason {
  std::size_t rule = 0;  // index in Program::rules
  Cell used;             // unknown when the rule compares no usage with a limit
  Cell limit;
  Cell over;  // used - limit, where that is a positive number
};

// Whether a rule is one of the reasons: it fired, and is as strong as the outcome.
bool is_reason(const Decider& decider, std::size_t rule);
Reason reason_of(const Decider& decider, std::size_t index);

// Each puts one text.

// A rule's message; a text that needs what is not known is replaced by a plain one.
void message(Decider& decider, std::size_t rule, Arena& arena, Words& out);

// What the customer sees.
void headline(Decider& decider, Arena& arena, Words& out);
void suggestion(Decider& decider, std::size_t rule, Arena& arena, Words& out);

// Indices into Program::names of what could still change the outcome or add a reason, ascending.
[[gnu::noinline]] std::vector<CellIndex> needs(const Decider& decider);

// Marks what an unknown cell says would have to be known; and the indices of what is marked.
void collect_needs(const Cell& unknown, std::vector<char>& needed);
std::vector<CellIndex> indices_of(const std::vector<char>& needed);

// Wrong facts first, then rules that mattered and could not be evaluated.
[[gnu::noinline]] Issues call_issues(const Decider& decider);

}  // namespace plangate
