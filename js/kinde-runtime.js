/**
 * What `plangate build --target kinde` writes around a policy and a catalogue: the deciding engine as plain JavaScript, gates
 * on it and the adapter, in one file without imports.
 *
 * @typedef {Omit<import("./program/image.js").Contents, "description"> & { describe: () => import("./program/program.js").Description,
 *   reader: import("./facts/generated.js").Generated }} Made
 */
import { instantiatePlain } from "./dist/decide-plain.js";
import { Engine } from "./engine/engine.js";
import { Gate } from "./gate/gate.js";
import { Image } from "./program/image.js";
import { programLike } from "./program/program.js";

export { decide, decideWith, enforce, toChange, toLimits } from "./kinde.js";
export { shadow } from "./gate/shadow.js";

const makeEngine = /** @type {() => import("./engine/engine.js").Exports} */ (/** @type {unknown} */ (instantiatePlain));

/** A gate that starts its engine when it first decides. @param {Made} made */
export function gateOf({ describe, reader, ...memory }) {
  const description = describe();
  const image = new Image({ description, ...memory });
  const engine = image.home(new Engine(makeEngine));
  return new Gate(programLike(engine, image, description, reader), description.issues);
}
