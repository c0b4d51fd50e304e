#include "policy/option_reader.h"

#include <algorithm>
#include <span>

#include "json/text.h"

namespace plangate {
namespace {

using json::Node;
using json::ObjectReader;
using json::Reporter;
using WordList = std::span<const std::string_view>;

// In the order of their enums' values, or what is the default first.
constexpr std::string_view criteria[] = {"rank", "interval", "price"};
constexpr std::string_view timings[] = {"now", "term_end", "next_boundary"};
constexpr std::string_view prorations[] = {"second", "day", "none"};
constexpr std::string_view anchors[] = {"kept", "reset"};
constexpr std::string_view roundings[] = {"half_up", "half_even"};
constexpr std::string_view trials[] = {"carry_over", "end"};
constexpr std::string_view setup_fees[] = {"charge", "waive"};
constexpr std::string_view ramp_starts[] = {"restart", "continue"};
constexpr std::string_view ramp_tails[] = {"price", "last"};

// The index of the word that stands there, or nothing with an issue.
std::optional<std::size_t> word_at(const Node& node, const Path& path, WordList words, const Reporter& report) {
  const std::string* text = json::as_string(node, path, report);
  if (text == nullptr) return std::nullopt;
  const auto found = std::find(words.begin(), words.end(), *text);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  std::string expected;
  for (std::string_view word : words) expected += join({" ", word});
  report.add(issue::bad_value, path,
             {"\"", *text, "\" is none of:", expected, ".", did_you_mean(*text, {words.begin(), words.end()})});
  return std::nullopt;
}

// Reads one word of a field into an enum whose values are in the order of the words. True when it is stated.
template <typename Enum>
bool read_word(ObjectReader& in, std::string_view name, WordList words, Enum& out, const Reporter& report) {
  const Node* node = in.field(name);
  if (node == nullptr) return false;
  if (const auto index = word_at(*node, Path(in.path(), name), words, report)) out = static_cast<Enum>(*index);
  return true;
}

bool read_flag(ObjectReader& in, std::string_view name, bool& out, const Reporter& report) {
  const Node* node = in.field(name);
  if (node == nullptr) return false;
  out = json::as_bool(*node, Path(in.path(), name), report).value_or(out);
  return true;
}

void read_direction(const Node& node, const Path& path, DirectionOrder& order, const Reporter& report) {
  if (!json::expect(node, Node::Kind::array, path, report)) return;
  order.clear();
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    const Path at(path, i);
    const auto index = word_at(node.items[i], at, criteria, report);
    if (!index) continue;
    const auto criterion = static_cast<Criterion>(*index + 1);
    if (std::find(order.begin(), order.end(), criterion) != order.end())
      report.add(issue::bad_value, at, {"This criterion stands here twice."});
    order.push_back(criterion);
  }
  if (node.items.empty()) report.add(issue::bad_value, path, {"Name at least one criterion."});
}

TimingSource::Entry read_entry(const Node& node, const Path& path, const Reporter& report) {
  const std::string* text = json::as_string(node, path, report);
  TimingSource::Entry entry;
  entry.stated = true;
  if (text == nullptr) return entry;
  if (text->empty()) report.add(issue::bad_value, path, {"This text must not be empty."});
  const auto* found = std::find(std::begin(timings), std::end(timings), *text);
  entry.kind = static_cast<TimingSource::Kind>(found - std::begin(timings));
  if (entry.kind == TimingSource::Kind::expression) entry.expression = *text;
  return entry;
}

void read_timing(const Node& node, const Path& path, TimingSource& timing, const Reporter& report) {
  ObjectReader in(node, path, report);
  if (!in.is_object()) return;
  timing.stated = true;
  for (std::size_t i = 0; i < direction_count; ++i) {
    const std::string_view direction = name(static_cast<Direction>(i));
    if (const Node* entry = in.field(direction); entry != nullptr)
      timing.by_direction[i] = read_entry(*entry, Path(path, direction), report);
  }
  in.finish();
}

void read_ramp_options(const Node& node, const Path& path, QuoteSource& quote, const Reporter& report) {
  ObjectReader in(node, path, report);
  if (!in.is_object()) return;
  bool goes_on = false;
  quote.answered.ramp_restart = read_word(in, "onChange", ramp_starts, goes_on, report);
  quote.options.restart_ramp = !goes_on;
  quote.answered.ramp_tail = read_word(in, "tail", ramp_tails, quote.options.ramp_tail, report);
  quote.answered.trial_is_cycle = read_flag(in, "trialIsCycle", quote.options.trial_is_cycle, report);
  in.finish();
}

void read_offset(ObjectReader& in, Offset& offset, const Reporter& report) {
  const Node* node = in.field("offset");
  if (node == nullptr) return;
  const Path path(in.path(), "offset");
  const std::string* text = json::as_string(*node, path, report);
  const auto parsed = text == nullptr ? std::nullopt : parse_offset(*text);
  if (parsed) offset = *parsed;
  else if (text != nullptr)
    report.add(
        issue::bad_value, path,
        {"\"", *text, "\" is no fixed offset from UTC such as \"+02:00\" or \"Z\"; zones with a name have none."});
}

void read_invoices(ObjectReader& in, std::uint32_t& invoices, const Reporter& report) {
  const Node* node = in.field("invoices");
  if (node == nullptr) return;
  const Path path(in.path(), "invoices");
  const auto count = json::as_int(*node, path, report);
  if (count && *count >= 1 && *count <= Quote::max_invoices) invoices = static_cast<std::uint32_t>(*count);
  else if (count) report.add(issue::bad_value, path, {"A schedule has from 1 to 60 invoices."});
}

void read_quote(const Node& node, const Path& path, QuoteSource& quote, const Reporter& report) {
  ObjectReader in(node, path, report);
  if (!in.is_object()) return;
  quote.stated = true;
  QuoteOptions& options = quote.options;
  read_word(in, "proration", prorations, options.proration, report);
  bool reset = false;
  if (read_word(in, "anchor", anchors, reset, report))
    options.anchor = reset ? QuoteOptions::Anchor::reset : QuoteOptions::Anchor::kept;
  read_word(in, "rounding", roundings, options.rounding, report);
  read_offset(in, options.offset, report);
  quote.answered.end_trial = read_word(in, "trial", trials, options.end_trial, report);
  bool waived = false;
  read_word(in, "setupFee", setup_fees, waived, report);
  options.charge_setup_fee = !waived;
  read_flag(in, "capCredit", quote.cap_credit, report);
  read_flag(in, "perUnit", quote.per_unit, report);
  read_invoices(in, options.invoices, report);
  if (const Node* ramp = in.field("ramp"); ramp != nullptr) read_ramp_options(*ramp, Path(path, "ramp"), quote, report);
  in.finish();
}

}  // namespace

void read_options(ObjectReader& in, PolicySource& policy, const Reporter& report) {
  if (const Node* node = in.field("direction"); node != nullptr)
    read_direction(*node, Path(in.path(), "direction"), policy.direction, report);
  if (const Node* node = in.field("timing"); node != nullptr)
    read_timing(*node, Path(in.path(), "timing"), policy.timing, report);
  if (const Node* node = in.field("quote"); node != nullptr)
    read_quote(*node, Path(in.path(), "quote"), policy.quote, report);
}

}  // namespace plangate
