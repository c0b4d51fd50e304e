#include "policy/report.h"

#include <algorithm>

#include "expr/format.h"

namespace plangate {
namespace {

constexpr std::string_view undecided[] = {"We could not check whether this ",
                                          " is possible. Please try again or contact support."};

// What is said where the policy says nothing: "This plan change", this, and a full stop or a colon.
constexpr std::string_view defaults[] = {" is not possible",        " could not be checked", " needs approval",
                                         " will take effect later", " is possible",          " has consequences"};

// Most numbers in messages are small and not negative: they need no digits here.
void add(const Cell& cell, Arena& arena, Words& out) {
  if (cell.tag == Tag::string) out.add(cell.string());
  else if (cell.tag == Tag::integer && cell.integer >= 0 && cell.integer <= 0xFFFFFFFF)
    out.add(static_cast<std::uint32_t>(cell.integer));
  else out.add(format(cell, arena));
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

bool has_fired(const Decider& decider, std::size_t rule, Outcome effect) {
  return decider.state(rule) == RuleState::fired && decider.program().rules[rule].effect == effect;
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

// False, with nothing put, when there is no text or a placeholder's value is not known or could not be computed.
bool Speaker::render(const TextByLocale& text, bool own) {
  if (text.empty()) return false;
  const std::vector<std::size_t>& broader = decider.program().broader_locales;
  std::size_t said = locale, taken = 0;
  for (; said != no_locale && (said >= text.size() || text[said].empty()); ++taken) said = broader[said];
  if (!render(text[said == no_locale ? 0 : said])) return false;
  own_words |= own;
  if (own) return true;
  lacks |= said == no_locale;
  if (broadest != no_locale && taken <= steps) return true;
  broadest = said;
  steps = taken;
  return true;
}

bool Speaker::falls_back() {
  if (!lacks) return false;
  locale = 0;
  lacks = own_words = false;
  broadest = no_locale;
  return true;
}

bool Speaker::render(const Text& text) {
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

void Speaker::put(std::initializer_list<std::string_view> pieces) {
  const std::size_t opened = out.open_text();
  for (const std::string_view piece : pieces) out.add(piece);
  out.close_text(opened);
  own_words = true;
}

std::string_view Speaker::change() const { return decider.cancels() ? "cancellation" : "plan change"; }

void Speaker::put_default(Outcome effect, std::string_view end) {
  put({"This ", change(), defaults[static_cast<std::size_t>(effect)], end});
}

void Speaker::message(std::size_t rule) {
  const Rule& spoken = decider.program().rules[rule];
  if (!render(spoken.message, rule < guard_count)) put_default(spoken.effect, ".");
}

bool Speaker::suggestion(std::size_t rule) { return render(decider.program().rules[rule].suggest, rule < guard_count); }

// "Reduce seats to 10 or less"
void Speaker::suggestion(const Remedies::Change& change) {
  const Remedies::Relation relation = change.relation;
  own_words = true;
  const std::size_t opened = out.open_text();
  out.add(change.direction < 0 ? "Reduce " : change.direction > 0 ? "Increase " : "Change ");
  out.add(change.fact->name);
  out.add(" to ");
  add(change.to, arena, out);
  if (relation != Remedies::Relation::exactly)
    out.add(relation == Remedies::Relation::at_most ? " or less" : " or more");
  out.close_text(opened);
}

void Speaker::value(const Cell& value) {
  const std::size_t opened = out.open_text();
  add(value, arena, out);
  out.close_text(opened);
}

void Speaker::headline() {
  const Outcome outcome = decider.verdict().outcome;
  const Program& program = decider.program();
  if (outcome == Outcome::deny && decider.cancels() && render(program.cancel_headline)) return;
  if (outcome == Outcome::deny && render(program.headline)) return;
  if (outcome == Outcome::undecided) return put({undecided[0], change(), undecided[1]});
  if (outcome == Outcome::defer && decider.effective().known() && decider.effective().now)
    return put({"This ", change(), " takes effect at once:"});
  if (outcome != Outcome::allow) return put_default(outcome, ":");
  if (decider.effective().now) return put_default(outcome, ".");
  if (program.date_is_private) return put_default(Outcome::defer, ".");
  put({"This ", change(), " will take effect on ", format(Cell::of(decider.effective().at), arena), "."});
}

}  // namespace plangate
