/**
 * An engine that really traps when told to: instead of deciding, WebAssembly is sent to an address that it does not have.
 * @param {() => object} make makes the exports of a new instance
 */
export function trappable(make) {
  let [count, pending] = [0, false];
  const wasm = () => {
    count += 1;
    const exports = make();
    const decide = (program, bytes) => {
      const place = pending ? 0xfffffff0 : program;
      pending = false;
      return exports.plangate_decide(place, bytes);
    };
    return { ...exports, plangate_decide: decide };
  };
  return { wasm, made: () => count, trapNext: () => { pending = true; } };
}
