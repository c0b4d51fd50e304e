const TEXTS = ["deny", "review", "warn", "message", "suggest"];

const isObject = (value) => typeof value === "object" && value !== null;

/** The locales that an accepted policy has texts in, the one that others fall back to first. */
export function localesOf({ policy }) {
  const { locale, headline, rules } = JSON.parse(policy);
  const texts = [headline, ...rules.flatMap((rule) => TEXTS.map((field) => rule[field]))].filter(isObject);
  return [...new Set([locale, ...texts.flatMap(Object.keys)])].filter(Boolean);
}
