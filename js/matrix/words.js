/**
 * Conditions in words, for people who do not read CEL: "there are more than 3 seats and the customer is not vip". What has
 * no words stays CEL.
 *
 * @typedef {import("./condition.js").Condition} Condition
 */
import { MIRRORED, bound, cel, isLiteral, isText, negated, parts } from "./condition.js";

/** What the guards that settle a change say. @type {Record<string, string>} */
const GUARDS = {
  "guard/same-plan": "both plans are the same",
  "guard/not-selectable": "the requested plan cannot be chosen",
  "guard/requested-unknown": "the requested plan is not in the catalogue",
  "guard/current-unknown": "the current plan is not in the catalogue",
};

/** What a rule is called. @param {string} rule */
export const ruleWords = (rule) => GUARDS[rule] || `"${rule}"`;

/** @type {Record<string, string>} */
const COMPARED = { "==": "is", "!=": "is not", "<": "is less than", "<=": "is at most", ">": "is more than", ">=": "is at least", in: "is one of" };
/** @type {Record<string, string>} of times */
const DATED = { "<": "is before", "<=": "is not after", ">": "is after", ">=": "is not before" };
/** @type {Record<string, string>} of things that are counted */
const COUNTED = { "==": "exactly", "!=": "not exactly", "<": "fewer than", "<=": "at most", ">": "more than", ">=": "at least" };

/** "usage.apiCalls" as "api calls". @param {string} name */
function label(name) {
  return name.slice(name.lastIndexOf(".") + 1).replace(/_/g, " ").replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
}

/** The record that a fact belongs to. @param {string} name */
function owner(name) {
  const path = name.split(".");
  if (path.length < 2) return null;
  return path[0] === "current" || path[0] === "requested" ? `the ${path[0]} plan` : `the ${label(path[path.length - 2])}`;
}

const isPlural = (/** @type {string} */ text) => /[^sui]s$/.test(text);
const isDate = (/** @type {string} */ name) => /(?:Until|At|On|Since|Date|_until|_at|_on|_since|_date)$/.test(name);

/** A name as what is spoken of. @param {string} name */
function subject(name) {
  if (name === "now") return name;
  if (isDate(name)) return `the ${label(name).replace(/ date$/, "").replace(/ /g, "-")} date`;
  return name.startsWith("usage.") || owner(name) === null ? label(name) : `${owner(name)}'s ${label(name)}`;
}

/** @param {Condition} condition @returns {string} */
export function words(condition) {
  if (isText(condition)) return flag(/** @type {string} */ (condition), true);
  const [operator, left] = condition;
  if (operator === "&&" || operator === "||") return joinedWords(operator, condition);
  if (operator === "!") return negatedWords(left) || cel(condition);
  return comparison(condition) || cel(condition);
}

/** @param {"&&" | "||"} operator @param {Condition} condition @returns {string} */
function joinedWords(operator, condition) {
  const all = operator === "&&" ? withoutPresence(parts(operator, condition)) : parts(operator, condition);
  const isMixed = all.some((part) => part[0] === "||" || part[0] === "&&");
  const texts = all.map((part) => (isMixed && (part[0] === "||" || part[0] === "&&") ? `(${words(part)})` : words(part)));
  return texts.join(operator === "&&" ? " and " : " or ");
}

/** Who says something of a date says that there is one. @param {Condition[]} all */
function withoutPresence(all) {
  const saysMore = (/** @type {string} */ name) => all.some((part) => COMPARED[part[0]] !== undefined && part.includes(name));
  return all.filter((part) => isText(part) || part[0] !== "has" || !saysMore(part[1]));
}

/** A bool. @param {string} name @param {boolean} isTrue */
function flag(name, isTrue) {
  const said = label(name);
  const not = isTrue ? "" : " not";
  if (owner(name) === null) return `${said} is${not} true`;
  const [first, ...rest] = said.split(" ");
  if (first === "has" && rest.length > 0) return `${owner(name)} has${isTrue ? "" : " no"} ${rest.join(" ")}`;
  return `${owner(name)} is${not} ${first === "is" ? rest.join(" ") : said}`;
}

/** @param {Condition} condition @returns {string | undefined} nothing when there are no words */
function negatedWords(condition) {
  if (isText(condition)) return flag(/** @type {string} */ (condition), false);
  const [operator, left, right] = condition;
  if (operator === "has" && isText(left)) return given(left, false);
  if (operator === "in" && isText(left)) return `${subject(left)} is none of ${value(right)}`;
  const turned = negated(condition);
  return turned[0] === "!" ? undefined : words(turned);
}

/** @param {string} name @param {boolean} is */
function given(name, is) {
  if (isDate(name)) return `${is ? "a" : "no"} ${subject(name).replace(/^the /, "")} is given`;
  return `${subject(name)} is${is ? "" : " not"} given`;
}

/** @param {Condition} condition @returns {string | undefined} */
function comparison(condition) {
  const [operator, left, right] = condition;
  if (operator === "has" && isText(left)) return given(left, true);
  if (COMPARED[operator] === undefined) return undefined;
  if (isLiteral(left) && !isLiteral(right) && operator !== "in") return comparison([MIRRORED[operator], right, left]);
  if (!isText(left)) return undefined;
  return counted(condition) || besideLimit(operator, left, right) || `${subject(left)} ${verb(operator, left, right)} ${value(right)}`;
}

/** Of what is counted: "there are no seats". @param {Condition} condition */
function counted(condition) {
  const found = bound(condition);
  if (found === null || !isPlural(label(found.name))) return undefined;
  const { name, operator, number } = found;
  const some = `${operator}${number}`;
  if (/^(?:>0|>=1|!=0)$/.test(some)) return `there are ${label(name)}`;
  if (/^(?:<=0|<1|==0)$/.test(some)) return `there are no ${label(name)}`;
  return `there are ${COUNTED[operator]} ${number} ${label(name)}`;
}

/** Usage beside the limit of its name. @param {string} operator @param {string} left @param {Condition} right */
function besideLimit(operator, left, right) {
  const [, plan, limit] = /^(current|requested)\.limits\.(\w+)$/.exec(String(right)) || [];
  if (left !== `usage.${limit}`) return undefined;
  if (operator === ">") return `there are more ${label(left)} than the ${plan} plan allows`;
  return operator === "<=" ? `there are no more ${label(left)} than the ${plan} plan allows` : undefined;
}

/** @param {string} operator @param {string} left @param {Condition} right */
function verb(operator, left, right) {
  const dated = left === "now" || isDate(left) || /^timestamp\(/.test(cel(right));
  const text = (dated && DATED[operator]) || COMPARED[operator];
  return isPlural(label(left)) && !isDate(left) ? text.replace(/^is/, "are") : text;
}

/** @param {Condition} condition */
function value(condition) {
  if (isText(condition)) return subject(/** @type {string} */ (condition));
  return cel(condition)
    .replace(/^(?:timestamp|duration|money)\('(.*)'\)$/, "$1")
    .replace(/^(\d{4}-\d\d-\d\d)T00:00:00Z$/, "$1")
    .replace(/^\[(.*)\]$/, "$1");
}
