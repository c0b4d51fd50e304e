const PATHS = {
  deny: "M6 6l8 8M14 6l-8 8",
  undecided: "M7.2 7.6a2.9 2.9 0 1 1 4.1 2.7c-.9.4-1.3 1-1.3 1.9M10 15v.01",
  review: "M3.5 10s2.4-4 6.5-4 6.5 4 6.5 4-2.4 4-6.5 4-6.5-4-6.5-4zM10 10v.01",
  defer: "M10 5.5V10l3 2",
  allow: "M5.5 10.5l3 3 6-7",
  error: "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM7.3 7.3l5.4 5.4M12.7 7.3l-5.4 5.4",
  warning: "M10 3.2l7.4 13H2.6zM10 8.4v3.2M10 13.9v.01",
  none: "M6 10h8",
  gallery: "M3.5 4h5v5h-5zM11.5 4h5v5h-5zM3.5 11.5h5v5h-5zM11.5 11.5h5v5h-5z",
  open: "M2.5 15.5v-11h5l2 2h6v2.5M2.5 15.5l2.3-6.5h12.7l-2.3 6.5z",
  save: "M10 3v9M6.5 8.8L10 12.3l3.5-3.5M3.5 13v3.5h13V13",
  share: "M8.5 11.5l3-3M9 6l1.8-1.8a3.4 3.4 0 0 1 4.9 4.9L14 10.8M11 14l-1.8 1.8a3.4 3.4 0 0 1-4.9-4.9L6 9.2",
  export: "M10 12V3.5M6.5 6.5L10 3l3.5 3.5M3.5 11v5.5h13V11",
  undo: "M7 4L3.5 7.5 7 11M3.5 7.5h8a4.5 4.5 0 0 1 0 9H8",
  redo: "M13 4l3.5 3.5L13 11M16.5 7.5h-8a4.5 4.5 0 0 0 0 9H12",
  compare: "M3.5 4h5.5v12H3.5zM11 4h5.5v12H11z",
  format: "M3.5 5h13M6.5 9h10M6.5 13h10M3.5 17h6",
  sun: "M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM10 1.8v1.4M10 16.8v1.4M1.8 10h1.4M16.8 10h1.4M4.2 4.2l1 1M14.8 14.8l1 1M15.8 4.2l-1 1M5.2 14.8l-1 1",
  moon: "M16.5 12.2A7 7 0 0 1 7.8 3.5a7 7 0 1 0 8.7 8.7z",
};

const SVG = "http://www.w3.org/2000/svg";

/** A decorative symbol, drawn with the colour of the text around it; say the same thing in words beside it. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  svg.classList.add("icon");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name] ?? PATHS.none);
  svg.append(path);
  return svg;
}
