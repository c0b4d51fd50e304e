// The checked form of a policy's rules and texts: types are right, nothing is placed in a frame yet.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "expr/arena.h"
#include "json/reader.h"
#include "policy/environment.h"
#include "policy/template.h"

namespace plangate {

// A template by locale, with the indices of PolicySource::locales; without parts where there is none.
using CheckedText = std::vector<std::vector<TemplatePart>>;

struct CheckedRule {
  std::string id;
  std::string code;
  std::string member;
  Outcome effect = Outcome::deny;
  std::size_t source = 0;
  std::unique_ptr<Ast> when;  // guards are decided without an expression
  std::unique_ptr<Ast> unless;
  std::unique_ptr<Ast> date;  // of a defer
  CheckedText message;
  CheckedText suggest;
};

class RuleChecker {
 public:
  // `scratch` is used while an expression is checked. Names may be added to the environment later.
  RuleChecker(const Environment& environment, const std::vector<std::string>& locales, bool names_known, Arena& scratch,
              const json::Reporter& report)
      : environment_(environment), locales_(locales), names_known_(names_known), scratch_(scratch), report_(report) {}

  // One checked rule, or one per usage fact for a rule with "each".
  void check(const RuleSource& rule, std::vector<CheckedRule>& out);
  // An expression that gives a date: when a change takes effect.
  std::unique_ptr<Ast> date(std::string_view source, const Path& path, const EachMember* it,
                            const PresentNames& present);
  static CheckedRule guard(const Guard& guard, const Environment& environment, Arena& scratch);

  CheckedText text(const TextSource& source, const Path& path, const EachMember* it, const PresentNames& present);

  // Whether what is checked from now on is for cancellations alone, and so must not read the requested plan.
  void for_cancellations(bool alone) { for_cancellations_ = alone; }

  // An expression of any type in two steps; nullptr, or an invalid type, when there are issues.
  std::unique_ptr<Ast> parse(std::string_view source, const Path& path);
  Type check(Ast& ast, std::string_view source, const Path& path);

  // Whether an expression or text that was checked names it.
  bool is_read(NameId name) const { return name < read_.size() && read_[name] != 0; }

 private:
  struct Wanted {
    Type::Kind type;
    issue::Code code;  // when it is of another one
    std::string_view message;
    bool decides_date;
  };

  // A mistake in a rule with "each" is told once, not for every member.
  struct Told {
    issue::Code code;
    std::string path;
    std::uint32_t start;
    bool operator==(const Told&) const = default;
  };

  CheckedRule check_for(const RuleSource& rule, const EachMember* it);
  // The type, invalid when there are issues.
  Type check(Ast& ast, const EachMember* it, const PresentNames& present, std::vector<ExprIssue>& issues);
  // An expression of the wanted type; else, or when it cannot be read, there are issues.
  std::unique_ptr<Ast> expression(std::string_view source, const Path& path, const EachMember* it,
                                  const PresentNames& present, const Wanted& wanted);
  std::unique_ptr<Ast> condition(const RuleSource& rule, std::string_view source, const Path& path,
                                 const EachMember* it, const PresentNames& present);
  void check_values(const Ast& ast, std::vector<ExprIssue>& issues) const;
  void check_value(const AstNode& text, NameId name, std::vector<ExprIssue>& issues) const;
  void forbid_quote(const Ast& ast, std::vector<ExprIssue>& issues) const;
  void forbid_requested(const Ast& ast, std::vector<ExprIssue>& issues) const;
  std::vector<TemplatePart> parts(std::string_view source, const Path& path, const EachMember* it,
                                  const PresentNames& present);
  void check_part(TemplatePart& part, const EachMember* it, const PresentNames& present,
                  std::vector<ExprIssue>& issues);
  void tell(const std::vector<ExprIssue>& issues, std::string_view source, const Path& path);

  const Environment& environment_;
  const std::vector<std::string>& locales_;
  bool names_known_;
  bool for_cancellations_ = false;
  Arena& scratch_;
  const json::Reporter& report_;
  std::vector<Told> told_;
  std::vector<char> read_;  // by NameId
};

}  // namespace plangate
