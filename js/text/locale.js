/** Of policies that say no language: that another one than the engine's own, English, is wanted. */
export const NOT_ENGLISH = 0xffff;

/**
 * Which of the locales that a policy has texts for a caller's locale means.
 *
 * @param {string[]} locales the first one is what others fall back to
 * @param {unknown} wanted a language tag
 * @returns {number} by RFC 4647, section 3.4 ("lookup"): the tag without its last parts, until there is one
 */
export function localeIndex(locales, wanted) {
  if (typeof wanted !== "string") return 0;
  if (locales.length === 0) return /^(en)?(-|$)/i.test(wanted) ? 0 : NOT_ENGLISH;
  const known = locales.map((locale) => locale.toLowerCase());
  for (let tag = wanted.toLowerCase(); tag !== ""; tag = tag.slice(0, Math.max(tag.lastIndexOf("-"), 0))) {
    const found = known.indexOf(tag);
    if (found !== -1) return found;
  }
  return 0;
}
