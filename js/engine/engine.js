/**
 * One engine: makes instances of the binary, and makes another when one is broken. Programs live in the instance and
 * are put there again by whoever needs them.
 *
 * @typedef {{
 *   memory: { readonly buffer: ArrayBuffer, grow: (pages: number) => number },
 *   plangate_abi_version: () => number,
 *   plangate_engine_digest: (word: number) => number,
 *   plangate_slots: (program: number) => number,
 *   plangate_arena: () => number,
 *   plangate_arena_size: () => number,
 *   plangate_decide: (program: number, arenaUsed: number, past: number) => number,
 *   plangate_plans: (program: number) => number,
 *   plangate_reasons: (program: number, locale: number, warnings: number) => number,
 *   plangate_customer: (program: number, locale: number) => number,
 *   plangate_needs: (program: number) => number,
 *   plangate_remedies: (program: number) => number,
 *   plangate_issues: (program: number) => number,
 *   plangate_change: (program: number) => number,
 *   plangate_quote: (program: number) => number,
 * }} Exports of every engine
 * @typedef {Exports & {
 *   _initialize: () => void,
 *   plangate_allocate: (bytes: number) => number,
 *   plangate_release: (at: number) => void,
 *   plangate_load: (policyAt: number, policyLength: number, catalogAt: number, catalogLength: number) => number,
 *   plangate_unload: (program: number) => void,
 *   plangate_response: () => number,
 *   plangate_response_length: () => number,
 *   plangate_read_update: (at: number, length: number) => void,
 *   plangate_apply: (program: number, at: number, length: number) => number,
 *   plangate_forget: (program: number, past: number) => void,
 *   plangate_explain: (program: number, arenaUsed: number, past: number) => number,
 *   plangate_matrix: (program: number, arenaUsed: number) => void,
 *   plangate_reconciliation: (program: number, at: number, length: number) => void,
 *   plangate_save: (program: number) => void,
 *   plangate_prepare_image: () => number,
 * }} WholeExports of one that loads too
 */
import { PlangateError, errorIssue } from "./issues.js";
import { Memory } from "./memory.js";

const ABI_VERSION = 7;

/** An instance of the binary, with its memory. */
export class Instance {
  /** @param {Exports} exports */
  constructor(exports) {
    // A copy: reading a property of a WebAssembly exports object is slow.
    this.exports = Object.assign({}, exports);
    this.memory = new Memory(this.exports);
    /** Whether an image was put into it. */
    this.isFilled = false;
  }
}

export class Engine {
  /** @param {() => Exports} makeExports makes a new instance each time */
  constructor(makeExports) {
    this.makeExports = makeExports;
    /** @type {Instance | null} */
    this.instance = null;
    /** Counts what the engine does: the decision of this turn is the one that slots, arena and reports belong to. */
    this.turn = 0;
    /** Whether it holds an image, which leaves no room for anything else. */
    this.alone = false;
    /** Whether it loads too, or was cut down to deciding; unknown before the first start. @type {boolean | null} */
    this.loads = null;
  }

  /** One more of its kind. What was decided here is not taken for what is decided there. */
  another() {
    const other = new Engine(this.makeExports);
    other.turn = this.turn + 1;
    other.loads = this.loads;
    return other;
  }

  /** Its instance, for another one of its kind, when nothing was done in it yet. */
  unused() {
    const { instance, turn } = this;
    if (turn !== 0) return null;
    this.instance = null;
    return instance;
  }

  isFilled() {
    return this.instance !== null && this.instance.isFilled;
  }

  /** @returns {Instance} */
  start() {
    if (this.instance === null) this.instance = new Instance(checked(this.makeExports()));
    this.loads = "plangate_load" in this.instance.exports;
    return this.instance;
  }

  decidesOnly() {
    if (this.loads === null) this.start();
    return this.loads === false;
  }

  /** @returns {WholeExports} of an engine that does not only decide */
  whole() {
    return /** @type {WholeExports} */ (this.start().exports);
  }

  nextTurn() {
    this.turn += 1;
    return this.turn;
  }

  /** To be called when the engine has thrown: nothing in the instance can be trusted any more. */
  discard() {
    this.instance = null;
    this.nextTurn();
  }
}

/**
 * @param {Exports & Partial<WholeExports>} exports
 * @returns {Exports}
 */
function checked(exports) {
  if (exports && exports._initialize) exports._initialize();
  const version = exports && typeof exports.plangate_abi_version === "function" ? exports.plangate_abi_version() : "none";
  if (version === ABI_VERSION) return exports;
  throw misfit(`Its interface version is ${version}; this package needs version ${ABI_VERSION}.`);
}

/** @param {string} why */
export function misfit(why) {
  return new PlangateError([errorIssue("engine/abi", "engine", "", `This is not an engine that fits. ${why}`)]);
}
