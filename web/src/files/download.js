import { h } from "../ui/dom.js";

/** Saves a text or bytes as a file of the user's. */
export function download(name, content, type = "application/json") {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = h("a", { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  // The download has begun by then in every browser; until then the address has to live.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
