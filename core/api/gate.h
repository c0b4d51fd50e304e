// The calls of the outside world as plain C++: documents in as JSON text, answers out as JSON text; facts in as slots,
// decisions out as words. The WebAssembly exports only forward to these.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "catalog/snapshot.h"
#include "policy/compile.h"
#include "policy/decider.h"
#include "policy/explanation.h"
#include "policy/remedies.h"
#include "policy/report.h"
#include "policy/words.h"

namespace plangate {

inline constexpr std::string_view engine_version = "0.1.0";

// Memory that calls share: one per engine instance.
struct Workspace {
  Arena arena;
  Words words;
  Issues issues;  // what the words of the last call refer to
};

// A policy and a catalogue, loaded and ready to decide.
class Gate {
 public:
  Gate(std::unique_ptr<Catalog> catalog, std::unique_ptr<Program> program);

  Cell* slots() { return decider_.slots(); }
  const Program& program() const { return *program_; }
  Decider& decider() { return decider_; }

  // Decides on the slots as written; `text_bytes` of the arena hold their texts. The answer is the outcome in bits 0-2,
  // 8 when it is complete, 16 when it comes with issues, 32 when the change does not take effect at once. With a `past`
  // that `apply` gave it decides on the catalogue as it was before.
  std::uint32_t decide(Workspace& workspace, std::size_t text_bytes, const Past* past = nullptr) {
    return decide(workspace, text_bytes, past, nullptr);
  }

  // Decides likewise; the explanation (policy/explanation.h) is JSON.
  std::string explain(Workspace& workspace, std::size_t text_bytes, const Past* past = nullptr);

  // Decides likewise, and says in JSON what each part of the rules was (policy/explanation.h).
  std::uint32_t explain(Workspace& workspace, std::size_t text_bytes, const Past* past, std::string& explanation);

  // Reports on the last decision as words (policy/words.h), valid until the next call.
  // Texts are in the locale with that index in Program::locales, or a broader one; where one of them has neither, all
  // of the report are in the first one; no_locale asks for a language
  // that the engine does not speak either. The customer's words begin with the broadest of those that were spoken
  // (0xFFFF: none) and 0x10000 when some are the engine's own, in English. The list may hold a text twice; the caller
  // shows it once.
  const Words& reasons(Workspace& workspace, std::size_t locale,
                       bool warnings);  // or the rules that fired and only warn
  const Words& customer(Workspace& workspace, std::size_t locale);
  const Words& needs(Workspace& workspace);
  // What would help: the status (not known, none, found), a count of sets and for each a count of changes, each of them
  // a slot, a relation (==, <=, >=) and the value as a text.
  const Words& remedies(Workspace& workspace);
  const Words& issues(Workspace& workspace);
  // The direction, the criterion that decided it, and when the change takes effect.
  const Words& change(Workspace& workspace);
  // The quote; all slots of the layout must have been written before `decide`.
  const Words& quote(Workspace& workspace);

  // The codes of the plans that can be chosen: a count, and each as a text. They hold until a plan is replaced.
  const Words& plans(Workspace& workspace) const;

  // The policy's analyses: JSON out (api/analysis_calls.cpp).

  // What may come of each change (analysis/matrix.h), with the facts in the slots as for `decide`.
  std::string matrix(Workspace& workspace, std::size_t text_bytes);

  // The catalogue's calls: JSON in, JSON out (api/catalog_calls.cpp).

  // Takes in an update, a vendor entry, or an array of them, all or none: {issues, results: [{result, planId, plan,
  // changes, entries}], digest}. `entries` is all that still counts of what was said of the plan. The answer's past is
  // for `decide`, nullptr when nothing changed.
  struct ApplyAnswer {
    const Past* past = nullptr;
    std::string response;
  };
  ApplyAnswer apply(std::string_view entry_texts);
  void forget(const Past* past);  // when no decision needs it, nor the ones before it

  // Compares {at, plans}, the vendor's own list taken at that time, with the catalogue: {issues, missed, deleted,
  // disputed, entries}: planIds, and the entries that put the catalogue right once they are applied.
  std::string reconciliation(std::string_view list) const;

  std::string snapshot() const { return make_snapshot(catalog_->document()); }

 private:
  std::uint32_t decide(Workspace& workspace, std::size_t text_bytes, const Past* past, Explanation* explanation);
  void take_rows(std::vector<Catalog::Replaced>& replaced, Past& past);
  const Past* keep_past(std::unique_ptr<Past> past);
  std::size_t put_reasons(Speaker& speaker, Outcome effect);
  void put_reason(Speaker& speaker, const Reason& reason);
  void find_remedies(Workspace& workspace);
  const Remedies::Set* remedy_for_customer(Workspace& workspace);
  std::size_t put_suggestions(Speaker& speaker, const Remedies::Set* remedy);
  std::size_t put_changes(Speaker& speaker, std::size_t rule, const Remedies::Set& remedy) const;
  bool is_reason(std::size_t rule) const { return has_fired(decider_, rule, decider_.verdict().outcome); }

  std::unique_ptr<Catalog> catalog_;
  std::unique_ptr<Program> program_;
  Decider decider_;
  Remedies remedies_{decider_};
  std::vector<std::unique_ptr<Past>> pasts_;  // oldest first
  bool remedies_found_ = false;               // of the last decision
  std::size_t arena_mark_ = 0;                // behind what the decision put into the arena
};

struct LoadAnswer {
  std::unique_ptr<Gate> gate;  // nullptr when the documents were refused
  std::string response;        // JSON: issues; and, when loaded, name, engine, digests, layout, names, rules
};

LoadAnswer load(std::string_view policy, std::string_view catalog);

// Checks a plan update apart from any catalogue: {issues, planId, at, entry}, where `entry` is its text in canonical
// form.
std::string read_update(std::string_view update_text);

}  // namespace plangate
