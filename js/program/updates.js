/**
 * Updates of a loaded catalogue. What was applied is kept in a journal beside the program's origin, so that the same
 * catalogue can be made again.
 *
 * @typedef {import("../engine/engine.js").Engine} Engine
 * @typedef {import("./journal.js").Journal} Journal
 * @typedef {import("./place.js").Origin} Origin
 * @typedef {Origin & { journal: Journal | null, with: (journal: Journal | null) => UpdatableOrigin }} UpdatableOrigin
 */
import { callWithText } from "../engine/control.js";
import { Image } from "./image.js";
import { textOfJournal, withResults } from "./journal.js";
import { Past, whenAbandoned } from "./place.js";
import { Program } from "./program.js";

/**
 * An image, and what was applied to its catalogue since.
 * @implements {UpdatableOrigin}
 */
export class UpdatedImage extends Image {
  /** @param {import("./image.js").Contents} contents @param {Journal | null} journal */
  constructor(contents, journal) {
    super(contents);
    this.journal = journal;
  }

  /** @param {Journal | null} journal */
  with(journal) {
    return new UpdatedImage(this.contents, journal);
  }

  /** @override @param {Engine} engine */
  enter(engine) {
    const handle = super.enter(engine);
    replay(engine, handle, this.journal);
    return handle;
  }
}

/**
 * Applies entries, all or none.
 * @param {Program} program
 * @param {import("../engine/control.js").Text} entries
 * @returns {{ program: Program, reply: any }} the same program when nothing changes
 * @throws when the engine does
 */
export function applyTo(program, entries) {
  program.present();
  const { engine, place } = program;
  const { plangate_apply } = engine.whole();
  const { reply, answer } = callWithText(engine, entries, (at, length) => plangate_apply(place.handle, at, length));
  if (!answer) return { program, reply };
  const origin = /** @type {UpdatableOrigin} */ (program.origin);
  return { program: successor(program, origin.with(withResults(origin.journal, reply.results)), reply.digest, answer), reply };
}

/** @param {Program} program @param {UpdatableOrigin} origin @param {string} digest @param {number} past */
function successor(program, origin, digest, past) {
  const { place } = program;
  const next = new Program(program.contents, { policy: program.digests.policy, catalog: digest }, origin, place);
  next.isNeeded = program.isNeeded;
  program.past = new Past(place, past);
  if (program.isNeeded) whenAbandoned(program, program.past);
  else program.past.leave();
  program.next = next;
  return next;
}

/**
 * Applies what was applied before, right after loading.
 * @param {Engine} engine
 * @param {number} handle of the program
 * @param {Journal | null} journal
 * @returns {string | null} the catalogue's digest, null when nothing was to be applied
 * @throws when the engine does
 */
export function replay(engine, handle, journal) {
  if (journal === null) return null;
  const { plangate_apply, plangate_forget } = engine.whole();
  const { reply, answer } = callWithText(engine, textOfJournal(journal), (at, length) => plangate_apply(handle, at, length));
  if (reply.digest === undefined) throw new Error("The engine refuses entries that it accepted before.");
  if (answer) plangate_forget(handle, answer);
  return reply.digest;
}
