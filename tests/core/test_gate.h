// A gate as the JavaScript side uses it, driven from JSON: facts into slots, words back into JSON.
#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "api/gate.h"

namespace plangate::test {

using Json = nlohmann::ordered_json;

class TestGate {
 public:
  TestGate(std::string_view policy, std::string_view catalog);

  const Json& response() const { return response_; }
  bool loaded() const { return gate_ != nullptr; }

  // As the package's Decision and Quote print themselves.
  Json decide(const Json& change, const Json& facts, const std::string& locale = {});
  Json quote(const Json& change, const Json& facts);
  // As analysis/matrix.h describes it.
  Json matrix(const Json& facts);

 private:
  void write_slots(const Json& change, const Json& facts, std::size_t slots);
  std::uint32_t run(const Json& change, const Json& facts, std::size_t slots);
  void write_slot(std::size_t slot, const Json* value, bool in_a_record);
  void write_value(Cell& cell, const Json& value, bool may_hold_items);
  void write_items(Cell& cell, const Json& items);
  Json reasons(const Words& words, const Json& change, const Json& facts);
  Json customer();
  Json spoken_locale(std::size_t spoken) const;
  Json remedies(const Json& change, const Json& facts);
  Json needs();
  Json issues();
  void add_change(Json& decision);
  Json quote_of(const Json& change);

  std::unique_ptr<Workspace> workspace_ = std::make_unique<Workspace>();
  std::unique_ptr<Gate> gate_;
  Json response_;
  std::size_t text_bytes_ = 0;
  std::size_t locale_ = 0;
};

}  // namespace plangate::test
