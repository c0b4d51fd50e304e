import { icon } from "./icons.js";

const systemDark = matchMedia("(prefers-color-scheme: dark)");
const current = () => document.documentElement.dataset.theme ?? (systemDark.matches ? "dark" : "light");

function remember(theme) {
  try {
    localStorage.setItem("plangate-theme", theme);
  } catch {
    // Without storage the choice holds until the page is left.
  }
}

/** A button between light and dark; until it is used the page follows the system. `onChange` is called after a change. */
export function createThemeToggle(button, onChange) {
  function label() {
    const other = current() === "dark" ? "light" : "dark";
    button.setAttribute("aria-label", `Use the ${other} theme`);
    button.title = `Use the ${other} theme`;
    button.replaceChildren(icon(other === "dark" ? "moon" : "sun"));
    return other;
  }
  button.addEventListener("click", () => {
    const theme = label();
    document.documentElement.dataset.theme = theme;
    remember(theme);
    label();
    onChange();
  });
  systemDark.addEventListener("change", () => {
    label();
    onChange();
  });
  label();
}
