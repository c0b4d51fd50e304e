#include "policy/report.h"

#include <algorithm>

#include "expr/format.h"

namespace plangate {
namespace {

constexpr std::string_view default_denied = "This plan change is not possible:";
constexpr std::string_view default_reason = "This plan change is not possible.";
constexpr std::string_view undecided =
    "We could not check whether this plan change is possible. Please try again or contact support.";
constexpr std::string_view deferred = "This plan change will take effect later:";
constexpr std::string_view allowed = "This plan change is possible.";
constexpr std::string_view allowed_later = "This plan change will take effect on ";

// Most numbers in messages are small and not negative: they need no digits here.
void add(const Cell& cell, Arena& arena, Words& out) {
  if (cell.tag == Tag::string) out.add(cell.string());
  else if (cell.tag == Tag::integer && cell.integer >= 0 && cell.integer <= 0xFFFFFFFF)
    out.add(static_cast<std::uint32_t>(cell.integer));
  else out.add(format(cell, arena));
}

// False, with nothing put, when there is no text or a placeholder's value is not known or could not be computed.
bool render(const Text& text, Decider& decider, Arena& arena, Words& out) {
  if (text.empty()) return false;
  const std::size_t opened = out.open_text();
  for (const TextPart& part : text) {
    if (part.cell == no_cell) {
      out.add(part.literal);
      continue;
    }
    if (part.begin != part.end) run(decider.program().texts, part.begin, part.end, decider.frame(), arena, nullptr);
    const Cell& value = decider.cell(part.cell);
    if (!value.definite() || value.tag == Tag::null) {
      out.cut(opened - 1);
      return false;
    }
    add(value, arena, out);
  }
  out.close_text(opened);
  return true;
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

void message(Decider& decider, std::size_t rule, Arena& arena, Words& out) {
  if (!render(decider.program().rules[rule].message, decider, arena, out)) out.put(default_reason);
}

void suggestion(Decider& decider, std::size_t rule, Arena& arena, Words& out) {
  if (!render(decider.program().rules[rule].suggest, decider, arena, out)) message(decider, rule, arena, out);
}

void headline(Decider& decider, Arena& arena, Words& out) {
  const Outcome outcome = decider.verdict().outcome;
  if (outcome == Outcome::deny && render(decider.program().headline, decider, arena, out)) return;
  if (outcome == Outcome::allow && !decider.effective().now) {
    const std::size_t opened = out.open_text();
    out.add(allowed_later);
    out.add(format(Cell::of(decider.effective().at), arena));
    out.add(std::string_view("."));
    return out.close_text(opened);
  }
  switch (outcome) {
    case Outcome::deny: return out.put(default_denied);
    case Outcome::defer: return out.put(deferred);
    case Outcome::allow: return out.put(allowed);
    default: return out.put(undecided);
  }
}

}  // namespace plangate
