import functions from "virtual:cel-functions";

const callText = ({ name, call }) => (call ? call.replace(/^\w+\./, "") : `${name}()`);

/** The cursor goes between the brackets. */
function applyCall({ name }) {
  return (view, _completion, from, to) => {
    view.dispatch({ changes: { from, to, insert: `${name}()` }, selection: { anchor: from + name.length + 1 }, userEvent: "input.complete" });
  };
}

const callOption = (entry) => ({
  label: entry.name,
  displayLabel: callText(entry),
  info: [entry.about, entry.example].filter(Boolean).join("\n"),
  apply: applyCall(entry),
});

const METHODS = functions.filter(({ method }) => method).map(callOption);
const CALLS = functions.filter(({ method, name }) => !method || name === "size").map(callOption);

const nameOption = ({ name, type, about }) => ({ label: name, detail: type, info: about });

function texts(vocabulary) {
  const values = vocabulary.facts().flatMap(([, { values: own }]) => (Array.isArray(own) ? own : []));
  const codes = vocabulary.plans().map(({ code, name }) => ({ label: `'${code}'`, detail: name }));
  return [...codes, ...[...vocabulary.features(), ...values].map((text) => ({ label: `'${text}'` }))];
}

/** Completes within an expression: texts after a quote, methods after a dot that no name goes on with, else names. */
export function completeCel(context, vocabulary) {
  const quoted = context.matchBefore(/'[\w-]*$/);
  if (quoted) return { from: quoted.from, options: texts(vocabulary) };
  const word = context.matchBefore(/[A-Za-z_][\w.]*$|\.\w*$/);
  if (!word && !context.explicit) return null;
  const dotted = word?.text ?? "";
  const names = vocabulary.names().filter(({ name }) => name.startsWith(dotted.slice(0, dotted.lastIndexOf(".") + 1)));
  if (dotted.includes(".") && names.length === 0) {
    return { from: word.from + dotted.lastIndexOf(".") + 1, options: METHODS };
  }
  return { from: word?.from ?? context.pos, options: [...names.map(nameOption), ...CALLS] };
}
