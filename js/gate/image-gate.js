/** Gates of the entries that take images and nothing else. */
import { Gate } from "./gate.js";
import { Image, imageFor, programOf } from "../program/image.js";
import { PlangateError, errorIssue } from "../engine/issues.js";

/**
 * @param {import("../engine/engine.js").Engine} engine
 * @param {import("../hosts/open.js").Options} options
 * @throws {PlangateError} when the image is refused
 */
export function decidingGateOn(engine, { image, reader }) {
  if (image === undefined) throw new PlangateError([errorIssue("image/missing", "image", "", "Give the bytes of an image.")]);
  const origin = new Image(imageFor(image, engine.start().exports));
  return new Gate(programOf(engine, origin, reader), origin.contents.description.issues);
}
