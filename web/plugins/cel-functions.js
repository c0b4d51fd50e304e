/**
 * A plugin of Vite: the module `virtual:cel-functions` has the functions and macros of the expression language as
 * docs/language.md shows them, `[{name, method, call, about, example}]`: `call` and `about` are there for macros.
 */
import { readFileSync } from "node:fs";

const ID = "virtual:cel-functions";
const SOURCE = new URL("../../docs/language.md", import.meta.url);
const NAMESPACES = new Set(["base64", "cel", "lists", "math", "optional", "sets", "strings"]);

/** `usage.tags.all` names the method `all`, `math.abs` a function of its own. */
function nameOf(called, afterDot) {
  const words = called.split(".").filter(Boolean);
  if (!afterDot && NAMESPACES.has(words[0])) return { name: called, method: false };
  return { name: words.at(-1), method: afterDot || words.length > 1 };
}

const callsOf = (text) =>
  [...text.matchAll(/(\.?)\b([A-Za-z][\w.]*)\(/g)].map(([, dot, called]) => nameOf(called, dot === "."));

function exampleLines(page) {
  const blocks = [...page.matchAll(/```cel\n([\s\S]*?)```/g)].flatMap(([, block]) => block.split("\n"));
  return blocks.map((line) => /^(.*?)\s+\/\/ => (.*)$/.exec(line)).filter(Boolean);
}

/** Rows of the table of macros: "| `list.all(x, condition)`, `list.exists(x, condition)` | about |". */
function macroRows(page) {
  const rows = [...page.matchAll(/^\| (`[^|]*\([^|]*`) \| (.*) \|$/gm)];
  return rows.flatMap(([, calls, about]) =>
    [...calls.matchAll(/`([^`]*\([^`]*\))`/g)].map(([, call]) => ({ ...callsOf(call)[0], call, about: about.replaceAll("`", "").replaceAll("\\|", "|") })));
}

export function functionsOf(page) {
  const found = new Map();
  for (const macro of macroRows(page)) if (!found.has(macro.name)) found.set(macro.name, macro);
  // What a section is about says more of a function than its use further up among the operators.
  const [before, about] = page.split("## Lists and maps");
  for (const [, expression, value] of [...exampleLines(about), ...exampleLines(before)]) {
    for (const call of callsOf(expression)) {
      const entry = found.get(call.name) ?? call;
      found.set(call.name, { ...entry, method: entry.method || call.method, example: entry.example ?? `${expression} → ${value}` });
    }
  }
  return [...found.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

export function celFunctions() {
  return {
    name: "cel-functions",
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    load(id) {
      if (id !== `\0${ID}`) return undefined;
      return `export default ${JSON.stringify(functionsOf(readFileSync(SOURCE, "utf8")))};`;
    },
  };
}
