#include "test_gate.h"

#include <algorithm>
#include <cstring>
#include <sstream>

namespace plangate::test {
namespace {

// Reads the words of a report in order.
class WordReader {
 public:
  explicit WordReader(const Words& words) : words_(words) {}

  Word next() { return words_.data()[at_++]; }
  void align() {
    while (at_ % (sizeof(double) / sizeof(Word)) != 0) ++at_;
  }
  double number() {
    double value = 0;
    std::memcpy(&value, words_.data() + at_, sizeof value);
    at_ += sizeof(double) / sizeof(Word);
    return value;
  }
  std::string text() {
    std::string text;
    for (Word pieces = next(); pieces > 0; --pieces) {
      const Word at = next(), length = next();
      if (length == Words::is_number) text += std::to_string(at);
      else text.append(reinterpret_cast<const char*>(at), length);  // NOLINT(performance-no-int-to-ptr)
    }
    return text;
  }

 private:
  const Words& words_;
  std::size_t at_ = 0;
};

// Whole numbers as JSON integers, as JSON.stringify writes them.
Json as_json(double value) {
  const auto whole = static_cast<std::int64_t>(value);
  return static_cast<double>(whole) == value ? Json(whole) : Json(value);
}

void put_value(Json& values, const char* name, Word tag, double value) {
  if (tag == 1) values[name] = as_json(value);
  if (tag == 2) values[name] = "unlimited";
}

struct Found {
  const Json* value = nullptr;  // nullptr: absent
  bool in_a_record = true;      // false: a parent is no object
};

Found find(const Json& root, std::string path) {
  const Json* at = &root;
  while (true) {
    if (at->is_null()) return {};
    if (!at->is_object()) return {nullptr, false};
    const std::size_t dot = path.find('.');
    const auto member = at->find(path.substr(0, dot));
    if (member == at->end()) return {};
    at = &*member;
    if (dot == std::string::npos) return {at, true};
    path.erase(0, dot + 1);
  }
}

// What is told of the change and of who asks for it stands in the change.
Found find_fact(const std::string& path, const Json& change, const Json& facts) {
  if (path.starts_with("change.")) return find(change, path.substr(7));
  return find(path.starts_with("actor.") ? change : facts, path);
}

void write_raw(Cell& cell, RawTag tag, std::uint32_t aux) { cell = Cell::make(static_cast<Tag>(tag), aux, 0); }

}  // namespace

TestGate::TestGate(std::string_view policy, std::string_view catalog) {
  LoadAnswer answer = load(policy, catalog);
  gate_ = std::move(answer.gate);
  response_ = Json::parse(answer.response, nullptr, false);
}

void TestGate::write_slot(std::size_t slot, const Json* value, bool in_a_record) {
  Cell& cell = gate_->slots()[slot];
  if (!in_a_record) return write_raw(cell, RawTag::unreadable, static_cast<std::uint32_t>(Unreadable::not_a_record));
  if (value == nullptr) return write_raw(cell, RawTag::absent, 0);
  const Type type = gate_->program().layout[slot].type;
  const bool fits =
      (value->is_array() && type.is(Type::Kind::list)) || (value->is_object() && type.is(Type::Kind::map));
  write_value(cell, *value, fits);
}

void TestGate::write_value(Cell& cell, const Json& value, bool may_hold_items) {
  if (value.is_null()) return write_raw(cell, RawTag::null, 0);
  if (value.is_boolean()) return write_raw(cell, RawTag::boolean, value.get<bool>() ? 1 : 0);
  if (value.is_number()) {
    write_raw(cell, RawTag::number, 0);
    cell.floating = value.get<double>();
    return;
  }
  if (may_hold_items) return write_items(cell, value);
  if (!value.is_string())
    return write_raw(cell, RawTag::unreadable, static_cast<std::uint32_t>(Unreadable::not_single));
  const std::string& text = *value.get_ptr<const std::string*>();
  if (text.size() > Arena::size - text_bytes_)
    return write_raw(cell, RawTag::unreadable, static_cast<std::uint32_t>(Unreadable::too_long));
  write_raw(cell, RawTag::string, static_cast<std::uint32_t>(text.size()));
  char* place = workspace_->arena.data() + text_bytes_;
  std::memcpy(place, text.data(), text.size());
  cell.text = place;
  text_bytes_ += text.size();
}

void TestGate::write_items(Cell& cell, const Json& items) {
  const std::size_t count = items.size() * (items.is_object() ? 2 : 1);
  const std::size_t start = (text_bytes_ + 15) / 16 * 16;
  if (start + count * sizeof(Cell) > Arena::size)
    return write_raw(cell, RawTag::unreadable, static_cast<std::uint32_t>(Unreadable::too_long));
  Cell* cells = reinterpret_cast<Cell*>(workspace_->arena.data() + start);
  text_bytes_ = start + count * sizeof(Cell);
  write_raw(cell, items.is_object() ? RawTag::map : RawTag::list, static_cast<std::uint32_t>(items.size()));
  cell.items = cells;
  for (auto item = items.begin(); item != items.end(); ++item) {
    if (items.is_object()) write_value(*cells++, item.key(), false);
    write_value(*cells++, *item, false);
  }
}

void TestGate::write_slots(const Json& change, const Json& facts, std::size_t slots) {
  text_bytes_ = 0;
  for (std::size_t slot = 0; slot < slots; ++slot) {
    const Found found = find_fact(gate_->program().layout[slot].path, change, facts);
    write_slot(slot, found.value, found.in_a_record);
  }
}

std::uint32_t TestGate::run(const Json& change, const Json& facts, std::size_t slots) {
  write_slots(change, facts, slots);
  return gate_->decide(*workspace_, text_bytes_);
}

Json TestGate::matrix(const Json& facts) {
  write_slots(Json(), facts, gate_->program().decision_slots);
  return Json::parse(gate_->matrix(*workspace_, text_bytes_), nullptr, false);
}

Json TestGate::decide(const Json& change, const Json& facts, const std::string& locale) {
  constexpr const char* outcomes[] = {"deny", "undecided", "review", "defer", "allow"};
  const std::uint32_t code = run(change, facts, gate_->program().decision_slots);
  const Json& locales = response_["locales"];
  const auto wanted = std::find(locales.begin(), locales.end(), locale);
  locale_ = wanted == locales.end() ? 0 : static_cast<std::size_t>(wanted - locales.begin());
  const bool english = locale.empty() || locale == "en" || locale.starts_with("en-");
  if (locales.empty() && !english) locale_ = no_locale;
  Json decision = {{"outcome", outcomes[code & 7]},
                   {"complete", (code & 8) != 0},
                   {"reasons", reasons(gate_->reasons(*workspace_, locale_, false), change, facts)},
                   {"customer", customer()},
                   {"remedies", (code & 7) == 0 || (code & 7) == 3 ? remedies(change, facts) : Json()},
                   {"needs", needs()},
                   {"issues", issues()}};
  add_change(decision);
  if ((code & 7) < 3) decision["effectiveAt"] = nullptr;
  decision["quote"] = gate_->program().quotes ? quote_of(change) : Json();
  decision["warnings"] = reasons(gate_->reasons(*workspace_, locale_, true), change, facts);
  if (gate_->program().quotes)
    for (const Json& warning : decision["quote"]["warnings"]) decision["warnings"].push_back(warning);
  return decision;
}

Json TestGate::quote(const Json& change, const Json& facts) {
  run(change, facts, gate_->program().layout.size());
  return quote_of(change);
}

void TestGate::add_change(Json& decision) {
  WordReader words(gate_->change(*workspace_));
  for (const char* key : {"direction", "criterion", "effectiveAt"}) {
    const std::string text = words.text();
    decision[key] = text.empty() ? Json() : Json(text);
  }
  if (words.next() == 1) decision["effectiveAt"] = "now";
}

namespace {

Json read_names(WordReader& words, const Json& names) {
  Json out = Json::array();
  for (Word count = words.next(); count > 0; --count) out.push_back(names[words.next()]);
  return out;
}

Json read_issues(WordReader& words, const char* severity) {
  constexpr const char* documents[] = {"facts", "change", "policy", "catalog"};
  Json out = Json::array();
  for (Word count = words.next(); count > 0; --count) {
    Json issue = {{"code", words.text()}, {"severity", severity}};
    issue["document"] = documents[words.next()];
    issue["path"] = words.text();
    const auto start = static_cast<std::uint32_t>(words.next());
    const auto end = static_cast<std::uint32_t>(words.next());
    if (start != Range::none) issue["range"] = {start, end};
    issue["message"] = words.text();
    out.push_back(std::move(issue));
  }
  return out;
}

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, separator);) parts.push_back(part);
  return parts;
}

Json to_line(const std::vector<std::string>& row, const std::string& rounding, const Json& change) {
  return {{"kind", row[0]},    {"plan", change[row[0] == "credit" ? "current" : "requested"]},
          {"amount", row[1]},  {"period", {{"start", row[2]}, {"end", row[3]}}},
          {"formula", row[4]}, {"rounding", rounding}};
}

Json to_invoice(const std::vector<std::string>& row) {
  if (row.empty()) return {};
  return {{"at", row[0]}, {"current", row[1]}, {"requested", row[2]}, {"difference", row[3]}};
}

}  // namespace

Json TestGate::quote_of(const Json& change) {
  WordReader words(gate_->quote(*workspace_));
  Json quote = {{"needs", read_names(words, response_["names"])}};
  quote["issues"] = read_issues(words, "error");
  quote["warnings"] = read_issues(words, "warning");
  quote["lines"] = quote["schedule"] = Json::array();
  quote["complete"] = words.next() == 1;
  if (quote["complete"] == false) return quote;
  std::vector<std::vector<std::string>> rows;
  for (const std::string& row : split(words.text(), '\n')) rows.push_back(split(row, '\t'));
  constexpr const char* fields[] = {"currency", "effectiveAt", "total", "dueNow", "credit"};
  for (std::size_t i = 0; i < std::size(fields); ++i) quote[fields[i]] = rows[0][i];
  const std::size_t lines = std::stoul(rows[0][6]);
  for (std::size_t i = 1; i <= lines; ++i) quote["lines"].push_back(to_line(rows[i], rows[0][5], change));
  quote["nextInvoice"] = to_invoice(rows[lines + 1]);
  for (std::size_t i = lines + 2; i < rows.size(); ++i) quote["schedule"].push_back(to_invoice(rows[i]));
  return quote;
}

Json TestGate::reasons(const Words& report, const Json& change, const Json& facts) {
  WordReader words(report);
  Json out = Json::array();
  const Word count = words.next();
  for (Word i = 0; i < count; ++i) {
    words.align();
    const Json& rule = response_["rules"][words.next()];
    const Word tags = words.next();
    Json values = Json::object();
    if (rule.contains("name")) values["name"] = rule["name"];
    words.align();
    put_value(values, "used", tags & 0xFF, words.number());
    put_value(values, "limit", tags >> 8 & 0xFF, words.number());
    put_value(values, "over", tags >> 16 & 0xFF, words.number());
    Json read = Json::object();
    for (const Json& slot : rule.value("facts", Json::array())) {
      const std::string& path = gate_->program().layout[slot.get<std::size_t>()].path;
      if (const Json* value = find_fact(path, change, facts).value) read[path] = *value;
    }
    out.push_back({{"rule", rule["rule"]},
                   {"code", rule["code"]},
                   {"message", words.text()},
                   {"values", values},
                   {"facts", read}});
  }
  return out;
}

Json TestGate::spoken_locale(std::size_t spoken) const {
  const bool own_words = (spoken & 0x10000) != 0;
  const Json said = (spoken & 0xFFFF) == no_locale ? Json("en") : response_["locales"][spoken & 0xFFFF];
  return own_words && said.get<std::string>().substr(0, 2) != "en" ? Json() : said;
}

Json TestGate::customer() {
  WordReader words(gate_->customer(*workspace_, locale_));
  const std::size_t spoken = words.next();
  Json out = {{"headline", words.text()}, {"list", Json::array()}};
  for (Word lines = words.next(); lines > 0; --lines) {
    Json line = words.text();
    if (std::find(out["list"].begin(), out["list"].end(), line) == out["list"].end()) out["list"].push_back(line);
  }
  out["locale"] = response_["locales"].empty() ? Json() : spoken_locale(spoken);
  return out;
}

Json TestGate::remedies(const Json& change, const Json& facts) {
  constexpr const char* statuses[] = {"not known", "none", "found"};
  constexpr const char* relations[] = {"==", "<=", ">="};
  WordReader words(gate_->remedies(*workspace_));
  Json out = {{"status", statuses[words.next()]}, {"sets", Json::array()}};
  for (Word sets = words.next(); sets > 0; --sets) {
    Json set = Json::array();
    for (Word size = words.next(); size > 0; --size) {
      const FactSource& fact = gate_->program().layout[words.next()];
      const char* const relation = relations[words.next()];
      const std::string to = words.text();
      const Json parsed = fact.type.is(Type::Kind::string) ? Json(to) : Json::parse(to, nullptr, false);
      const Json* const from = find_fact(fact.path, change, facts).value;
      set.push_back({{"fact", fact.path},
                     {"from", from == nullptr ? Json() : *from},
                     {"to", parsed.is_discarded() ? Json(to) : parsed},
                     {"relation", relation}});
    }
    out["sets"].push_back(std::move(set));
  }
  return out;
}

Json TestGate::needs() {
  WordReader words(gate_->needs(*workspace_));
  return read_names(words, response_["names"]);
}

Json TestGate::issues() {
  WordReader words(gate_->issues(*workspace_));
  return read_issues(words, "error");
}

}  // namespace plangate::test
