/// <reference lib="esnext.disposable" />
/** Types of the package `plangate`, and what its main entry exports. */

/** What is wrong with a document or a call. All issues are reported together, never only the first. */
export interface Issue {
  /** `area/kebab-case`, for example `expr/unknown-name`. Codes are stable. */
  code: string;
  /**
   * An issue of severity `error` refuses the document, or makes a decision at best `undecided`. Where only a rule that
   * warns could not be evaluated the outcome stays what it is, and `complete` is false.
   */
  severity: "error" | "warning";
  /** Where the place is. `engine` stands for none of the inputs: the engine itself failed or does not fit. */
  document: "policy" | "catalog" | "update" | "facts" | "change" | "record" | "image" | "engine";
  /** JSON Pointer (RFC 6901) into the document; `""` is the whole of it. */
  path: string;
  /**
   * `[start, end)` in UTF-16 code units of the string at `path`; for `json/*` codes of the document's text.
   * Absent where the issue is about the whole value.
   */
  range?: [start: number, end: number];
  /** One or more sentences for a person who can mend it. */
  message: string;
}

/**
 * Strongest first. `review`: somebody has to approve the change first; `defer`: it waits until `effectiveAt`; `undecided`:
 * something is not known, or wrong.
 */
export type Outcome = "deny" | "undecided" | "review" | "defer" | "allow";

/** What a rule does when it fires. Guards on unknown plans leave the decision undecided. */
export type Effect = Outcome | "warn";

/** What the customer, or a program on the customer's behalf, asks for. Only own enumerable properties count. */
export interface Change {
  /** Code of the plan that the customer has. */
  current?: string;
  /**
   * Where the catalogue has versions of plans: the version that the customer has; `null` for the one on sale. Without it a
   * plan with several versions is unknown.
   */
  currentVersion?: string | null;
  /** Code of the plan that the customer wants. */
  requested?: string;
  /** Its version, if another is meant than the one on sale. */
  requestedVersion?: string | null;
  /** For policies that read `change.quantity`, and for prices per unit. */
  quantity?: number;
  /** Who asks: the facts that the policy declares below `actor`, such as `actor.role`, are read here. */
  actor?: object;
  /** True where the plan is cancelled: then there is no `requested`. */
  cancel?: boolean;
}

/**
 * Nested objects with the facts that the policy declares: the fact `usage.seats` is `facts.usage.seats`. Only own
 * enumerable properties count. Timestamps are `Date`s or RFC 3339 text. What is missing or `undefined` is unknown;
 * `null` is known to be absent.
 */
export type Facts = object;

/** A rule that fired. */
export interface Reason {
  /** The rule's `id`; for a built-in guard its code. */
  rule: string;
  /** The rule's `code`, by default its `id`. */
  code: string;
  /** The text of the rule's effect, filled in. */
  message: string;
  /** What the rule compared, where it compares usage to a limit. */
  values: ReasonValues;
  /**
   * The facts that the rule's condition reads, as they were given, by their paths; a `Date` as RFC 3339 text. For a
   * `review` also all that the policy declares below `actor`: who asked.
   */
  facts: Record<string, unknown>;
}

export interface ReasonValues {
  /** The member that an `each` rule was expanded for, for example `seats`. */
  name?: string;
  used?: number;
  limit?: number | "unlimited";
  /** By how much `used` exceeds `limit`. */
  over?: number;
}

/** The only part of a decision that is made for the customer's eyes. Plain text; private facts never enter it. */
export interface CustomerText {
  headline: string;
  list: string[];
  /**
   * The language of all of it: a locale of the policy's, or `en` where all words are the engine's own. Null when the policy states no
   * locale, and when the engine's English words stand beside texts in another language.
   */
  locale: string | null;
}

export interface DecideOptions {
  /**
   * The language tag of the customer, such as `de-AT`. Texts are in the policy's nearest locale (`de-AT`, else `de`). What is shown
   * together is in one language: where one text of headline and list has neither, all of them are in the locale that the policy
   * falls back to; likewise the messages of the reasons.
   */
  locale?: string;
}

/** `unknown` when a plan is not in the catalogue, or two currencies have no rate. */
export type Direction = "upgrade" | "downgrade" | "crossgrade" | "same" | "cancellation" | "unknown";

/** What told two plans apart. */
export type Criterion = "rank" | "interval" | "price";

/** One amount of a quote: what it is for, and how it came about. */
export interface QuoteLine {
  kind: "credit" | "charge" | "setup_fee";
  /** Code of the plan that it is for. */
  plan: string;
  /** A decimal, exact, such as `-24.19`; a credit is negative. */
  amount: string;
  currency: string;
  /** What it pays for, `[start, end)`; of a setup fee both are the change. */
  period: { start: string; end: string };
  /** Such as `50.00 * 15 d / 31 d`, rounded once. */
  formula: string;
  rounding: "half_up" | "half_even";
}

/** What is to be paid at one date when the plan stays (`current`), and when it is changed (`requested`). */
export interface Invoice {
  at: string;
  current: string;
  requested: string;
  /** `requested` - `current`. */
  difference: string;
}

/** What a change costs. Amounts are decimals of one currency; without `complete` there are none. */
export interface Quote {
  /** False when there is no quote: `needs` or `issues` tell why. */
  complete: boolean;
  /** ISO 4217. */
  currency: string | null;
  /** `now`, or the date of the change. */
  effectiveAt: string | null;
  lines: QuoteLine[];
  /** The sum of the lines; negative when they give back more than they charge. */
  total: string | null;
  /** What is to be paid at once: the total, unless it is negative or the change comes later. */
  dueNow: string | null;
  /** What a negative total gives back: coming invoices are less by it. */
  credit: string | null;
  /** The first invoice after now of who changes; null when there is none. */
  nextInvoice: Invoice | null;
  schedule: Invoice[];
  /** The facts without which there is no quote. */
  needs: string[];
  issues: Issue[];
  /** Defaults for what vendors leave open that made a difference, each at the field of the policy that states it. */
  warnings: Issue[];
}

/**
 * What a gate decided. `outcome` and `complete` are there at once, the rest is made when first read, from the
 * decision's own copy of what it read: later decisions, loads and changes to your objects never show through.
 */
export declare class Decision {
  private constructor();
  readonly outcome: Outcome;
  /** False when unknown facts could add reasons or warnings. */
  readonly complete: boolean;
  /** The rules of the outcome's strength, in the policy's order. */
  readonly reasons: Reason[];
  readonly customer: CustomerText;
  /** What would help, of a `deny` or `defer`; else null. For engineers: it tells private facts too. */
  readonly remedies: Remedies | null;
  /** The facts whose values could still change the outcome, or add reasons or warnings. */
  readonly needs: string[];
  /** What was wrong with the facts or the change. */
  readonly issues: Issue[];
  /** What changed nothing, but somebody should know: `warn` rules that fired, then the warnings of the quote. */
  readonly warnings: (Reason | Issue)[];
  /** Null when it depends on a rate that is not known. */
  readonly direction: Direction | null;
  /** What decided the direction; null when nothing told the plans apart. */
  readonly criterion: Criterion | null;
  /** `now`, or the date of the change; null unless it is deferred or allowed, and when the date is not known. */
  readonly effectiveAt: string | null;
  /** What the change costs, for policies with `quote` or rules that read it; null for others, which ask `gate.quote`. */
  readonly quote: Quote | null;
  /** Of the policy and the catalogue that decided. */
  readonly digests: Digests;
  toJSON(): DecisionJson;
}

/** One change to a fact that the customer can make. */
export interface Remedy {
  fact: string;
  /** What was given. */
  from: unknown;
  /** The nearest value that helps, of the fact's type: amounts of money as `"0.00 GBP"`. */
  to: unknown;
  /** `<=` and `>=`: whatever lies beyond `to`, within the fact's `min` and `max`, helps as well. */
  relation: "==" | "<=" | ">=";
}

/** What would help: with it the decision is weaker, and not undecided. */
export interface Remedies {
  /** `none`: no change to at most three facts helps. `not known`: none was found, though there may be one. */
  status: "found" | "none" | "not known";
  /** Each by itself helps, with all of its changes: no change of it can be left out. Those of fewer facts first. */
  sets: Remedy[][];
}

export interface DecisionJson {
  outcome: Outcome;
  complete: boolean;
  reasons: Reason[];
  customer: CustomerText;
  remedies: Remedies | null;
  needs: string[];
  issues: Issue[];
  warnings: (Reason | Issue)[];
  direction: Direction | null;
  criterion: Criterion | null;
  effectiveAt: string | null;
  quote: Quote | null;
  digests: Digests;
}

/** One part of an expression, and what it was in a decision. */
export interface ExplainedPart {
  /** Its text in the policy. */
  source: string;
  /** `[start, end)` in UTF-16 code units of the whole expression. */
  range: [start: number, end: number];
  /** How often it was evaluated; 0 where what stands before it settled the matter. More than once in loops. */
  times: number;
  /** The type of the value, for example `int`; of a part that was not evaluated only `bool`. */
  type?: string;
  /**
   * The value, in a loop the last one: with which the loop was settled. Timestamps, durations, money and whole numbers
   * beyond 2^53 are texts. Texts of more than 200 bytes and lists of more than 20 items end in `…`.
   */
  value?: unknown;
  /** Instead of a value: the facts that it takes to know it. */
  unknown?: string[];
  /** Instead of a value: why there is none. */
  error?: { code: string; message: string };
  /** Facts, plan fields, calls and operators within it, in the order of the text; `a && b && c` has three. */
  parts: ExplainedPart[];
}

/** What one rule did in a decision. */
export interface ExplainedRule {
  /** The rule's `id`; for a built-in guard its code. */
  rule: string;
  code: string;
  /** The member that an `each` rule was expanded for. */
  name?: string;
  effect: Effect;
  /** `inapplicable`: the rule's `when` depends on the requested plan, so that it has nothing to say of a cancellation. */
  result: "fired" | "quiet" | "unknown" | "error" | "inapplicable";
  /** The condition; null for a guard, which has none to show, and for gates from images, which hold no text of conditions. */
  when: ExplainedPart | null;
  /** The exception of a rule that has one. */
  unless?: ExplainedPart;
  /** The date of a rule that fired and defers. */
  defer?: ExplainedPart;
}

/** Why a decision is what it is. For engineers: it shows private facts too. */
export declare class Explanation {
  private constructor();
  readonly decision: Decision;
  /** All rules: the built-in guards that are on, then the policy's in their order. */
  readonly rules: ExplainedRule[];
  /** As lines of text: each rule, and below it the parts of its condition with their values. */
  toString(): string;
  toJSON(): { decision: DecisionJson; rules: ExplainedRule[] };
}

/** A change without the plan that is asked for. */
export type Candidate = Omit<Change, "requested" | "requestedVersion" | "cancel">;

/** One plan that a customer could ask for, and what would be decided. */
export interface PlanDecision {
  /** The plan's code. */
  plan: string;
  decision: Decision;
}

/** All that a decision rests on, as plain JSON. It holds private facts, so that it is no text for customers. */
export interface DecisionRecord {
  /** The version of this format. */
  plangate: 1;
  /** The version of the engine that decided. */
  engine: string;
  digests: Digests;
  /** Where the policy has locales: the one that was asked for, as far as the policy has it. */
  locale?: string;
  /** What was read of the change and of the facts; dates as RFC 3339 text. */
  change: Record<string, unknown>;
  facts: Record<string, unknown>;
  /** Values that JSON cannot say, by JSON Pointer into the record: `threw`, `NaN`, `bigint` and the like. */
  special?: Record<string, string>;
  /** What providers failed to find out. */
  issues?: Issue[];
  decision: DecisionJson;
}

/** What came of deciding a record's change again. */
export interface Replay {
  /** Whether the decision is the same to the byte, its digests included. */
  same: boolean;
  /** What is different: `engine`, `policy` or `catalog`, and the parts of the decision, for example `outcome`. */
  differences: string[];
  /** What is decided now; null when the record cannot be read. */
  decision: Decision | null;
  /** What is wrong with the record. */
  issues: Issue[];
}

/** SHA-256 of what is loaded, in hexadecimal: equal for documents that say the same. */
export interface Digests {
  readonly policy: string;
  readonly catalog: string;
}

/** What one plan update, or another entry, did to the catalogue. */
export interface PlanResult {
  /** `disputed`: it contradicts what was said before, so that the plan is not selectable until it is reconciled. */
  result: "created" | "updated" | "stale" | "duplicate" | "disputed";
  /** The vendor's planId; not for the entry that tells of a reconciliation. */
  planId?: string;
  /** The code that it is mapped to, if it is. */
  plan?: string;
  /** The fields that differ from what counted until now. */
  changes: Record<string, { before?: unknown; after?: unknown }>;
  /** All that still counts of what was said of this plan: JSON texts that `apply` takes. */
  entries: string[];
}

export interface ApplyReport {
  /** With one of severity `error` nothing was applied. */
  issues: Issue[];
  results: PlanResult[];
}

export interface Reconciliation {
  /** With one of severity `error` nothing was compared. */
  issues: Issue[];
  /** planIds, see `plangate/unipaas`. */
  missed: string[];
  deleted: string[];
  disputed: string[];
  /** What puts the catalogue right, for `apply`: JSON texts. */
  entries: string[];
}

/** One fact that a policy reads. */
export interface LayoutEntry {
  /** Its path; paths that begin with `change.` are read from the change, all others from the facts. */
  fact: string;
  type: "bool" | "int" | "double" | "string" | "timestamp" | "duration" | "money";
  /** Whether `null` is allowed. */
  optional?: true;
}

/** A policy and a catalogue, as JSON text or as the object that `JSON.parse` would make of it. */
export interface Documents {
  policy: object | string;
  /** A snapshot may stand here too. */
  catalog: object | string | Uint8Array;
}

/**
 * Finds out a fact, or a record of facts. It stands under the dotted path of either: `usage.seats` answers a number,
 * `usage` an object with `seats`. `undefined` means: not known; so do two providers that say different things of one fact.
 */
export type Provider = (change: Change) => unknown;

export interface ProviderOptions extends DecideOptions {
  /** What is known already. It is not asked for, and stays when a provider says something else. */
  facts?: Facts;
  /** `"outcome"` stops as soon as the outcome is certain, even when reasons may be missing. By default all are found. */
  until?: "outcome" | "reasons";
  /** Milliseconds after which a provider is late; ignored where the host has no timers. By default there is no limit. */
  timeout?: number;
}

/** One outcome that may come of a change. */
export interface Prospect {
  outcome: Outcome;
  /** The condition in CEL that is left of the rules for it; null when it comes of a rule that cannot be evaluated. */
  readonly when: string | null;
  /** The same for people: `denied when seats is more than 3`. */
  readonly sentence: string;
  /** Facts that are decided so, beside those that were given; null when it is possible but was not shown. */
  readonly witness: Facts | null;
  /** Whether there is a witness. */
  shown: boolean;
  /** When it was not shown: the rules because of which it may come; when nothing else can come, those that it comes of. */
  rules: string[];
}

/** What may come of one change. */
export interface MatrixCell {
  current: string;
  /** Null for the cancellation of the current plan. */
  requested: string | null;
  /** Strongest first. Cells that are alike share them. */
  outcomes: Prospect[];
}

/** What may come of every change. */
export interface Matrix {
  /** Of the facts that were given; when there are any, there are no cells. */
  issues: Issue[];
  /** Plan codes in the catalogue's order. */
  plans: string[];
  /** By current, then by requested plan, the cancellation last. */
  cells: MatrixCell[];
  /** Without a requested plan the cancellation. */
  at(current: string, requested?: string | null): MatrixCell | null;
}

/** A change with facts that show what is said. */
export interface Witness {
  change: Change;
  facts: Facts;
}

/** An edit of a document's text that puts something right. */
export interface FindingFix {
  document: "policy" | "catalog";
  /** JSON Pointer of the value. */
  path: string;
  /** `[start, end)` within the text at `path`, in UTF-16 code units; without it the whole value. */
  range?: [start: number, end: number];
  /** What stands there instead; null takes the member or item away. */
  replacement: string | null;
}

/** Something that a policy or a catalogue says and hardly means. It stops nothing. */
export interface Finding extends Issue {
  severity: "warning";
  /** Facts that show it, where it makes sense. */
  witness?: Witness;
  /** Where it is safe. */
  fix?: FindingFix;
}

/** What every gate does: a policy and a catalogue, ready to decide. */
export declare class DecidingGate {
  protected constructor();
  /** The policy's name. */
  readonly name: string;
  /** The facts that the policy reads. */
  readonly layout: readonly LayoutEntry[];
  /** Warnings about what is loaded. */
  readonly issues: readonly Issue[];
  /** Of what is loaded. */
  readonly digests: Digests;
  /**
   * Decides one change. Never throws: bad data makes the decision `undecided`, with `issues` or `needs`.
   * Both objects are only read, and not kept.
   */
  decide(change: Change, facts?: Facts, options?: DecideOptions): Decision;
  /**
   * Decides the change to every plan of the catalogue that can be chosen, in the catalogue's order, without the plan that
   * the customer has already. Facts are read once. Never throws; a gate that was disposed of knows no plans.
   */
  compare(change: Candidate, facts?: Facts, options?: DecideOptions): PlanDecision[];
  /** What one change costs, whatever is decided about it. Never throws. */
  quote(change: Change, facts?: Facts): Quote;
  /**
   * Decides one change and asks for facts only when they matter: calls the providers of facts that can still change the
   * outcome or add a reason, those of a round at the same time, each at most once. All rounds use the documents that
   * were loaded when it was called. Never rejects: a provider that throws, is late or gives a wrong value leaves its
   * facts unknown, with an issue.
   */
  decideWith(change: Change, providers: Record<string, Provider>, options?: ProviderOptions): Promise<Decision>;
  /** Loads nothing where the engine only decides, and says so: `engine/decide-only`. */
  load(documents: Partial<Documents>): Issue[];
  /**
   * Gives back what the gate holds in the engine; a second time does nothing. Decisions made before stay readable. From
   * now on `decide` answers `undecided` and `load` loads nothing, both with the issue `engine/disposed`. Other gates on
   * the same engine go on. A gate that is merely forgotten is tidied up too, but only when the host collects garbage.
   */
  dispose(): void;
  /** The same for `using gate = ...`, in hosts that have this symbol. */
  [Symbol.dispose](): void;
}

/** A gate on a whole engine, which loads too. */
export declare class Gate extends DecidingGate {
  private constructor();
  /**
   * Swaps the documents, whole or not at all: after an issue of severity `error` the old ones go on deciding.
   * A document that is not given stays as it is; a gate from an image needs both. Decisions already made keep their words.
   * What holds no document at all has an issue. Never throws.
   */
  load(documents: Partial<Documents>): Issue[];
  /** Decides likewise, and says what each rule did and what every part of its condition was. Never throws. */
  explain(change: Change, facts?: Facts, options?: DecideOptions): Explanation;
  /**
   * What may come of every change, from each plan to each plan, whatever the facts turn out to be that are not given.
   * Never throws; with wrong facts it has `issues` and no cells.
   */
  matrix(facts?: Facts): Matrix;
  /** Writes down what a decision rests on. @throws {TypeError} for what is no decision of a gate, such as its JSON */
  record(decision: Decision): DecisionRecord;
  /** Decides a record's change again, with what is loaded now. Takes the JSON text of a record too. Never throws. */
  replay(record: DecisionRecord | string): Replay;
  /**
   * Applies a plan update of the vendor, an entry of `vendor`, or an array of them, all or none: in any order and any number
   * of times they give the same catalogue. Decisions already made keep their words.
   */
  apply(entries: object | string | Uint8Array | (object | string)[]): ApplyReport;
  /** Compares the vendor's own list of all plans, taken at a time, with the catalogue. Changes nothing: `apply` does. */
  reconciliation(plans: object[] | string, at: Date | string): Reconciliation;
  /** The whole catalogue as bytes, for `catalog` of `createGate` and `load`: refused later unless all are as they were. */
  snapshot(): Uint8Array;
  /**
   * The loaded policy and catalogue as bytes, for `image` of `createGate`, which then reads no document. The same documents
   * give the same bytes on every host. They belong to this version of the engine: keep the documents, images are made again.
   * @throws {PlangateError} when the gate was disposed of, or the engine only decides
   */
  image(): Uint8Array<ArrayBuffer>;
}

/** Where a candidate decided differently. */
export interface Difference {
  change: Change;
  /** Those of the call; what providers have found out is in a record of `live`. */
  facts: Facts | undefined;
  /** What differs: of reasons rule, code and values, of warnings the code, of issues code and place. */
  parts: ("outcome" | "complete" | "reasons" | "warnings" | "direction" | "criterion" | "effectiveAt" | "quote" | "customer" | "remedies" | "needs" | "issues")[];
  live: Decision;
  candidate: Decision;
}

/**
 * The live gate with all that it has; where `decide` and `decideWith`, here and in `plangate/kinde`, would be decided differently
 * by `candidate`, `onDifference` is told. That happens before `decide` returns; `decideWith` does not wait for it, and each provider
 * is called once for both gates. When `onDifference` throws, or the candidate fails, the live decision stands all the same.
 * What is loaded, updated or disposed of is the live gate alone.
 * @throws {TypeError} when these are no gates, or no function.
 */
export declare function shadow<LiveGate extends DecidingGate>(
  live: LiveGate,
  candidate: DecidingGate,
  onDifference: (difference: Difference) => unknown,
): LiveGate;

/** Thrown when documents are refused; `issues` has every issue and `message` lists them, one per line. */
export declare class PlangateError extends Error {
  constructor(issues: Issue[]);
  readonly name: "PlangateError";
  readonly issues: Issue[];
}

/** Makes the exports of a new engine; `instantiatePlain` of the plain build is one. */
export type MakeEngine = () => object;

/** The engine as hosts give it: a compiled module (what importing a `.wasm` gives in workerd) or its bytes. */
export type SyncWasm = WebAssembly.Module | ArrayBuffer | ArrayBufferView | MakeEngine;

/** Or where it is to be fetched from. */
export type Wasm = SyncWasm | URL | string | Response;

/** What `gate.image()` gave. */
export type ImageBytes = ArrayBuffer | ArrayBufferView;

/** Where an engine comes from. */
export interface EngineOptions {
  /** The engine; by default the one of this package. Gates made with the same value share one, those of images its code. */
  wasm?: Wasm | Promise<Wasm>;
}

export interface SyncEngineOptions {
  /** The engine. In Node it may be left out; in a browser it may not, since there it has to be fetched. */
  wasm?: SyncWasm;
}

export interface ImageOptions extends EngineOptions {
  image: ImageBytes | Promise<ImageBytes>;
}

export interface SyncImageOptions extends SyncEngineOptions {
  image: ImageBytes;
}

export type GateOptions = (Documents & EngineOptions) | ImageOptions;
export type SyncGateOptions = (Documents & SyncEngineOptions) | SyncImageOptions;

/**
 * Loads a policy and a catalogue, or an image of them.
 * @throws {PlangateError} when a document is refused, with all issues of both; when an image is damaged or from another
 *   engine; or when the engine does not fit.
 */
export declare function createGate(options: GateOptions): Promise<Gate>;

/** The same without waiting. @throws {PlangateError} */
export declare function createGateSync(options: SyncGateOptions): Gate;
