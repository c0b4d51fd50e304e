// The calls of the outside world as plain C++: documents in as JSON text, answers out as JSON text; facts in as slots,
// decisions out as words. The WebAssembly exports only forward to these.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "policy/compile.h"
#include "policy/decider.h"
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
  // 8 when it is complete, 16 when it comes with issues, 32 when the change does not take effect at once.
  std::uint32_t decide(Workspace& workspace, std::size_t text_bytes);

  // Reports on the last decision as words (policy/words.h), valid until the next call.
  const Words& reasons(Workspace& workspace);
  const Words& customer(Workspace& workspace);
  const Words& needs(Workspace& workspace);
  const Words& issues(Workspace& workspace);
  // The direction, the criterion that decided it, and when the change takes effect.
  const Words& change(Workspace& workspace);
  // The quote; all slots of the layout must have been written before `decide`.
  const Words& quote(Workspace& workspace);

 private:
  void put_reason(Workspace& workspace, const Reason& reason);
  std::size_t put_suggestions(Workspace& workspace);

  std::unique_ptr<Catalog> catalog_;
  std::unique_ptr<Program> program_;
  Decider decider_;
  std::size_t arena_mark_ = 0;  // behind what the decision put into the arena
};

struct LoadAnswer {
  std::unique_ptr<Gate> gate;  // nullptr when the documents were refused
  std::string response;        // JSON: issues; and, when loaded, name, engine, layout, names, rules
};

LoadAnswer load(std::string_view policy, std::string_view catalog);

}  // namespace plangate
