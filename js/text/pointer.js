/** JSON Pointers (RFC 6901). */

/** @param {string} pointer */
export function pointerNames(pointer) {
  return pointer.split("/").slice(1).map((name) => name.replace(/~1/g, "/").replace(/~0/g, "~"));
}

/** @param {string[]} names */
export function pointerOf(names) {
  return names.map((name) => `/${name.replace(/~/g, "~0").replace(/\//g, "~1")}`).join("");
}
