/**
 * Loads a policy given as bytes, which text cannot carry when they are not UTF-8, through the exports of the engine.
 * Needs nothing of a host.
 */
const bytesOfHex = (hex) => Uint8Array.from(hex.match(/../g) || [], (pair) => parseInt(pair, 16));
const bytesOfAscii = (text) => Uint8Array.from(text.split(""), (character) => character.charCodeAt(0)); // Goja takes no text here
const textOf = (bytes) => decodeURIComponent(Array.from(bytes, (b) => `%${`0${b.toString(16)}`.slice(-2)}`).join(""));

function place(engine, bytes) {
  const pointer = engine.plangate_allocate(bytes.length);
  new Uint8Array(engine.memory.buffer, pointer, bytes.length).set(bytes);
  return pointer;
}

/** A host for the case runner, on a fresh instance of the engine. */
export function bytesHost(engine) {
  if (engine._initialize) engine._initialize();
  return { loadBytes: (policyHex, catalogText) => loadBytes(engine, policyHex, catalogText) };
}

/** Answers the issues; `catalogText` must be ASCII. */
function loadBytes(engine, policyHex, catalogText) {
  const [policy, catalog] = [bytesOfHex(policyHex), bytesOfAscii(catalogText)];
  const [policyAt, catalogAt] = [place(engine, policy), place(engine, catalog)];
  const program = engine.plangate_load(policyAt, policy.length, catalogAt, catalog.length);
  const response = new Uint8Array(engine.memory.buffer, engine.plangate_response(), engine.plangate_response_length());
  const { issues } = JSON.parse(textOf(response));
  for (const pointer of [policyAt, catalogAt]) engine.plangate_release(pointer);
  if (program !== 0) engine.plangate_unload(program);
  return issues;
}
