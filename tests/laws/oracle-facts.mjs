// Which values are right for a fact, by its declaration.
import { ENGINE_FACTS, FACTS } from "./expressions.mjs";

const isText = (value) => typeof value === "string";
const RIGHT = {
  bool: (value) => typeof value === "boolean",
  int: (value) => Number.isSafeInteger(value),
  string: isText,
  "list<string>": (value) => Array.isArray(value) && value.every(isText),
  money: (value) => isText(value) && /^\d+\.\d\d [A-Z]{3}$/.test(value),
  timestamp: (value) => isText(value) && !Number.isNaN(Date.parse(value)),
};

export function isRight(path, value) {
  const { type, optional, min, values } = FACTS[path] || ENGINE_FACTS[path] || { type: "string" };
  if (value === null) return optional === true;
  return RIGHT[type](value) && (min === undefined || value >= min) && (values === undefined || values.includes(value));
}
