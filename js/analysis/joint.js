/**
 * Two policies as one, of which questions about both are asked: facts together, definitions under other names, rules in
 * pairs.
 *
 * @typedef {import("../matrix/rules.js").Rule} Rule
 * @typedef {import("./subject.js").Subject} Subject
 * @typedef {{ title: string, before: Rule | undefined, after: Rule | undefined, condition: boolean }} Changed
 *   a rule that says something else; with `condition` the condition alone
 */
import { mapped, spelledOut, titleOf, withDefinitions } from "../matrix/rules.js";

const text = (/** @type {unknown} */ value) => JSON.stringify(value) || "";

/** Rules that read definitions under names of their own. @param {Subject} subject @param {string} prefix @returns {Rule[]} */
function renamed(subject, prefix) {
  const read = (/** @type {string} */ expression) => withDefinitions(subject.policy, expression, (name) => prefix + name);
  return subject.rules.map((rule) => ({ ...rule, condition: read(rule.condition), cause: mapped(rule.cause, read) }));
}

/** @param {Subject} subject @param {string} prefix */
function definitions(subject, prefix) {
  /** @type {[string, string][]} */
  const all = Object.entries(subject.policy.let || {});
  return Object.fromEntries(all.map(([name, expression]) => [prefix + name, withDefinitions(subject.policy, expression, (inner) => prefix + inner)]));
}

/** Facts with the values of either policy. @param {Record<string, any>} [before] @param {Record<string, any>} [after] */
function together(before = {}, after = {}) {
  const all = Object.entries(after).map(([fact, declared]) => {
    const values = before[fact]?.values && declared.values;
    return [fact, values ? { ...declared, values: [...new Set([...before[fact].values, ...values])] } : declared];
  });
  return { ...before, ...Object.fromEntries(all) };
}

/** What a rule says beside its condition. @param {Subject} subject @param {Rule} rule */
function wordsOf(subject, { effect, date, source, member }) {
  const { code, suggest, message, id, defer } = source;
  return text([id, member, effect, code, suggest, message, source[effect] === defer ? null : source[effect], date && spelledOut(subject.policy, date)]);
}

export class Joint {
  /** @param {Subject} before @param {Subject} after */
  constructor(before, after) {
    this.before = { subject: before, rules: renamed(before, "before_") };
    this.after = { subject: after, rules: renamed(after, "after_") };
    const guards = { ...before.policy.guards };
    for (const [name, on] of Object.entries(after.policy.guards || {})) guards[name] = on && guards[name] !== false;
    this.policy = {
      ...after.policy, guards,
      facts: together(before.policy.facts, after.policy.facts),
      let: { ...definitions(before, "before_"), ...definitions(after, "after_") },
    };
  }

  /** The parts of the documents beside the rules that say something else. @returns {string[]} */
  settings() {
    const [a, b] = [this.before.subject.policy, this.after.subject.policy];
    const parts = ["headline", "cancelHeadline", "locale", "direction", "timing", "quote", "guards"].filter((part) => text(a[part]) !== text(b[part]));
    return this.facts().length > 0 ? [...parts, "facts"] : parts;
  }

  /** Facts that both declare, and not alike. @returns {string[]} */
  facts() {
    const [a, b] = [this.before, this.after].map(({ subject }) => subject.policy.facts || {});
    return Object.keys(a).filter((fact) => b[fact] !== undefined && text(a[fact]) !== text(b[fact]));
  }

  /** @returns {Changed[]} */
  changed() {
    const titles = [...new Set([...this.before.rules, ...this.after.rules].map(titleOf))];
    return titles.flatMap((title) => this._changed(title) || []);
  }

  /** @param {string} title @returns {Changed | null} */
  _changed(title) {
    const [before, after] = [this.before, this.after].map(({ rules }) => rules.find((rule) => titleOf(rule) === title));
    if (before === undefined || after === undefined) return { title, before, after, condition: false };
    const condition = wordsOf(this.before.subject, before) === wordsOf(this.after.subject, after);
    const same = condition && !this._readsOtherQuote(before) && this._spelled(this.before, before) === this._spelled(this.after, after);
    return same ? null : { title, before, after, condition };
  }

  /** @param {{ subject: Subject, rules: Rule[] }} side @param {Rule} rule */
  _spelled({ subject, rules }, rule) {
    return text(mapped(subject.rules[rules.indexOf(rule)].cause, (expression) => spelledOut(subject.policy, expression)));
  }

  /** A quote that is made otherwise makes the same condition another one. @param {Rule} rule */
  _readsOtherQuote({ condition }) {
    return /\bquote\b/.test(condition) && ["quote", "timing"].some((part) => this.settings().includes(part));
  }

  /** What the rules with an effect fire by. @param {"before" | "after"} side @param {string} effect @returns {import("../matrix/rules.js").Cause[]} */
  causes(side, effect) {
    return this[side].rules.filter((rule) => rule.effect === effect).map(({ cause }) => cause);
  }
}
