#include "api/gate.h"

namespace plangate {

Gate::Gate(std::unique_ptr<Catalog> catalog, std::unique_ptr<Program> program)
    : catalog_(std::move(catalog)), program_(std::move(program)), decider_(*program_, *catalog_) {}

std::uint32_t Gate::decide(Workspace& workspace, std::size_t text_bytes, const Past* past, Explanation* explanation) {
  constexpr std::uint32_t complete = 8, has_issues = 16, later = 32;
  workspace.arena.reset(text_bytes);
  remedies_found_ = false;
  const Verdict verdict = decider_.decide(workspace.arena, past, explanation);
  arena_mark_ = workspace.arena.used();
  return static_cast<std::uint32_t>(verdict.outcome) | (verdict.complete ? complete : 0) |
         (verdict.has_issues ? has_issues : 0) | (decider_.effective().now && decider_.effective().known() ? 0 : later);
}

std::uint32_t Gate::explain(Workspace& workspace, std::size_t text_bytes, const Past* past, std::string& explanation) {
  Explanation explaining(*program_);
  const std::uint32_t code = decide(workspace, text_bytes, past, &explaining);
  explanation = explaining.finish(decider_, workspace.arena);
  return code;
}

namespace {

// 0 nothing, 1 a number, 2 unlimited.
std::size_t value_tag(const Cell& cell) {
  if (cell.tag == Tag::unlimited) return 2;
  return cell.tag == Tag::integer || cell.tag == Tag::floating ? 1 : 0;
}

}  // namespace

const Words& Gate::reasons(Workspace& workspace, std::size_t locale, bool warnings) {
  Words& words = workspace.words;
  Speaker speaker{decider_, workspace.arena, locale, words};
  const Outcome effect = warnings ? Outcome::warn : decider_.verdict().outcome;
  do {
    words.clear();
    workspace.arena.reset(arena_mark_);
    words.set(0, put_reasons(speaker, effect));
  } while (speaker.falls_back());
  return words;
}

// Returns how many.
std::size_t Gate::put_reasons(Speaker& speaker, Outcome effect) {
  std::size_t count = 0;
  speaker.out.put(count);
  speaker.out.align();
  for (std::size_t rule = 0; rule < program_->rules.size(); ++rule) {
    if (!has_fired(decider_, rule, effect)) continue;
    put_reason(speaker, reason_of(decider_, rule));
    ++count;
  }
  return count;
}

void Gate::put_reason(Speaker& speaker, const Reason& reason) {
  Words& words = speaker.out;
  words.put(reason.rule);
  words.put(value_tag(reason.used) | value_tag(reason.limit) << 8 | value_tag(reason.over) << 16);
  words.align();
  words.put_number(reason.used);
  words.put_number(reason.limit);
  words.put_number(reason.over);
  speaker.message(reason.rule);
  words.align();
}

const Words& Gate::needs(Workspace& workspace) {
  Words& words = workspace.words;
  words.clear();
  const std::vector<CellIndex> indices = plangate::needs(decider_);
  words.put(indices.size());
  for (CellIndex index : indices) words.put(std::size_t{index});
  return words;
}

const Words& Gate::plans(Workspace& workspace) const {
  Words& words = workspace.words;
  words.clear();
  const std::vector<std::string_view> codes = catalog_->selectable_codes();
  words.put(codes.size());
  for (std::string_view code : codes) words.put(code);
  return words;
}

const Words& Gate::issues(Workspace& workspace) {
  workspace.words.clear();
  workspace.issues = call_issues(decider_);
  put_issues(workspace.issues, workspace.words);
  return workspace.words;
}

}  // namespace plangate
