import { treeOf } from "./json-tree.js";

const WIDTH = 100;
const BRACKETS = { object: ["{", "}"], array: ["[", "]"] };
const isGroup = ({ type }) => type in BRACKETS;

function flat(node, text) {
  if (node.type === "property") return node.children.map((child) => flat(child, text)).join(": ");
  if (!isGroup(node)) return text.slice(node.offset, node.offset + node.length);
  const [open, close] = BRACKETS[node.type];
  const inner = node.children.map((child) => flat(child, text)).join(", ");
  const space = node.type === "object" && inner ? " " : "";
  return open + space + inner + space + close;
}

const holdsGroup = (node) => node.children.some((child) => isGroup(child) || child.children?.some(isGroup));

/** A group stays on one line when it fits and holds no group itself. */
function block(node, text, indent, used) {
  if (node.type === "property") {
    const [name, value] = node.children;
    const label = `${flat(name, text)}: `;
    return label + block(value, text, indent, used + label.length);
  }
  if (!isGroup(node)) return flat(node, text);
  const line = flat(node, text);
  if (!holdsGroup(node) && indent.length + used + line.length <= WIDTH) return line;
  const [open, close] = BRACKETS[node.type];
  const deeper = `${indent}  `;
  const items = node.children.map((child) => deeper + block(child, text, deeper, 0));
  return `${open}\n${items.join(",\n")}\n${indent}${close}`;
}

/**
 * A JSON text in the usual shape: two spaces, short objects on one line. Names and scalars stay spelt as they are.
 * @returns {string | null} null when it is not JSON
 */
export function formatted(text) {
  const errors = [];
  const root = treeOf(text, errors);
  return root && errors.length === 0 ? block(root, text, "", 0) : null;
}

/** Text that no person wrote on one line; beyond that length finding its shape would make the page stand still. */
const UNREADABLE = /[^\n]{2000}/;
const LONGEST = 300_000;

/** JSON that came without line breaks gets some: people cannot read it, and editors are slow with long lines. */
export function readable(text) {
  return text.length <= LONGEST && UNREADABLE.test(text) ? (formatted(text) ?? text) : text;
}
