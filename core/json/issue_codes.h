// Every code an Issue can carry. Codes are part of the interface: never renamed, only added.
#pragma once

#include <string_view>

namespace plangate::issue {

using Code = std::string_view;

// The text of a document as JSON.
inline constexpr Code json_too_large = "json/too-large";
inline constexpr Code json_utf8 = "json/utf8";
inline constexpr Code json_syntax = "json/syntax";
inline constexpr Code json_depth = "json/depth";
inline constexpr Code json_duplicate_key = "json/duplicate-key";

// The shape of a document.
inline constexpr Code unknown_field = "document/unknown-field";
inline constexpr Code missing_field = "document/missing-field";
inline constexpr Code wrong_type = "document/wrong-type";
inline constexpr Code bad_value = "document/bad-value";
inline constexpr Code unsupported = "document/unsupported";
inline constexpr Code version = "document/version";

// Expressions, with a source range inside the text at the issue's path.
inline constexpr Code expr_syntax = "expr/syntax";
inline constexpr Code expr_too_long = "expr/too-long";
inline constexpr Code expr_too_deep = "expr/too-deep";
inline constexpr Code expr_too_large = "expr/too-large";
inline constexpr Code expr_unknown_name = "expr/unknown-name";
inline constexpr Code expr_unknown_function = "expr/unknown-function";
inline constexpr Code expr_wrong_type = "expr/wrong-type";
inline constexpr Code expr_not_bool = "expr/not-bool";
inline constexpr Code expr_not_timestamp = "expr/not-timestamp";
inline constexpr Code expr_unguarded = "expr/unguarded";
inline constexpr Code expr_overflow = "expr/overflow";
inline constexpr Code expr_unsupported = "expr/unsupported";
inline constexpr Code expr_not_a_value = "expr/not-a-value";
inline constexpr Code expr_constant = "expr/constant";
inline constexpr Code expr_too_costly = "expr/too-costly";

// Templates of messages.
inline constexpr Code template_syntax = "template/syntax";
inline constexpr Code template_unprintable = "template/unprintable";
inline constexpr Code template_private_fact = "template/private-fact";
inline constexpr Code template_missing_locale = "template/missing-locale";  // a warning

// What a policy says.
inline constexpr Code duplicate_rule = "policy/duplicate-rule";
inline constexpr Code bad_fact_name = "policy/bad-fact-name";
inline constexpr Code reserved_fact_name = "policy/reserved-fact-name";
inline constexpr Code fact_conflict = "policy/fact-conflict";
inline constexpr Code empty_each = "policy/empty-each";
inline constexpr Code policy_too_large = "policy/too-large";
inline constexpr Code unknown_guard = "policy/unknown-guard";
inline constexpr Code two_effects = "policy/two-effects";
inline constexpr Code fact_type = "policy/fact-type";
inline constexpr Code quote_before_date = "policy/quote-before-date";
inline constexpr Code bad_let_name = "policy/bad-let-name";
inline constexpr Code let_cycle = "policy/let-cycle";
inline constexpr Code unused_let = "policy/unused-let";  // a warning
inline constexpr Code no_requested_plan = "policy/no-requested-plan";

// What a catalogue says.
inline constexpr Code missing_vendor_plan = "catalog/missing-vendor-plan";
inline constexpr Code duplicate_plan_id = "catalog/duplicate-plan-id";
inline constexpr Code vendor_field = "catalog/vendor-field";
inline constexpr Code unknown_currency = "catalog/unknown-currency";
inline constexpr Code bad_amount = "catalog/bad-amount";
inline constexpr Code bad_period = "catalog/bad-period";
inline constexpr Code unknown_successor = "catalog/unknown-successor";
inline constexpr Code successor_cycle = "catalog/successor-cycle";
inline constexpr Code snapshot_damaged = "catalog/snapshot-damaged";
inline constexpr Code snapshot_format = "catalog/snapshot-format";
inline constexpr Code unmapped_vendor_plan = "catalog/unmapped-vendor-plan";
inline constexpr Code missing_limit = "catalog/missing-limit";

// The facts of one call.
inline constexpr Code fact_wrong_type = "facts/wrong-type";
inline constexpr Code fact_not_finite = "facts/not-finite";
inline constexpr Code fact_unsafe_integer = "facts/unsafe-integer";
inline constexpr Code fact_out_of_range = "facts/out-of-range";
inline constexpr Code fact_not_a_value = "facts/not-a-value";
inline constexpr Code fact_null = "facts/null";
inline constexpr Code fact_unreadable = "facts/unreadable";
inline constexpr Code fact_bad_text = "facts/bad-text";
inline constexpr Code fact_too_large = "facts/too-large";
inline constexpr Code fact_bad_timestamp = "facts/bad-timestamp";
inline constexpr Code fact_bad_duration = "facts/bad-duration";
inline constexpr Code fact_too_many_items = "facts/too-many-items";
inline constexpr Code fact_bad_money = "facts/bad-money";
inline constexpr Code fact_conflicting = "facts/conflict";

// A rule that could not be evaluated for the facts of one call.
inline constexpr Code eval_overflow = "eval/overflow";
inline constexpr Code eval_divide_by_zero = "eval/divide-by-zero";
inline constexpr Code eval_unlimited = "eval/unlimited";
inline constexpr Code eval_currency = "eval/currency";
inline constexpr Code eval_range = "eval/range";
inline constexpr Code eval_arena = "eval/arena";
inline constexpr Code eval_type = "eval/type";
inline constexpr Code eval_key = "eval/key";
inline constexpr Code eval_index = "eval/index";
inline constexpr Code eval_argument = "eval/argument";
inline constexpr Code eval_duplicate = "eval/duplicate";
inline constexpr Code eval_no_value = "eval/no-value";
inline constexpr Code eval_steps = "eval/steps";
inline constexpr Code eval_no_plan = "eval/no-plan";

// What a change costs and when it takes effect.
inline constexpr Code direction_unknown = "change/direction-unknown";
inline constexpr Code contradiction = "change/contradiction";
inline constexpr Code quote_currency = "quote/currency";
inline constexpr Code quote_range = "quote/range";
// Warnings: the vendor does not say it, the policy neither, and it made a difference.
inline constexpr Code quote_ramp_restart = "quote/ramp-restart";
inline constexpr Code quote_ramp_tail = "quote/ramp-tail";
inline constexpr Code quote_trial_is_cycle = "quote/trial-is-cycle";
inline constexpr Code quote_trial = "quote/trial";

// Raised by the JavaScript side only: "json/not-serializable", "facts/provider-failed",
// "facts/provider-late", "engine/trap", "engine/abi", "engine/disposed", "engine/decide-only", "image/damaged",
// "image/format", "image/engine", "image/missing", "image/no-documents", "image/with-documents", "diff/no-documents",
// "diff/other-catalog"; and the findings, which stop nothing: "finding/never-fires", "finding/shadowed",
// "finding/overlap", "finding/contradiction", "finding/off-by-one", "finding/skips-cancellations",
// "finding/unused-fact", "finding/unused-limit", "finding/no-way-in", "finding/no-way-out".

}  // namespace plangate::issue
