/**
 * A policy and a catalogue, loaded into an engine. Keeps their texts, so that it can be loaded again when the engine
 * had to be replaced, or when a decision is read after its program was swapped out.
 *
 * @typedef {import("./cell.js").Value} Value
 * @typedef {import("./documents.js").Reply} Reply
 * @typedef {import("./documents.js").Texts} Texts
 * @typedef {import("./engine.js").Engine} Engine
 * @typedef {import("./engine.js").Instance} Instance
 * @typedef {import("./types.js").Issue} Issue
 */
import { loadTexts, merged, textOf } from "./documents.js";
import { Reader } from "./facts.js";
import { PlangateError, trapIssue } from "./issues.js";
import { Pieces } from "./pieces.js";

/** Where a program lies. An object of its own, for what is left to do when the program itself has been collected. */
class Place {
  /** @param {Engine} engine */
  constructor(engine) {
    this.engine = engine;
    /** @type {Instance | null} */
    this.instance = null;
    this.handle = 0;
  }

  leave() {
    const { engine, instance, handle } = this;
    this.instance = null;
    if (instance === null || instance !== engine.instance) return;
    engine.nextTurn();
    try {
      instance.exports.plangate_unload(handle);
    } catch (trap) {
      engine.discard();
    }
  }
}

/** Gates have no end that the caller marks; where the host tells of their collection, their memory is given back. */
const abandoned = typeof FinalizationRegistry === "function" ? new FinalizationRegistry(leave) : null;

/** @param {Place} place */
function leave(place) {
  place.leave();
}

export class Program {
  /** @param {Engine} engine @param {Texts} texts @param {Reply} reply @param {number} handle */
  constructor(engine, texts, reply, handle) {
    this.engine = engine;
    this.texts = texts;
    this.name = reply.name;
    this.layout = Object.freeze(reply.layout.filter((entry) => !entry.quote).map((entry) => Object.freeze(entry)));
    /** The facts of a quote stand behind those of a decision. */
    this.allSlots = reply.layout;
    /** Whether decisions have a quote. */
    this.quotes = reply.quotes;
    this.names = reply.names;
    this.rules = reply.rules;
    this.reader = new Reader(this.layout);
    /** @type {Reader | null} */
    this.quoteReader = null;
    /** Swapped out: loaded again only while one of its decisions is read. */
    this.retired = false;
    /** Its gate was disposed of: it decides no more. */
    this.closed = false;
    this.place = new Place(engine);
    this.slots = 0;
    this.pieces = new Pieces();
    this.settle(handle);
    if (abandoned !== null) abandoned.register(this, this.place);
  }

  /** @param {number} handle of this program in the engine's present instance */
  settle(handle) {
    const instance = this.engine.start();
    this.place.instance = instance;
    this.place.handle = handle;
    this.slots = instance.exports.plangate_slots(handle);
  }

  /** @returns {Instance} one in which the program is loaded */
  present() {
    const { instance } = this.place;
    if (instance !== null && instance === this.engine.instance) return instance;
    const { handle } = loadTexts(this.engine, this.texts);
    if (handle === 0) throw new Error("The engine refuses what it accepted before.");
    this.pieces = new Pieces();
    this.settle(handle);
    return this.engine.start();
  }

  /** Reads all that a quote depends on. @param {unknown} change @param {unknown} facts */
  readForQuote(change, facts) {
    if (this.quoteReader === null) this.quoteReader = new Reader(this.allSlots);
    return this.quoteReader.read(change, facts);
  }

  /**
   * @param {Value[]} values in the layout's order, and one more that is no slot: `change.cancel`
   * @returns {number} the ABI's code of the decision
   * @throws when the engine does
   */
  run(values) {
    const { exports, memory } = this.present();
    return exports.plangate_decide(this.place.handle, memory.writeSlots(this.slots, values, values.length - 1));
  }

  /** Gives back its memory, for good or until it is needed again. */
  leave() {
    this.place.leave();
  }

  retire() {
    this.retired = true;
    this.leave();
  }

  close() {
    this.closed = true;
    this.retire();
  }
}

/**
 * @param {Engine} engine
 * @param {unknown} policy
 * @param {unknown} catalog
 * @returns {{ program: Program | null, issues: Issue[] }} no program when an issue has severity `error`
 */
export function loadProgram(engine, policy, catalog) {
  /** @type {Issue[]} */
  const unwritable = [];
  const texts = { policy: textOf("policy", policy, unwritable), catalog: textOf("catalog", catalog, unwritable) };
  try {
    const { handle, reply } = loadTexts(engine, texts);
    const issues = merged(unwritable, reply.issues);
    return { program: handle === 0 ? null : new Program(engine, texts, reply, handle), issues };
  } catch (error) {
    engine.discard();
    const why = error instanceof PlangateError ? error.issues : [trapIssue(error)];
    return { program: null, issues: unwritable.concat(why) };
  }
}
