#include "analysis/representatives.h"

#include <algorithm>
#include <cmath>

#include "expr/values.h"
#include "json/decimal.h"
#include "json/sort.h"

namespace plangate {
namespace {

using Kind = Type::Kind;

constexpr std::int64_t some_day = 1767225600;  // 2026-01-01T00:00:00Z
constexpr std::int64_t year = 31536000;

class Collector {
 public:
  Collector(const FactSource& fact, Arena& scratch) : fact_(fact), scratch_(scratch) {}

  std::vector<Cell> collect(const std::vector<Cell>& turns) {
    switch (fact_.type.kind()) {
      case Kind::boolean: add_all({Cell::of(false), Cell::of(true)}); break;
      case Kind::string: add_texts(turns); break;
      case Kind::list: add(Cell::list(nullptr, 0)); break;
      case Kind::map: add(Cell::map(nullptr, 0)); break;
      default: add_scale(turns);
    }
    if (fact_.optional) values_.push_back(Cell::null());
    return std::move(values_);
  }

 private:
  void add_all(std::initializer_list<Cell> cells) {
    for (const Cell& cell : cells) add(cell);
  }

  bool holds(OpCode op, const Cell& a, const Cell& b) const {
    Order order = Order::unordered;
    Cell failure;
    return compare(a, b, order, failure) && order != (op == OpCode::less ? Order::less : Order::greater);
  }

  // What the fact may be, once.
  void add(const Cell& value) {
    if (!value.definite()) return;
    if (fact_.min && !holds(OpCode::less, value, *fact_.min)) return;
    if (fact_.max && !holds(OpCode::greater, value, *fact_.max)) return;
    if (value.tag == Tag::integer && (value.integer > max_safe_integer || value.integer < -max_safe_integer)) return;
    if (value.tag == Tag::floating && !std::isfinite(value.floating)) return;
    const auto same = [&](const Cell& other) { return equal(value, other, scratch_).is_bool(true); };
    if (std::none_of(values_.begin(), values_.end(), same)) values_.push_back(value);
  }

  void add_texts(const std::vector<Cell>& turns) {
    for (const std::string& text : fact_.values) add(Cell::of(std::string_view(text)));
    if (!fact_.values.empty()) return;
    // One of these is none of the turns, however many there are.
    for (std::string_view other : {"other", "something else", "", "nothing of the kind"}) {
      const auto same = [&](const Cell& turn) { return turn.tag == Tag::string && turn.string() == other; };
      if (std::any_of(turns.begin(), turns.end(), same)) continue;
      add(Cell::of(other));
      break;
    }
    for (const Cell& turn : turns)
      if (turn.tag == Tag::string) add(turn);
  }

  static Cell step(const Cell& value) {
    if (value.tag == Tag::money) return Cell::make(Tag::money, value.aux, 1);
    if (value.tag == Tag::integer) return Cell::of(std::int64_t{1});
    return value.tag == Tag::floating ? Cell::of(1.0) : Cell::of(Duration{1, 0});
  }

  void add_neighbours(const Cell& value, const Cell& step) {
    add(arithmetic(OpCode::add, value, step, scratch_));
    add(arithmetic(OpCode::subtract, value, step, scratch_));
  }

  void add_with_neighbours(const Cell& value) {
    add(value);
    add_neighbours(value, step(value));
  }

  // Of the fact's own type; unknown when it has none that could be told.
  Cell converted(const Cell& turn) const {
    if (fact_.type.is(Kind::integer) && turn.tag == Tag::floating)
      return std::abs(turn.floating) < 9.0e15 ? Cell::of(static_cast<std::int64_t>(std::floor(turn.floating))) : Cell();
    if (fact_.type.is(Kind::floating) && turn.tag == Tag::integer) return Cell::of(static_cast<double>(turn.integer));
    return turn.tag == plain_value().tag ? turn : Cell();
  }

  Cell plain_value() const {
    switch (fact_.type.kind()) {
      case Kind::integer: return Cell::of(std::int64_t{0});
      case Kind::floating: return Cell::of(0.0);
      case Kind::timestamp: return Cell::of(Timestamp{some_day, 0});
      case Kind::money: return Cell::make(Tag::money, fact_.currency.value_or(*Currency::find("EUR")).packed(), 0);
      default: return Cell::of(Duration{0, 0});
    }
  }

  void add_scale(const std::vector<Cell>& turns) {
    const Cell plain = plain_value();
    add_with_neighbours(plain);
    if (plain.tag == Tag::timestamp)
      add_all({Cell::of(Timestamp{some_day + year, 0}), Cell::of(Timestamp{some_day - year, 0})});
    std::vector<double> doubles;
    for (const Cell& turn : turns) {
      const Cell value = converted(turn);
      if (!value.definite()) continue;
      add_with_neighbours(value);
      if (value.tag == Tag::floating) doubles.push_back(value.floating);
      if (value.tag == Tag::timestamp || value.tag == Tag::duration) add_neighbours(value, Cell::of(Duration{0, 1}));
    }
    sort(doubles);
    for (std::size_t i = 1; i < doubles.size(); ++i) add(Cell::of(doubles[i - 1] + (doubles[i] - doubles[i - 1]) / 2));
    for (const std::optional<Cell>& bound : {fact_.min, fact_.max})
      if (bound) add(*bound);
    if (plain.tag == Tag::integer) add_all({Cell::of(max_safe_integer), Cell::of(-max_safe_integer)});
    if (plain.tag == Tag::floating) add_all({Cell::of(1e300), Cell::of(-1e300)});
    if (plain.tag == Tag::money && !fact_.currency) add(Cell::make(Tag::money, Currency::find("USD")->packed(), 0));
  }

  const FactSource& fact_;
  Arena& scratch_;
  std::vector<Cell> values_;
};

}  // namespace

std::vector<Cell> representatives(const FactSource& fact, const std::vector<Cell>& turns, Arena& scratch) {
  return Collector(fact, scratch).collect(turns);
}

}  // namespace plangate
