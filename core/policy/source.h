// A policy document as read: its shape is right, its expressions and templates are still text.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "expr/cell.h"
#include "expr/type.h"
#include "json/issue.h"
#include "json/sha256.h"
#include "money/money.h"
#include "money/quote.h"
#include "policy/direction.h"
#include "policy/guards.h"

namespace plangate {

struct FactSource {
  std::string path;  // "usage.seats"
  Type type;
  bool optional = false;
  bool is_private = false;
  std::string_view kind;    // "stock", "quota" or empty
  bool decreases = false;   // the customer can make it less
  bool increases = false;   // or more
  std::optional<Cell> min;  // of the fact's own type, inclusive
  std::optional<Cell> max;
  std::uint32_t max_items = 0;       // of a list or map
  std::vector<std::string> values;   // the only texts it may have; empty: any
  std::optional<Currency> currency;  // of a money fact that may be given as a plain number
};

// What is declared about who asks for a change is read from the change.
inline bool is_of_actor(const FactSource& fact) { return fact.path.starts_with("actor."); }

// A text for people, a template: one for all, or one for each of some locales.
struct LocalText {
  std::string locale;  // empty: for all
  std::string text;
};
using TextSource = std::vector<LocalText>;  // empty: there is none

// Where it stands, when the whole text stands at `path`.
inline Path path_of(const LocalText& text, const Path& path) {
  return text.locale.empty() ? path : Path(path, text.locale);
}

// An expression that rules share by its name.
struct LetSource {
  std::string name;
  std::string expression;
};

struct RuleSource {
  std::size_t index = 0;  // in the document's "rules"
  std::string id;
  std::string code;  // the id when the document gives none
  bool each_usage = false;
  std::string when;
  std::string unless;  // empty: none
  Outcome effect = Outcome::deny;
  std::string_view message_field;  // where the message stands: the effect's own field, of a defer "message"
  TextSource message;
  std::string date;  // of a defer: the expression under "defer"
  TextSource suggest;
};

// When a change takes effect, by its direction.
struct TimingSource {
  enum class Kind : std::uint8_t { now, term_end, next_boundary, expression };
  struct Entry {
    Kind kind = Kind::now;
    bool stated = false;
    std::string expression;
  };
  bool stated = false;
  std::array<Entry, direction_count> by_direction;
};

struct QuoteSource {
  bool stated = false;  // decisions have a quote
  QuoteOptions options;
  bool per_unit = false;    // prices are for one unit of the quantity
  bool cap_credit = false;  // a credit is at most what was paid
  OpenQuestions answered;   // what the policy states of what vendors leave open
};

struct PolicySource {
  std::string name;
  Digest digest{};                   // SHA-256 of the document in canonical form, without "$schema"
  std::vector<std::string> locales;  // that texts are written for; the first one is what the others fall back to
  TextSource headline;
  TextSource cancel_headline;
  std::vector<FactSource> facts;
  std::vector<LetSource> lets;
  std::vector<RuleSource> rules;
  std::array<bool, guard_count> guards{true, true, true, true};
  DirectionOrder direction{Criterion::rank, Criterion::interval, Criterion::price};
  TimingSource timing;
  QuoteSource quote;
};

inline constexpr std::size_t max_policy_bytes = 1u << 20;

// What is wrong is in `issues`; what could be read is returned, so that expressions are still checked.
PolicySource read_policy(std::string_view text, Issues& issues);

}  // namespace plangate
