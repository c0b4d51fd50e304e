/**
 * Calls of the control plane: a text goes into the engine, JSON comes back.
 *
 * @typedef {import("./engine.js").Engine} Engine
 * @typedef {import("./engine.js").Instance} Instance
 * @typedef {string | Uint8Array} Text
 */
import { errorIssue } from "./issues.js";

/**
 * One call about a loaded catalogue.
 * @template T
 * @param {Engine} engine
 * @param {Text} text
 * @param {(at: number, length: number) => T} call
 * @returns {{ reply: any, answer: T | null }} what the engine says, and what the call answers
 * @throws when the engine does
 */
export function callWithText(engine, text, call) {
  const instance = engine.start();
  engine.nextTurn();
  const place = instance.memory.putText(text);
  if (place === null) return { reply: { issues: [noRoom("update")] }, answer: null };
  const answer = call(place.at, place.length);
  engine.whole().plangate_release(place.at);
  return { reply: JSON.parse(responseText(engine)), answer };
}

/** What the engine said last. @param {Engine} engine */
export function responseText(engine) {
  const { plangate_response, plangate_response_length } = engine.whole();
  return engine.start().memory.textAt(plangate_response(), plangate_response_length());
}

/** @param {import("../types.js").Issue["document"]} document */
export function noRoom(document) {
  return errorIssue("json/too-large", document, "", "The engine has no room for so much text.");
}
