/** The package as the page runs it, and its build for hosts without WebAssembly. */
export { createGate } from "plangate";
export { createGate as createPlainGate } from "plangate/plain";
