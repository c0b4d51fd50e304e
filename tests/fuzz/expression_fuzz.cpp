// libFuzzer: an expression, and behind a zero byte the values of the variables that it may read. It must compile or
// give issues, evaluate without a fault to what the plain evaluator finds, and take less than a tenth of a second.
#include <fuzzer/FuzzedDataProvider.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include "harness.h"
#include "json/utf8.h"

namespace plangate::test {
namespace {

using Kind = Type::Kind;

std::map<std::string, Variable> declared() {
  return {{"b", {Kind::boolean}},
          {"i", {Kind::integer}},
          {"j", {Kind::integer, true}},
          {"u", {Kind::uinteger}},
          {"d", {Kind::floating}},
          {"s", {Kind::string}},
          {"t", {Kind::string, true}},
          {"y", {Kind::bytes}},
          {"at", {Kind::timestamp}},
          {"span", {Kind::duration}},
          {"any", {Kind::dyn}},
          {"k", {Kind::type}},
          {"ints", {Type::list_of(Kind::integer)}},
          {"anys", {Type::list_of(Kind::dyn)}},
          {"ages", {Type::map_of(Kind::string, Kind::integer)}},
          {"maybe", {Type::optional_of(Kind::integer)}},
          {"usage.seats", {Kind::integer}}};
}

std::string utf8_text(FuzzedDataProvider& data) {
  std::string text = data.ConsumeRandomLengthString(40);
  for (char& c : text) c = static_cast<char>(c & 0x7F);
  return text + (data.ConsumeBool() ? "\u00e9\U0001f600" : "");
}

Value value_of(FuzzedDataProvider& data, Type type, int depth = 3);

std::vector<Value> values_of(FuzzedDataProvider& data, Type type, int depth) {
  std::vector<Value> out;
  for (int left = data.ConsumeIntegralInRange(0, 6); left > 0; --left) out.push_back(value_of(data, type, depth));
  return out;
}

Value map_of_ages(FuzzedDataProvider& data, Type type, int depth) {
  std::vector<Value> entries;
  for (const char* key : {"a", "b", "", "a\u00e9"}) {
    if (data.ConsumeBool()) continue;
    entries.push_back(Value::of(std::string(key)));
    entries.push_back(value_of(data, type, depth));
  }
  return Value::map(entries);
}

Value anything(FuzzedDataProvider& data, int depth) {
  constexpr Kind kinds[] = {Kind::null,  Kind::boolean,   Kind::integer,  Kind::uinteger, Kind::floating, Kind::string,
                            Kind::bytes, Kind::timestamp, Kind::duration, Kind::type,     Kind::list};
  const Kind kind = data.PickValueInArray(kinds);
  return value_of(data, kind == Kind::list ? (depth > 0 ? Type::list_of(Kind::dyn) : Type(Kind::null)) : Type(kind),
                  depth);
}

Value value_of(FuzzedDataProvider& data, Type type, int depth) {
  switch (type.kind()) {
    case Kind::boolean: return Value::of(data.ConsumeBool());
    case Kind::integer: return Value::of(data.ConsumeIntegral<std::int64_t>());
    case Kind::uinteger: return Value::of(data.ConsumeIntegral<std::uint64_t>());
    case Kind::floating: return Value::of(data.ConsumeFloatingPoint<double>());
    case Kind::string: return Value::of(utf8_text(data));
    case Kind::bytes: return Value::bytes(data.ConsumeRandomLengthString(40));
    case Kind::timestamp:
      return Value::timestamp(data.ConsumeIntegralInRange<std::int64_t>(-62135596800, 253402300799),
                              data.ConsumeIntegralInRange<std::uint32_t>(0, 999999999));
    case Kind::duration:
      return Value::duration(data.ConsumeIntegralInRange<std::int64_t>(-9000000000, 9000000000),
                             data.ConsumeIntegralInRange<std::uint32_t>(0, 999999999));
    case Kind::type: return Value::type("int");
    case Kind::list: return Value::list(values_of(data, type.element(), depth - 1));
    case Kind::map: return map_of_ages(data, type.value(), depth - 1);
    case Kind::optional:
      return Value::optional(data.ConsumeBool() ? std::vector{value_of(data, type.element(), depth)}
                                                : std::vector<Value>());
    case Kind::dyn: return anything(data, depth);
    default: return {};
  }
}

// Only what the expression mentions needs a value.
void bind(Request& request, FuzzedDataProvider& data) {
  request.bindings.clear();
  for (const auto& [name, variable] : request.variables) {
    if (request.expression.find(name) == std::string::npos) continue;
    if (data.ConsumeIntegralInRange(0, 7) == 7) continue;  // unknown
    const bool absent = variable.optional && data.ConsumeBool();
    request.bindings[name] = absent ? Value() : value_of(data, variable.type);
  }
}

double milliseconds() {
  timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

void fault(const char* what, const std::string& expression, const Answer& answer) {
  std::fprintf(stderr, "%s: %s\n%s\n", what, expression.c_str(),
               to_json(answer).dump(-1, ' ', false, Json::error_handler_t::replace).c_str());
  std::abort();
}

void check(const std::uint8_t* bytes, std::size_t size) {
  static Request request{"", true, "", declared(), {}};
  const std::uint8_t* const zero = std::find(bytes, bytes + size, 0);
  FuzzedDataProvider data(zero, static_cast<std::size_t>(bytes + size - zero));
  request.expression.assign(bytes, zero);
  if (find_ill_formed_utf8(request.expression) != request.expression.size()) return;  // documents are checked for that
  bind(request, data);
  request.typed = data.ConsumeIntegralInRange(0, 3) != 3;
  const double start = milliseconds();
  Answer answer = compile_and_run(request);
  if (milliseconds() - start > 100) fault("slow", request.expression, answer);
  if (request.typed) compare_with_plain(request, answer);  // which takes only what a checker has let through
  if (!answer.agree) fault("disagreement", request.expression, answer);
}

}  // namespace
}  // namespace plangate::test

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  plangate::test::check(bytes, size);
  return 0;
}
