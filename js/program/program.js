/**
 * A policy and a catalogue, loaded into an engine. Knows where it came from, so that it can be put there again when the
 * engine had to be replaced, or when a decision is read after its program was swapped out.
 *
 * An update of the catalogue makes a successor that lies in the same place of the engine. The older program can still be
 * run there: the engine kept what the update replaced, until no decision of the older program is left.
 *
 * @typedef {import("../engine/cell.js").Value} Value
 * @typedef {import("../engine/engine.js").Engine} Engine
 * @typedef {import("../engine/engine.js").Instance} Instance
 * @typedef {import("../facts/facts.js").FactReader} FactReader
 * @typedef {import("./place.js").Origin} Origin
 * @typedef {import("../types.js").Digests} Digests
 * @typedef {import("../types.js").Issue} Issue
 * @typedef {import("../types.js").LayoutEntry} LayoutEntry
 * @typedef {LayoutEntry & { quote?: true }} SlotEntry `quote`: read only for a quote that is asked for by itself
 * @typedef {{ rule: string, code: string, effect: import("../types.js").Effect, name?: string, facts?: number[] }} Rule `facts`: the slots that its condition reads
 * @typedef {{ name: string, engine: string, digests: Digests, quotes: boolean, layout: SlotEntry[], names: string[], locales: string[], rules: Rule[], issues: Issue[] }}
 *   Description what the engine says of what was loaded; `issues` are warnings
 */
import { Reader } from "../facts/facts.js";
import { GeneratedReader, slotsOf } from "../facts/generated.js";
import { PlangateError, errorIssue } from "../engine/issues.js";
import { own } from "../facts/own.js";
import { Pieces } from "../text/pieces.js";
import { Place, whenAbandoned } from "./place.js";

/** What all versions of a program have in common, as long as only its catalogue is updated. */
class Contents {
  /** @param {Description} description @param {import("../facts/generated.js").Generated} [generated] a reader for this layout */
  constructor({ name, engine, quotes, layout, names, locales, rules }, generated) {
    this.name = name;
    /** The version of the engine that loaded it. */
    this.version = engine;
    this.layout = Object.freeze(layout.filter((entry) => !entry.quote).map((entry) => Object.freeze(entry)));
    /** The facts of a quote stand behind those of a decision. */
    this.allSlots = layout;
    /** Whether decisions have a quote. */
    this.quotes = quotes;
    this.names = names;
    this.locales = locales;
    this.rules = rules;
    /** @type {FactReader} */
    this.reader = generated === undefined ? new Reader(this.layout) : readerFrom(generated, this.layout);
    /** @type {Reader | null} */
    this.quoteReader = null;
  }
}

/**
 * @param {import("../facts/generated.js").Generated} generated
 * @param {readonly LayoutEntry[]} layout
 */
function readerFrom(generated, layout) {
  if (own(generated, ["slots"]) === slotsOf(layout) && typeof own(generated, ["unroll"]) === "function") return new GeneratedReader(generated, layout);
  throw new PlangateError([errorIssue("image/reader", "image", "", "The reader was written for other documents. Build both together.")]);
}

export class Program {
  /**
   * @param {Contents} contents
   * @param {Digests} digests
   * @param {Origin} origin
   * @param {Place} place
   */
  constructor(contents, digests, origin, place) {
    this.contents = contents;
    this.digests = Object.freeze(digests);
    this.origin = origin;
    this.place = place;
    this.engine = place.engine;
    this.reader = contents.reader;
    /** Swapped out: loaded again only while one of its decisions is read. */
    this.retired = false;
    /** Its gate was disposed of: it decides no more. */
    this.closed = false;
    /** @type {Pieces | null} made with the first decision */
    this.pieces = null;
    /** The codes of the plans that can be chosen, once they were asked for. @type {string[] | null} */
    this.selectable = null;
    /** Whether a decision of this program or of one before it may still be read. */
    this.isNeeded = false;
    /** @type {Program | null} what an update made of this program; keeps alive what the engine kept for it */
    this.next = null;
    /** @type {import("./place.js").Past | null} */
    this.past = null;
  }

  /** @returns {Instance} one in which the program is loaded */
  present() {
    const { past } = this;
    if (past === null ? this.place.isTaken() : past.isKept()) return /** @type {Instance} */ (this.place.instance);
    this.pieces = new Pieces();
    if (past !== null) this.separate();
    return this.place.take(this.origin.enter(this.engine));
  }

  /** Its successor's place is gone, or another's: from now on it has one of its own. */
  separate() {
    this.past = null;
    this.next = null;
    this.retired = true;
    this.place = new Place(this.origin.home(this.engine));
    this.engine = this.place.engine;
    whenAbandoned(this, this.place);
  }

  /** Reads all that a quote depends on. @param {unknown} change @param {unknown} facts */
  readForQuote(change, facts) {
    const { contents } = this;
    if (contents.quoteReader === null) contents.quoteReader = new Reader(contents.allSlots);
    return contents.quoteReader.read(change, facts);
  }

  /**
   * @param {Value[]} values in the layout's order
   * @returns {number} the ABI's code of the decision
   * @throws when the engine does
   */
  run(values) {
    const { exports, memory } = this.present();
    return exports.plangate_decide(this.place.handle, this.write(memory, values), this.pastHandle());
  }

  /**
   * @param {import("../engine/memory.js").Memory} memory where it is present
   * @param {Value[]} values
   * @returns {number} how much of the arena they take
   */
  write(memory, values) {
    if (this.pieces === null) this.pieces = new Pieces();
    this.isNeeded = true;
    return this.reader.write(memory, this.place.slots, values);
  }

  pastHandle() {
    return this.past === null ? 0 : this.past.handle;
  }

  /** The codes of the plans that can be chosen. @returns {string[]} @throws when the engine does */
  selectablePlans() {
    if (this.selectable === null) this.selectable = this.readSelectablePlans();
    return this.selectable;
  }

  readSelectablePlans() {
    const { exports, memory } = this.present();
    this.engine.nextTurn();
    memory.seek(exports.plangate_plans(this.place.handle));
    const codes = [];
    for (let count = memory.nextWord(); count > 0; count -= 1) codes.push(memory.nextText(null));
    return codes;
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
 * One that is put into its engine when it is first needed.
 * @param {Engine} engine
 * @param {Origin} origin
 * @param {Description} description
 * @param {import("../facts/generated.js").Generated} [generated]
 */
export function programLike(engine, origin, description, generated) {
  const contents = new Contents(description, generated);
  const place = new Place(engine);
  whenAbandoned(contents, place);
  return new Program(contents, description.digests, origin, place);
}
