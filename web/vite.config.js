import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { celFunctions } from "./plugins/cel-functions.js";
import { cookbook } from "./plugins/cookbook.js";
import { schemaFields } from "./plugins/schema-fields.js";

const withoutLanguage = fileURLToPath(new URL("src/editor/without-language.js", import.meta.url));

// Two entries: the page, and the package on its own under a stable name, so that tests (or a curious reader at the
// console) can import exactly what the page runs.
export default defineConfig({
  base: "./",
  plugins: [celFunctions(), cookbook(), schemaFields()],
  resolve: { alias: { "@codemirror/language": withoutLanguage, "@lezer/common": withoutLanguage } },
  worker: { format: "es" },
  build: {
    target: "es2022",
    cssTarget: "chrome123",
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: "index.html", plangate: "src/plangate.js" },
      preserveEntrySignatures: "exports-only",
      output: {
        entryFileNames: ({ name }) => (name === "plangate" ? "plangate.js" : "assets/[name]-[hash].js"),
      },
    },
  },
});
