#include "policy/let_checker.h"

#include <algorithm>

#include "json/hash_index.h"
#include "json/text.h"

namespace plangate {
namespace {

class LetChecker {
 public:
  LetChecker(const std::vector<LetSource>& lets, Environment& environment, RuleChecker& checker,
             const json::Reporter& report)
      : lets_(lets), environment_(environment), checker_(checker), report_(report) {}

  std::vector<CheckedLet> run() {
    for (std::size_t i = 0; i < lets_.size(); ++i) add(i);
    for (Let& let : open_) find_reads(let);
    for (bool progress = true; progress;) {
      progress = false;
      for (Let& let : open_) {
        if (let.done || !is_ready(let)) continue;
        define(let);
        progress = let.done = true;
      }
    }
    for (Let& let : open_)
      if (!let.done) report_cycle(let);
    return std::move(checked_);
  }

 private:
  struct Let {
    std::size_t source = 0;
    std::unique_ptr<Ast> ast;
    std::vector<std::uint32_t> reads;  // other definitions
    bool done = false;
  };

  Path path(const Let& let) const { return {lets_path_, lets_[let.source].name}; }

  void add(std::size_t source) {
    const std::string& name = lets_[source].name;
    Let let{source, nullptr, {}, false};
    if (environment_.names.find(name) != no_name || environment_.names.is_record(name))
      return report_.add(issue::bad_let_name, path(let), {"\"", name, "\" is a fact, or holds facts, already."});
    let.ast = checker_.parse(lets_[source].expression, path(let));
    index_.insert(hash(name), static_cast<std::uint32_t>(open_.size()));
    open_.push_back(std::move(let));
  }

  void find_reads(Let& let) {
    if (!let.ast) return;
    for (const AstNode& node : let.ast->nodes) {
      if (node.op != Op::name) continue;
      const std::string_view text = std::string_view(node.text).substr(node.text.starts_with('.') ? 1 : 0);
      const std::uint32_t read =
          index_.find(hash(text), [&](std::uint32_t i) { return lets_[open_[i].source].name == text; });
      if (read != HashIndex::none) let.reads.push_back(read);
    }
  }

  bool is_ready(const Let& let) const {
    return std::all_of(let.reads.begin(), let.reads.end(), [&](std::uint32_t read) { return open_[read].done; });
  }

  // What a definition tells of the names that it reads, it tells of itself.
  void define(Let& let) {
    const LetSource& source = lets_[let.source];
    Name name{source.name, {}};
    if (let.ast) name.type = checker_.check(*let.ast, source.expression, path(let));
    if (name.type.valid()) {
      for (const AstNode& node : let.ast->nodes) {
        if (node.op != Op::name || node.name_id == no_name) continue;
        name.is_private |= environment_.names[node.name_id].is_private;
        name.needs_date |= environment_.names[node.name_id].needs_date;
      }
      for (const bool sense : {false, true})
        add_present(*let.ast, environment_.names, sense, name.present[sense ? 1 : 0]);
      checked_.push_back({let.source, static_cast<NameId>(environment_.names.size()), std::move(let.ast)});
    }
    environment_.names.add(std::move(name));
  }

  // From a definition that is left, following what it reads leads into a circle, which is told once.
  void report_cycle(const Let& from) {
    const Let* at = &from;
    for (std::size_t steps = open_.size(); steps > 0; --steps) at = &left_read(*at);
    if (environment_.names.find(lets_[at->source].name) == no_name) {
      std::string circle = join({"\"", lets_[at->source].name, "\""});
      const Let* const begin = at;
      do {
        environment_.names.add({lets_[at->source].name, {}});
        at = &left_read(*at);
        circle += join({" reads \"", lets_[at->source].name, "\""});
        if (at != begin) circle += ", which";
      } while (at != begin);
      report_.add(issue::let_cycle, path(*begin), {circle, ": that can never be evaluated."});
    }
    if (environment_.names.find(lets_[from.source].name) == no_name)
      environment_.names.add({lets_[from.source].name, {}});
  }

  const Let& left_read(const Let& let) const {
    return open_[*std::find_if(let.reads.begin(), let.reads.end(), [&](std::uint32_t i) { return !open_[i].done; })];
  }

  const Path top_;
  const Path lets_path_{top_, "let"};
  const std::vector<LetSource>& lets_;
  Environment& environment_;
  RuleChecker& checker_;
  const json::Reporter& report_;
  std::vector<Let> open_;
  HashIndex index_;  // of open_, by name
  std::vector<CheckedLet> checked_;
};

}  // namespace

std::vector<CheckedLet> check_lets(const std::vector<LetSource>& lets, Environment& environment, RuleChecker& checker,
                                   const json::Reporter& report) {
  if (lets.size() <= max_lets) return LetChecker(lets, environment, checker, report).run();
  const Path top;
  report.add(issue::policy_too_large, Path(top, "let"),
             {"There are more than ", std::to_string(max_lets), " definitions."});
  return {};
}

void warn_of_unused_lets(const std::vector<CheckedLet>& lets, const Environment& environment,
                         const RuleChecker& checker, const json::Reporter& report) {
  const Path top;
  const Path path(top, "let");
  for (const CheckedLet& let : lets)
    if (!checker.is_read(let.name))
      report.warn(issue::unused_let, Path(path, environment.names[let.name].path),
                  {"Nothing reads \"", environment.names[let.name].path, "\"."});
}

}  // namespace plangate
