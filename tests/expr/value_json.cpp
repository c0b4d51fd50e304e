#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "value.h"

namespace plangate::test {
namespace {

using Kind = Value::Kind;

std::string to_hex(const std::string& bytes) {
  constexpr char digits[] = "0123456789abcdef";
  std::string out;
  for (const char c : bytes) {
    out += digits[static_cast<unsigned char>(c) >> 4];
    out += digits[static_cast<unsigned char>(c) & 15];
  }
  return out;
}

std::string from_hex(const std::string& hex) {
  std::string out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    out += static_cast<char>(std::strtol(hex.substr(i, 2).c_str(), nullptr, 16));
  return out;
}

std::string double_text(double value) {
  if (std::isnan(value)) return "NaN";
  char text[40];
  std::snprintf(text, sizeof text, "%.17g", value);
  return text;
}

std::string text_of(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json items_json(const std::vector<Value>& items) {
  Json out = Json::array();
  for (const Value& item : items) out.push_back(to_json(item));
  return out;
}

Json entries_json(const std::vector<Value>& items) {
  std::vector<Json> entries;
  for (std::size_t i = 0; i + 1 < items.size(); i += 2)
    entries.push_back(Json::array({to_json(items[i]), to_json(items[i + 1])}));
  std::sort(entries.begin(), entries.end(), [](const Json& a, const Json& b) { return text_of(a) < text_of(b); });
  return entries;
}

Json time_json(const Value& value) { return Json::array({std::to_string(value.integer), value.nanos}); }

std::vector<Value> items_from(const Json& json) {
  std::vector<Value> out;
  for (const Json& item : json) out.push_back(from_json(item));
  return out;
}

std::vector<Value> entries_from(const Json& json) {
  std::vector<Value> out;
  for (const Json& entry : json) {
    out.push_back(from_json(entry[0]));
    out.push_back(from_json(entry[1]));
  }
  return out;
}

std::int64_t seconds_from(const Json& json) { return std::strtoll(json[0].get<std::string>().c_str(), nullptr, 10); }

}  // namespace

Json to_json(const Value& value) {
  switch (value.kind) {
    case Kind::error: return {{"error", value.text}};
    case Kind::unknown: return {{"unknown", value.names}};
    case Kind::null: return {{"null", true}};
    case Kind::boolean: return {{"bool", value.boolean}};
    case Kind::integer: return {{"int", std::to_string(value.integer)}};
    case Kind::unsigned_integer: return {{"uint", std::to_string(value.unsigned_integer)}};
    case Kind::floating: return {{"double", double_text(value.floating)}};
    case Kind::string: return {{"string", value.text}};
    case Kind::bytes: return {{"bytes", to_hex(value.text)}};
    case Kind::list: return {{"list", items_json(value.items)}};
    case Kind::map: return {{"map", entries_json(value.items)}};
    case Kind::timestamp: return {{"timestamp", time_json(value)}};
    case Kind::duration: return {{"duration", time_json(value)}};
    case Kind::type: return {{"type", value.text}};
    case Kind::optional: return {{"optional", items_json(value.items)}};
  }
  return {};
}

Value from_json(const Json& json) {
  const auto entry = json.begin();
  const std::string& kind = entry.key();
  const Json& content = entry.value();
  const std::string text = content.is_string() ? content.get<std::string>() : std::string();
  if (kind == "bool") return Value::of(content.get<bool>());
  if (kind == "int") return Value::of(static_cast<std::int64_t>(std::strtoll(text.c_str(), nullptr, 10)));
  if (kind == "uint") return Value::of(static_cast<std::uint64_t>(std::strtoull(text.c_str(), nullptr, 10)));
  if (kind == "double") return Value::of(std::strtod(text.c_str(), nullptr));
  if (kind == "string") return Value::of(text);
  if (kind == "bytes") return Value::bytes(from_hex(text));
  if (kind == "list") return Value::list(items_from(content));
  if (kind == "map") return Value::map(entries_from(content));
  if (kind == "timestamp") return Value::timestamp(seconds_from(content), content[1].get<std::uint32_t>());
  if (kind == "duration") return Value::duration(seconds_from(content), content[1].get<std::uint32_t>());
  if (kind == "type") return Value::type(text);
  if (kind == "optional") return Value::optional(items_from(content));
  if (kind == "null") return {};
  if (kind == "unknown") return Value::unknown(content.get<std::set<std::string>>());
  return Value::error(text);
}

bool identical(const Value& a, const Value& b) { return to_json(a) == to_json(b); }

}  // namespace plangate::test
