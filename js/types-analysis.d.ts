import type { Change, Decision, Facts, Finding, Gate, Issue, Outcome } from "./types.js";

export type { Finding, FindingFix, Witness } from "./types.js";

/**
 * What a policy and its catalogue say that is allowed and hardly meant: rules that can never fire, that another one
 * shadows, whose suggestion cannot lift them, thresholds beside a limit, and what nothing reads. Where that cannot be
 * told nothing is said. Of a gate from an image, which has no documents, there are none.
 * @throws {TypeError} when `gate` is no gate, and never otherwise.
 */
export declare function findings(gate: Gate): Finding[];

/** Where two policies decide differently. */
export interface PolicyChange {
  change: Change;
  /** What the older policy decides with these facts, and what the newer one does. */
  from: Outcome;
  to: Outcome;
  /** What differs: of reasons rule, code and message, of warnings code and message. */
  parts: ("outcome" | "effectiveAt" | "reasons" | "customer" | "warnings")[];
  /** Facts with which both were decided. */
  facts: Facts;
  before: Decision;
  after: Decision;
}

/** Where it could be neither shown nor ruled out that two policies decide differently. */
export interface NotShown {
  change: Change;
  /** What may differ: `allow to deny`, `undecided`, `the same outcome` with another date, or a part of the documents. */
  what: string[];
  /** The changed rules that have a say in it. */
  rules: string[];
}

export interface PolicyDiff {
  /** Why nothing was compared: other catalogues, or a gate without documents. */
  issues: Issue[];
  /** Whether nothing differs: no settings, no changes, and nothing that could not be shown. */
  same: boolean;
  /** Parts of the policies beside rules that differ: `headline`, `timing` and the like. */
  settings: string[];
  /** For each change of plan one of each kind, newly denied first. */
  changes: PolicyChange[];
  notShown: NotShown[];
}

/**
 * Compares two policies on the same catalogue by what they decide. A change of plan of which nothing is told has the same
 * outcome on the same date whatever the facts are.
 * @throws {TypeError} when one of them is no gate, and never otherwise.
 */
export declare function diff(before: Gate, after: Gate): PolicyDiff;
