/** What the package's own type check needs and no consumer does: the modules that are not written here. */
declare module "node:fs" {
  export function readFileSync(path: URL | string): Uint8Array<ArrayBuffer>;
}

declare module "node:fs/promises" {
  interface FileHandle {
    writeFile(value: string | Uint8Array): Promise<void>;
    sync(): Promise<void>;
    close(): Promise<void>;
  }
  export function mkdir(path: string, options: { recursive: true }): Promise<unknown>;
  export function open(path: string, flags: string): Promise<FileHandle>;
  export function readdir(path: string): Promise<string[]>;
  export function rename(from: string, to: string): Promise<void>;
  export function rm(path: string, options: { force: true }): Promise<void>;
  export function stat(path: string): Promise<{ mtimeMs: number }>;
}

declare module "node:crypto" {
  export function randomUUID(): string;
}

declare module "node:path" {
  const path: { join(...parts: string[]): string; resolve(path: string): string; dirname(path: string): string };
  export default path;
}

declare module "*/engine-plain.js" {
  export function instantiatePlain(): object;
}

declare module "*.wasm" {
  const engine: WebAssembly.Module;
  export default engine;
}
