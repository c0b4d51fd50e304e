/**
 * The rules of a policy document, those with `each` once for every member, as the engine expands them.
 *
 * @typedef {import("../types.js").Effect} Effect
 * @typedef {{ when: string, unless?: string }} Cause
 * @typedef {object} Rule
 * @property {string} id
 * @property {string} [member] of a rule with `each`
 * @property {number} index in the document's `rules`
 * @property {Effect} effect
 * @property {string} condition when it fires, `unless` included, as one expression: for cancellations it may say less
 * @property {Cause} cause the same as it is asked about
 * @property {string} [date] of a defer
 * @property {string} [suggest] in the policy's first locale
 * @property {Record<string, any>} source what the document says
 */
import { withNames } from "./names.js";

/** Strongest first. @type {Effect[]} */
const EFFECTS = ["deny", "review", "defer", "warn"];

/** @param {Effect} effect 0 for the strongest */
export const strength = (effect) => EFFECTS.indexOf(effect);

/** @param {any} policy @returns {Rule[]} */
export function rulesOf(policy) {
  const members = Object.keys(policy.facts || {}).filter((path) => /^usage\.\w+$/.test(path));
  return policy.rules.flatMap((/** @type {any} */ source, /** @type {number} */ index) => {
    if (source.each === undefined) return [rule(source, index, (text) => text, undefined)];
    return members.map((path) => rule(source, index, (text) => forMember(text, path, policy.facts[path].kind), path.slice("usage.".length)));
  });
}

/**
 * @param {any} source
 * @param {number} index
 * @param {(text: string) => string} read
 * @param {string | undefined} member
 * @returns {Rule}
 */
function rule(source, index, read, member) {
  const { id, when, unless, defer, suggest } = source;
  const condition = read(unless === undefined ? when : `(${when}) && !(${unless})`);
  const cause = mapped({ when, unless }, read);
  const effect = /** @type {Effect} */ (EFFECTS.find((name) => source[name] !== undefined));
  return {
    id, index, effect, condition, cause, source,
    ...(member !== undefined && { member }),
    ...(defer !== undefined && { date: read(defer) }),
    ...(suggest !== undefined && { suggest: read(firstText(suggest)) }),
  };
}

/** @param {string | Record<string, string>} text by locale or for all @returns {string} */
function firstText(text) {
  return typeof text === "string" ? text : Object.values(text)[0];
}

/** What `it` stands for, written out. @param {string} text @param {string} path @param {string | undefined} kind */
export function forMember(text, path, kind) {
  const name = path.slice("usage.".length);
  /** @type {Record<string, string>} */
  const meanings = { "it.used": path, "it.limit": `requested.limits.${name}`, "it.name": JSON.stringify(name), "it.kind": JSON.stringify(kind || "") };
  return withNames(text, (word) => (Object.keys(meanings).includes(word) ? meanings[word] : undefined));
}

/** Both fire. @param {Cause} a @param {Cause} b @returns {Cause} */
export function together(a, b) {
  const exceptions = [a, b].flatMap(({ unless }) => unless || []);
  const when = `(${a.when}) && (${b.when})`;
  return exceptions.length === 0 ? { when } : { when, unless: exceptions.map((unless) => `(${unless})`).join(" || ") };
}

/** A cause with each of its expressions read otherwise. @param {Cause} cause @param {(text: string) => string} read @returns {Cause} */
export function mapped({ when, unless }, read) {
  return { when: read(when), ...(unless !== undefined && { unless: read(unless) }) };
}

/** A rule for people: `over-limit (seats)`. @param {{ id: string, member?: string }} rule */
export const titleOf = ({ id, member }) => (member === undefined ? id : `${id} (${member})`);

/** Puts what stands for a definition in its place. @param {any} policy @param {string} expression @param {(name: string) => string} replace */
export function withDefinitions(policy, expression, replace) {
  const names = Object.keys(policy.let || {});
  return withNames(expression, (name) => (names.includes(name) ? replace(name) : undefined));
}

/** An expression with its definitions in their places. @param {any} policy @param {string} expression @returns {string} */
export function spelledOut(policy, expression) {
  return withDefinitions(policy, expression, (name) => `(${spelledOut(policy, policy.let[name])})`);
}
