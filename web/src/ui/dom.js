/**
 * Makes an element. Attributes that are undefined or false are left out; "onclick" and its like take a function.
 * Text is always text, never markup.
 */
export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== false));
  return node;
}

export const byId = (id) => document.getElementById(id);

/** 1 issue, 2 issues */
export const count = (n, noun) => `${n} ${noun}${n === 1 ? "" : "s"}`;

/** The same function of values that JSON can hold, which does nothing when it is called with the same ones again. */
export function whenNew(show) {
  let shown = "";
  return (...values) => {
    const key = JSON.stringify(values);
    if (key === shown) return;
    shown = key;
    show(...values);
  };
}
