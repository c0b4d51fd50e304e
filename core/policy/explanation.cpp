#include "policy/explanation.h"

#include "expr/eval_error.h"
#include "expr/library/library.h"
#include "json/decimal.h"
#include "json/utf8.h"
#include "policy/report.h"

namespace plangate {
namespace {

constexpr std::size_t most_bytes = 200;  // of a text that is shown whole
constexpr std::uint32_t most_items = 20;

// By tag.
constexpr std::string_view type_names[] = {"unknown",   "null",     "bool",  "int",      "double", "string",
                                           "timestamp", "duration", "money", "limit",    "list",   "error",
                                           "uint",      "bytes",    "map",   "optional", "type"};

std::string_view type_name(Tag tag) { return type_names[static_cast<std::size_t>(tag)]; }

std::string_view beginning(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size() && size + utf8_length(text[size]) <= most_bytes) size += utf8_length(text[size]);
  return text.substr(0, size);
}

// Whether JavaScript reads the digits as the same number.
bool is_plain_number(const Cell& value) {
  if (value.tag == Tag::floating) return value.floating - value.floating == 0;
  const bool whole = value.tag == Tag::integer || (value.tag == Tag::uinteger && value.integer >= 0);
  return whole && value.integer <= max_safe_integer && value.integer >= -max_safe_integer;
}

}  // namespace

Explanation::Explanation(const Program& program) : program_(program), seen_(program.conditions.parts.size()) {
  const std::vector<Part>& parts = program.conditions.parts;
  std::size_t part = 0;
  for (std::size_t at = 0; at <= program.conditions.instructions.size(); ++at) {
    while (part < parts.size() && parts[part].at < at) ++part;
    first_at_.push_back(part);
  }
  out_.begin_array();
}

void Explanation::note(std::size_t at, const Cell* frame) {
  const std::vector<Part>& parts = program_.conditions.parts;
  for (std::size_t i = first_at_[at]; i < parts.size() && parts[i].at == at; ++i) {
    ++seen_[i].times;
    seen_[i].value = frame[parts[i].cell];
  }
}

void Explanation::trace(std::size_t begin, std::size_t end, Cell* frame, Arena& arena) {
  for (std::size_t at = begin; at < end; at = plangate::run(program_.conditions, at, at + 1, frame, arena, nullptr))
    note(at, frame);
  note(end, frame);
}

void Explanation::run(std::size_t begin, std::size_t end, Cell* frame, Arena& arena, RuleRun& rules) {
  const std::vector<Instr>& instructions = program_.conditions.instructions;
  while (begin < end) {
    std::size_t fire = begin;
    while (instructions[fire].op != OpCode::fire && instructions[fire].op != OpCode::define) ++fire;
    trace(begin, fire, frame, arena);
    if (instructions[fire].op == OpCode::fire) condition(instructions[fire].dst, first_at_[begin], first_at_[fire + 1]);
    plangate::run(program_.conditions, fire, fire + 1, frame, arena, &rules);  // drops what the condition built
    begin = fire + 1;
  }
}

void Explanation::condition(std::size_t rule, std::size_t first, std::size_t end) {
  const std::size_t unless = program_.rules[rule].unless_part;
  begin_entry(rule, Field::when);
  write_parts(first, unless);
  if (unless == end) return;
  begin_entry(rule, Field::unless);
  write_parts(unless, end);
}

std::string Explanation::finish(Decider& decider, Arena& arena) {
  for (std::size_t rule = 0; rule < program_.rules.size(); ++rule) {
    const DateCode& code = program_.rules[rule].date;
    if (rule < guard_count && program_.guards[rule]) guard(rule, decider);
    else if (code.cell != no_cell && decider.state(rule) == RuleState::fired) date(rule, code, decider.frame(), arena);
  }
  out_.end_array();
  return out_.take();
}

void Explanation::guard(std::size_t rule, const Decider& decider) {
  const RuleState state = decider.state(rule);
  begin_entry(rule, Field::when);
  write({{0, 0}, no_cell, true, 0},
        {1, state == RuleState::open ? decider.open_cell(rule) : Cell::of(state == RuleState::fired)});
  out_.end_array();
}

void Explanation::date(std::size_t rule, const DateCode& date, Cell* frame, Arena& arena) {
  for (std::size_t i = date.first_part; i < date.end_part; ++i) seen_[i] = {};
  trace(date.begin, date.end, frame, arena);
  begin_entry(rule, Field::date);
  write_parts(date.first_part, date.end_part);
}

void Explanation::begin_entry(std::size_t rule, Field field) {
  out_.begin_array();
  out_.number(static_cast<std::int64_t>(rule));
  out_.number(static_cast<std::int64_t>(field));
}

void Explanation::write_parts(std::size_t first, std::size_t end) {
  for (std::size_t i = first; i < end; ++i) write(program_.conditions.parts[i], seen_[i]);
  out_.end_array();
}

void Explanation::write(const Part& part, const Seen& seen) {
  out_.begin_array();
  for (const std::int64_t number : {std::int64_t{part.range.start}, std::int64_t{part.range.end}, seen.times})
    out_.number(number);
  if (seen.times > 0) write_typed(seen.value);
  else if (part.is_condition) out_.text("bool");
  out_.end_array();
}

void Explanation::write_typed(const Cell& value) {
  out_.text(type_name(value.tag));
  if (value.tag == Tag::error) {
    const EvalFailure failure = explain(static_cast<EvalError>(value.aux));
    out_.text(failure.code);
    out_.text(failure.text);
  } else if (value.tag == Tag::unknown) {
    std::vector<char> needed(program_.names.size(), 0);
    collect_needs(value, needed);
    out_.begin_array();
    for (const CellIndex index : indices_of(needed)) out_.number(index);
    out_.end_array();
  } else {
    write_value(value);
  }
}

void Explanation::write_value(const Cell& value) {
  switch (value.tag) {
    case Tag::list:
    case Tag::map: return write_items(value);
    case Tag::null: return out_.raw("null");
    case Tag::optional: return value.aux == 0 ? out_.raw("null") : write_value(*value.items);
    case Tag::boolean: return out_.boolean(value.aux != 0);
    default: break;
  }
  const std::string_view text = text_of(value);
  if (is_plain_number(value)) return out_.raw(text);
  const std::string_view shown = beginning(text);
  out_.text(shown.size() == text.size() ? std::string(text) : std::string(shown) + "…");
}

// Keys of maps are texts here, as in JSON.
void Explanation::write_items(const Cell& items) {
  const bool map = items.tag == Tag::map;
  if (map) out_.begin_object();
  else out_.begin_array();
  for (std::uint32_t i = 0; i < items.aux && i < most_items; ++i) {
    if (map) out_.key(text_of(items.key(i)));
    write_value(map ? items.value(i) : items.items[i]);
  }
  if (items.aux > most_items && map) out_.key("…");
  if (items.aux > most_items) out_.text("…");
  if (map) out_.end_object();
  else out_.end_array();
}

std::string_view Explanation::text_of(const Cell& value) {
  scratch_->clear();
  if (value.tag == Tag::type) return type_name(static_cast<Tag>(value.aux));
  if (value.tag == Tag::unlimited) return "unlimited";
  const Cell text =
      value.tag == Tag::bytes ? library::base64_encode(&value, *scratch_) : library::to_string(&value, *scratch_);
  return text.tag == Tag::string ? text.string() : "…";
}

}  // namespace plangate
