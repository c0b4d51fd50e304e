#include "policy/report.h"

#include <algorithm>

#include "expr/format.h"
#include "json/text.h"

namespace plangate {
namespace {

constexpr std::string_view default_denied = "This plan change is not possible:";
constexpr std::string_view default_reason = "This plan change is not possible.";
constexpr std::string_view undecided =
    "We could not check whether this plan change is possible. Please try again or contact support.";
constexpr std::string_view allowed = "This plan change is possible.";

// Most numbers in messages are small and not negative: they need no digits here.
Piece piece_of(const Cell& cell, Arena& arena) {
  if (cell.tag == Tag::integer && cell.integer >= 0 && cell.integer <= 0xFFFFFFFF)
    return Piece::of(static_cast<std::uint32_t>(cell.integer));
  return Piece::of(cell.tag == Tag::string ? cell.string() : format(cell, arena));
}

// False when a placeholder's value is not known, or could not be computed.
bool render(const Text& text, Decider& decider, Arena& arena, Pieces& out) {
  out.clear();
  for (const TextPart& part : text) {
    if (part.cell == no_cell) {
      out.add(Piece::of(part.literal));
      continue;
    }
    if (part.begin != part.end) run(decider.program().texts, part.begin, part.end, decider.frame(), arena, nullptr);
    const Cell& value = decider.cell(part.cell);
    if (!value.definite() || value.tag == Tag::null) return false;
    out.add(piece_of(value, arena));
  }
  return out.size() != 0;
}

void say(std::string_view text, Pieces& out) {
  out.clear();
  out.add(Piece::of(text));
}

// Facts and limits are at most 2^53 - 1, so that nothing overflows or is rounded here.
Cell excess(const Cell& used, const Cell& limit) {
  const auto number = [](const Cell& cell) { return cell.tag == Tag::integer || cell.tag == Tag::floating; };
  const auto as_double = [](const Cell& cell) {
    return cell.tag == Tag::integer ? static_cast<double>(cell.integer) : cell.floating;
  };
  if (!number(used) || !number(limit) || as_double(used) <= as_double(limit)) return {};
  if (used.tag == limit.tag && used.tag == Tag::integer) return Cell::of(used.integer - limit.integer);
  return Cell::of(as_double(used) - as_double(limit));
}

}  // namespace

std::string Piece::text() const {
  if (bytes == number) return std::to_string(at);
  return {reinterpret_cast<const char*>(at), bytes};  // NOLINT(performance-no-int-to-ptr): a piece is a machine word
}

bool is_reason(const Decider& decider, std::size_t rule) {
  return decider.state(rule) == RuleState::fired && decider.program().rules[rule].effect == decider.verdict().outcome;
}

Reason reason_of(const Decider& decider, std::size_t index) {
  const Rule& rule = decider.program().rules[index];
  Reason reason{index, {}, {}, {}};
  if (rule.used == no_cell) return reason;
  reason.used = decider.cell(rule.used);
  reason.limit = decider.cell(rule.limit);
  reason.over = excess(reason.used, reason.limit);
  return reason;
}

void message(Decider& decider, std::size_t rule, Arena& arena, Pieces& out) {
  if (!render(decider.program().rules[rule].message, decider, arena, out)) say(default_reason, out);
}

void suggestion(Decider& decider, std::size_t rule, Arena& arena, Pieces& out) {
  if (!render(decider.program().rules[rule].suggest, decider, arena, out)) message(decider, rule, arena, out);
}

void headline(Decider& decider, Arena& arena, Pieces& out) {
  const Outcome outcome = decider.verdict().outcome;
  if (outcome == Outcome::deny && render(decider.program().headline, decider, arena, out)) return;
  say(outcome == Outcome::deny ? default_denied : outcome == Outcome::allow ? allowed : undecided, out);
}

}  // namespace plangate
