import { hoverTooltip } from "@codemirror/view";
import functions from "virtual:cel-functions";
import { h } from "../ui/dom.js";
import { membersAt } from "./complete-json.js";
import { placeAt } from "./place.js";

const byName = new Map(functions.map((entry) => [entry.name, entry]));

/** The dotted word around a position: `usage.seats`, up to the part that the position is in. */
function wordAt(text, at) {
  const before = /[A-Za-z_][\w.]*$|\.\w*$/.exec(text.slice(Math.max(0, at - 200), at))?.[0] ?? "";
  const after = /^\w*/.exec(text.slice(at, at + 200))[0];
  return { from: at - before.length, to: at + after.length, word: before + after };
}

function ofFunction(word) {
  const entry = byName.get(word) ?? byName.get(word.split(".").at(-1));
  return entry && { title: entry.call ?? `${entry.method ? "." : ""}${entry.name}()`, about: entry.about, example: entry.example };
}

function ofCel(text, at, vocabulary) {
  const { from, to, word } = wordAt(text, at);
  if (word === "") return null;
  const known = vocabulary.names().find(({ name }) => name === word);
  const isCall = /^\s*\(/.test(text.slice(to));
  const found = known ? { title: known.name, type: known.type, about: known.about } : isCall && ofFunction(word);
  return found ? { ...found, from, to } : null;
}

function ofKey(document, { path, literal }, vocabulary) {
  const member = membersAt(document, path.slice(0, -1), vocabulary)[path.at(-1)];
  return member?.[0] && literal ? { title: String(path.at(-1)), about: member[0], ...literal } : null;
}

function tooltip({ title, type, about, example, from, to }) {
  const dom = h(
    "div",
    { class: "cm-about" },
    h("p", {}, h("code", {}, title), type && h("span", {}, ` ${type}`)),
    about && h("p", {}, about),
    example && h("p", {}, h("code", {}, example)),
  );
  return { pos: from, end: to, create: () => ({ dom }) };
}

/** Says what the field, fact, plan field or function under the pointer is. */
export function hoverDocumentation(document, vocabulary) {
  return hoverTooltip((view, at) => {
    const text = view.state.doc.toString();
    const place = placeAt(document, text, at);
    const found = place.isCel ? ofCel(text, at, vocabulary) : place.isKey && ofKey(document, place, vocabulary);
    return found ? tooltip(found) : null;
  });
}
