// The calls of a gate that concern its catalogue: control plane, JSON in and JSON out.
#include <algorithm>

#include "api/gate.h"
#include "catalog/reconcile.h"
#include "json/writer.h"

namespace plangate {
namespace {

using Entries = std::vector<VendorEntry>;

void add_entry(const json::Node& node, const Path& path, const json::Reporter& report, Entries& entries) {
  if (auto entry = read_vendor_entry(node, path, report)) entries.push_back(std::move(*entry));
}

// One entry or an array of them. Nothing useful when there are issues.
Entries read_entries(std::string_view text, Issues& issues) {
  Entries entries;
  json::Node root;
  if (!json::parse(text, Catalog::max_bytes, Document::update, root, issues)) return entries;
  const json::Reporter report(Document::update, issues);
  const Path top;
  if (root.kind != json::Node::Kind::array) add_entry(root, top, report, entries);
  for (std::size_t i = 0; i < root.items.size(); ++i) add_entry(root.items[i], Path(top, i), report, entries);
  return entries;
}

void write_joined(json::Writer& out, const VendorEntry& entry, const Catalog::Joined& joined) {
  out.field("result", name(joined.result));
  if (entry.kind == VendorEntry::Kind::reconciled) return;
  out.field("planId", entry.plan_id);
  if (!joined.code.empty()) out.field("plan", joined.code);
  if (joined.result == JoinResult::stale || joined.result == JoinResult::duplicate) return;
  out.key("changes");
  write_changes(out, joined.before, entry.plan ? std::string_view(entry.plan->text) : std::string_view());
}

std::string refusal(const Issues& issues) {
  json::Writer out;
  out.begin_object();
  out.key("issues");
  json::write_issues(out, issues);
  out.end_object();
  return out.take();
}

void begin_results(json::Writer& out) {
  out.begin_object();
  out.key("results");
  out.begin_array();
}

void end_results(json::Writer& out, const Issues& issues, std::string_view digest) {
  out.end_array();
  out.key("issues");
  json::write_issues(out, issues);
  if (!digest.empty()) out.field("digest", digest);
  out.end_object();
}

void warn_of_unmapped(const VendorEntry& entry, const Catalog::Joined& joined, const json::Reporter& report) {
  if (joined.result != JoinResult::created || !joined.code.empty()) return;
  report.warn(issue::unmapped_vendor_plan, Path(),
              {"No plan has the planId \"", entry.plan_id, "\", so nobody can choose it."});
}

}  // namespace

std::string read_update(std::string_view update_text) {
  Issues issues;
  json::Node root;
  std::unique_ptr<PlanUpdate> update;
  if (json::parse(update_text, Catalog::max_bytes, Document::update, root, issues))
    update = read_plan_update(root, Path(), json::Reporter(Document::update, issues));
  if (!update || has_errors(issues)) return refusal(issues);
  json::Writer out;
  out.begin_object();
  out.key("issues");
  json::write_issues(out, issues);
  out.field("planId", update->plan_id);
  out.field("at", format_timestamp(update->updated_at));
  out.field("entry", update->text);
  out.end_object();
  return out.take();
}

Gate::ApplyAnswer Gate::apply(std::string_view entry_texts) {
  Issues issues;
  const Entries entries = read_entries(entry_texts, issues);
  if (has_errors(issues)) return {nullptr, refusal(issues)};
  bool changed = false;
  auto past = std::make_unique<Past>();
  past->reconciled_at = catalog_->reconciled_at();
  json::Writer out;
  begin_results(out);
  for (const VendorEntry& entry : entries) {
    std::vector<Catalog::Replaced> replaced;
    const Catalog::Joined joined = catalog_->join(entry, replaced);
    changed |= joined.result != JoinResult::stale && joined.result != JoinResult::duplicate;
    take_rows(replaced, *past);
    warn_of_unmapped(entry, joined, json::Reporter(Document::update, issues));
    out.begin_object();
    write_joined(out, entry, joined);
    json::write_texts(out, "entries", catalog_->entries(entry.plan_id));
    out.end_object();
  }
  end_results(out, issues, hex(catalog_->digest()));
  decider_.forget_plans();
  return {changed ? keep_past(std::move(past)) : nullptr, out.take()};
}

// Makes the rows of plans that were replaced anew. Of several updates at once the first one replaced what counted
// before.
void Gate::take_rows(std::vector<Catalog::Replaced>& replaced, Past& past) {
  for (Catalog::Replaced& old : replaced) {
    PlanTable::Row row = program_->plans.replace(old.index, catalog_->plan(old.index));
    const auto same = [&](const Past::Replaced& known) { return known.index == old.index; };
    if (std::none_of(past.plans.begin(), past.plans.end(), same))
      past.plans.push_back({old.index, std::move(old.plan), std::move(row)});
  }
}

const Past* Gate::keep_past(std::unique_ptr<Past> past) {
  if (!pasts_.empty()) pasts_.back()->next = past.get();
  pasts_.push_back(std::move(past));
  return pasts_.back().get();
}

void Gate::forget(const Past* past) {
  std::erase_if(pasts_, [&](const std::unique_ptr<Past>& kept) { return kept.get() == past; });
}

std::string Gate::reconciliation(std::string_view list) const {
  Issues issues;
  json::Node root;
  const json::Reporter report(Document::update, issues);
  std::optional<Reconciliation> found;
  if (json::parse(list, Catalog::max_bytes, Document::update, root, issues)) found = reconcile(*catalog_, root, report);
  if (!found) return refusal(issues);
  json::Writer out;
  out.begin_object();
  out.key("issues");
  json::write_issues(out, issues);
  json::write_texts(out, "missed", found->missed);
  json::write_texts(out, "deleted", found->deleted);
  json::write_texts(out, "disputed", found->disputed);
  json::write_texts(out, "entries", found->entries);
  out.end_object();
  return out.take();
}

}  // namespace plangate
