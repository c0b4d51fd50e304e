/**
 * Where a program lies in an engine. An object of its own, for what is left to do when the program itself has been collected.
 *
 * @typedef {import("../engine/engine.js").Engine} Engine
 * @typedef {import("../engine/engine.js").Exports} Exports
 * @typedef {import("../engine/engine.js").Instance} Instance
 * @typedef {object} Origin what programs are made from, any number of times: documents, or an image
 * @property {(engine: Engine) => Engine} home that engine, or another like it where the origin can be put beside others
 * @property {(engine: Engine) => number} enter puts it there; answers the program's handle
 */
export class Place {
  /** @param {Engine} engine */
  constructor(engine) {
    this.engine = engine;
    /** @type {Instance | null} */
    this.instance = null;
    this.handle = 0;
    this.slots = 0;
    /** How often something was put here. */
    this.times = 0;
  }

  /** @param {number} handle of what was put into the engine @returns {Instance} */
  take(handle) {
    const instance = this.engine.start();
    this.instance = instance;
    this.handle = handle;
    this.times += 1;
    this.slots = instance.exports.plangate_slots(handle);
    return instance;
  }

  isTaken() {
    return this.instance !== null && this.instance === this.engine.instance;
  }

  leave() {
    const { engine, handle } = this;
    this.free(() => (engine.alone ? engine.discard() : engine.whole().plangate_unload(handle)));
    this.instance = null;
  }

  /** @param {() => void} give gives memory back, if it is still there */
  free(give) {
    if (!this.isTaken()) return;
    this.engine.nextTurn();
    try {
      give();
    } catch (trap) {
      this.engine.discard();
    }
  }
}

/** What an update replaced, for the program before it. */
export class Past {
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
    if (!this.isKept()) return;
    const { place, handle } = this;
    place.free(() => place.engine.whole().plangate_forget(place.handle, handle));
  }
}

/** Gates have no end that the caller marks; where the host tells of their collection, their memory is given back. */
const abandoned = typeof FinalizationRegistry === "function" ? new FinalizationRegistry(leave) : null;

/** @param {Place | Past} held */
function leave(held) {
  held.leave();
}

/** @param {object} holder who needs it last @param {Place | Past} held */
export function whenAbandoned(holder, held) {
  if (abandoned !== null) abandoned.register(holder, held);
}
