/**
 * A policy and a catalogue, loaded into an engine. Keeps their texts, so that it can be loaded again when the engine
 * had to be replaced, or when a decision is read after its program was swapped out.
 *
 * An update of the catalogue makes a successor that lies in the same place of the engine. The older program can still be
 * run there: the engine kept what the update replaced, until no decision of the older program is left.
 *
 * @typedef {import("./cell.js").Value} Value
 * @typedef {import("./documents.js").Reply} Reply
 * @typedef {import("./documents.js").Texts} Texts
 * @typedef {import("./engine.js").Engine} Engine
 * @typedef {import("./engine.js").Instance} Instance
 * @typedef {import("./journal.js").Journal} Journal
 * @typedef {import("./types.js").Digests} Digests
 * @typedef {import("./types.js").Issue} Issue
 */
import { callWithText, loadTexts, merged, responseText, textOf } from "./documents.js";
import { Reader } from "./facts.js";
import { PlangateError, trapIssue } from "./issues.js";
import { textOfJournal, withResults } from "./journal.js";
import { Pieces } from "./pieces.js";

/** Where a program lies. An object of its own, for what is left to do when the program itself has been collected. */
class Place {
  /** @param {Engine} engine @param {number} handle in the engine's present instance */
  constructor(engine, handle) {
    this.engine = engine;
    /** @type {Instance | null} */
    this.instance = null;
    this.handle = 0;
    this.slots = 0;
    /** How often something was put here. */
    this.times = 0;
    this.settle(handle);
  }

  /** @param {number} handle */
  settle(handle) {
    this.instance = this.engine.start();
    this.handle = handle;
    this.times += 1;
    this.slots = this.instance.exports.plangate_slots(handle);
  }

  isTaken() {
    return this.instance !== null && this.instance === this.engine.instance;
  }

  leave() {
    this.free(({ plangate_unload }) => plangate_unload(this.handle));
    this.instance = null;
  }

  /** @param {(exports: import("./engine.js").Exports) => void} give gives memory back, if it is still there */
  free(give) {
    const { engine, instance } = this;
    if (instance === null || instance !== engine.instance) return;
    engine.nextTurn();
    try {
      give(instance.exports);
    } catch (trap) {
      engine.discard();
    }
  }
}

/** What an update replaced, for the program before it. */
class Past {
  /** @param {Place} place @param {number} handle */
  constructor(place, handle) {
    this.place = place;
    this.times = place.times;
    this.handle = handle;
  }

  isKept() {
    return this.place.isTaken() && this.place.times === this.times;
  }

  leave() {
    if (this.isKept()) this.place.free(({ plangate_forget }) => plangate_forget(this.place.handle, this.handle));
  }
}

/** Gates have no end that the caller marks; where the host tells of their collection, their memory is given back. */
const abandoned = typeof FinalizationRegistry === "function" ? new FinalizationRegistry(leave) : null;

/** @param {Place | Past} held */
function leave(held) {
  held.leave();
}

export class Program {
  /**
   * @param {Texts} texts
   * @param {import("./documents.js").Reply} reply
   * @param {Journal | null} journal
   * @param {Place} place
   * @param {readonly import("./types.js").LayoutEntry[]} layout of decisions
   * @param {Reader} reader of that
   */
  constructor(texts, reply, journal, place, layout, reader) {
    this.engine = place.engine;
    this.texts = texts;
    this.reply = reply;
    this.digests = Object.freeze(reply.digests);
    this.name = reply.name;
    this.layout = layout;
    /** The facts of a quote stand behind those of a decision. */
    this.allSlots = reply.layout;
    /** Whether decisions have a quote. */
    this.quotes = reply.quotes;
    this.names = reply.names;
    this.rules = reply.rules;
    this.reader = reader;
    /** @type {Reader | null} */
    this.quoteReader = null;
    this.journal = journal;
    this.place = place;
    /** Swapped out: loaded again only while one of its decisions is read. */
    this.retired = false;
    /** Its gate was disposed of: it decides no more. */
    this.closed = false;
    /** @type {Pieces | null} made with the first decision */
    this.pieces = null;
    /** Whether a decision of this program or of one before it may still be read. */
    this.isNeeded = false;
    /** @type {Program | null} what an update made of this program; keeps alive what the engine kept for it */
    this.next = null;
    /** @type {Past | null} */
    this.past = null;
  }

  /** @returns {Instance} one in which the program is loaded */
  present() {
    const { place, past } = this;
    if (past === null ? place.isTaken() : past.isKept()) return /** @type {Instance} */ (place.instance);
    const { handle } = load(this.engine, this.texts, this.journal);
    if (handle === 0) throw new Error("The engine refuses what it accepted before.");
    this.pieces = new Pieces();
    if (past === null) place.settle(handle);
    else this.separate(handle);
    return this.engine.start();
  }

  /** Its successor's place is gone, or another's: from now on it has one of its own. @param {number} handle */
  separate(handle) {
    this.past = null;
    this.next = null;
    this.place = new Place(this.engine, handle);
    this.retired = true;
    if (abandoned !== null) abandoned.register(this, this.place);
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
    if (this.pieces === null) this.pieces = new Pieces();
    this.isNeeded = true;
    const { place, past } = this;
    const used = memory.writeSlots(place.slots, values, values.length - 1);
    return exports.plangate_decide(place.handle, used, past === null ? 0 : past.handle);
  }

  /**
   * Runs, and tells what each part of the conditions was.
   * @param {Value[]} values
   * @returns {{ code: number, entries: import("./explanation.js").Entry[] }}
   * @throws when the engine does
   */
  explain(values) {
    const instance = this.present();
    if (this.pieces === null) this.pieces = new Pieces();
    this.isNeeded = true;
    const { place, past } = this;
    const used = instance.memory.writeSlots(place.slots, values, values.length - 1);
    const code = instance.exports.plangate_explain(place.handle, used, past === null ? 0 : past.handle);
    return { code, entries: JSON.parse(responseText(instance)) };
  }

  /** The codes of the plans that can be chosen. @returns {string[]} @throws when the engine does */
  selectablePlans() {
    const { exports, memory } = this.present();
    this.engine.nextTurn();
    memory.seek(exports.plangate_plans(this.place.handle));
    const codes = [];
    for (let count = memory.nextWord(); count > 0; count -= 1) codes.push(memory.nextText(null));
    return codes;
  }

  /**
   * Applies entries, all or none.
   * @param {import("./documents.js").Text} entries
   * @returns {{ program: Program, reply: any }} this program when nothing changes
   * @throws when the engine does
   */
  apply(entries) {
    const { exports } = this.present();
    const { place } = this;
    const { reply, answer } = callWithText(this.engine, entries, (at, length) => exports.plangate_apply(place.handle, at, length));
    const journal = answer ? withResults(this.journal, reply.results) : this.journal;
    return { program: answer ? this.successor(journal, reply.digest, answer) : this, reply };
  }

  /** @param {Journal | null} journal @param {string} digest @param {number} past */
  successor(journal, digest, past) {
    const digests = { policy: this.digests.policy, catalog: digest };
    const next = new Program(this.texts, Object.assign({}, this.reply, { digests }), journal, this.place, this.layout, this.reader);
    next.isNeeded = this.isNeeded;
    this.past = new Past(this.place, past);
    if (!this.isNeeded) this.past.leave();
    else if (abandoned !== null) abandoned.register(this, this.past);
    this.next = next;
    return next;
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
 * Loads texts and what was applied since.
 * @param {Engine} engine
 * @param {Texts} texts
 * @param {Journal | null} journal
 * @returns {{ handle: number, reply: Reply }}
 */
function load(engine, texts, journal) {
  const loaded = loadTexts(engine, texts);
  if (loaded.handle === 0 || journal === null) return loaded;
  const { exports } = engine.start();
  const { reply } = callWithText(engine, textOfJournal(journal), (at, length) => exports.plangate_apply(loaded.handle, at, length));
  if (reply.digest === undefined) throw new Error("The engine refuses entries that it accepted before.");
  loaded.reply.digests = { policy: loaded.reply.digests.policy, catalog: reply.digest };
  return loaded;
}

/**
 * @param {Engine} engine
 * @param {unknown} policy
 * @param {unknown} catalog
 * @param {Journal | null} journal what to apply to the catalogue
 * @returns {{ program: Program | null, issues: Issue[] }} no program when an issue has severity `error`
 */
export function loadProgram(engine, policy, catalog, journal) {
  /** @type {Issue[]} */
  const unwritable = [];
  const texts = { policy: textOf("policy", policy, unwritable), catalog: textOf("catalog", catalog, unwritable) };
  try {
    const { handle, reply } = load(engine, texts, journal);
    const issues = merged(unwritable, reply.issues);
    if (handle === 0) return { program: null, issues };
    for (const entry of reply.layout) Object.freeze(entry);
    const layout = Object.freeze(reply.layout.filter((entry) => !entry.quote));
    const reader = new Reader(layout);
    const place = new Place(engine, handle);
    if (abandoned !== null) abandoned.register(reader, place);
    return { program: new Program(texts, reply, journal, place, layout, reader), issues };
  } catch (error) {
    engine.discard();
    const why = error instanceof PlangateError ? error.issues : [trapIssue(error)];
    return { program: null, issues: unwritable.concat(why) };
  }
}
