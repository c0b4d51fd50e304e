/** What the package's own type check needs and no consumer does: the modules that are not written here. */
declare module "node:fs" {
  export function readFileSync(path: URL | string): Uint8Array<ArrayBuffer>;
}

declare module "*/engine-plain.js" {
  export function instantiatePlain(): object;
}

declare module "*/engine.wasm" {
  const engine: WebAssembly.Module;
  export default engine;
}
