import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["**/dist/", "build/", "**/node_modules/", "examples/kinde/**/plangate.js"] },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2024, sourceType: "module" },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "complexity": ["error", 12],
      "consistent-return": "off",
      "eqeqeq": "error",
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-shadow": "error",
      "no-unused-vars": ["error", { argsIgnorePattern: "^_", caughtErrors: "none" }],
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
    },
  },
  { files: ["js/**"], languageOptions: { globals: globals["shared-node-browser"] } },
  { files: ["js/cli/**", "js/bin/**", "js/hosts/files.js", "scripts/**", "tests/**", "examples/**", "*.config.js"], languageOptions: { globals: globals.node } },
  { files: ["web/**", "tests/hosts/browser/**"], languageOptions: { globals: globals.browser } },
  { files: ["examples/{page,worker}/**"], languageOptions: { globals: { ...globals.browser, ...globals.worker } } },
  { files: ["tests/hosts/app/**"], languageOptions: { globals: { ...globals.browser, ...globals.node } } },
];
