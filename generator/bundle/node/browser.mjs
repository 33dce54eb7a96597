// Makes Node look like a worker of a browser to Pyodide, so that a build sees what browsers do.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** How the agents call themselves for which Pyodide takes a way of its own. */
export const AGENTS = { common: "Mozilla/5.0", iphone: "Mozilla/5.0 (iPhone)" };

const place = `${pathToFileURL(process.cwd()).href}/node_modules/pyodide/`;

/** @param {string} name a file of the package */
export function packaged(name) {
  return readFileSync(new URL(name, place));
}

/** @param {keyof typeof AGENTS} agent */
export function asWorker(agent) {
  class WorkerGlobalScope {}
  Object.assign(globalThis, { WorkerGlobalScope, self: globalThis, location: new URL(place) });
  Object.setPrototypeOf(globalThis, WorkerGlobalScope.prototype);
  Object.defineProperty(globalThis, "navigator", { value: { userAgent: AGENTS[agent] }, configurable: true });
  Object.assign(process, { browser: true, type: "renderer" }); // both say that this is not Node
}

/** @param {keyof typeof AGENTS} agent */
export async function pyodideAsIn(agent) {
  asWorker(agent);
  const { loadPyodide } = await import(`${place}pyodide.mjs`);
  const { default: createPyodideModule } = await import(`${place}pyodide.asm.mjs`);
  return { loadPyodide, createPyodideModule };
}

/** The text of a lock file without packages: none is loaded. */
export function emptyLock() {
  const { info } = JSON.parse(packaged("pyodide-lock.json").toString("utf8"));
  return JSON.stringify({ info, packages: {} });
}

/**
 * What Python is lent, out of the package where nothing else is given.
 * @param {Partial<import("../../../site_src/engine/python.mjs").Lent>} given
 */
export async function lent(given) {
  const code = given.code ?? (await WebAssembly.compile(packaged("pyodide.asm.wasm")));
  const library = given.library ?? exact(packaged("python_stdlib.zip"));
  return { folder: place, lock: emptyLock(), assessment: new ArrayBuffer(0), ...given, code, library };
}

/** @param {Uint8Array} bytes */
export function exact(bytes) {
  return /** @type {ArrayBuffer} */ (bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

/**
 * Ask every case; those that are refused are refused in browsers, too.
 * @param {(method: string, args: string[]) => string} call
 * @param {[string, string[]][]} cases
 */
export function askAll(call, cases) {
  let answered = 0;
  for (const [method, args] of cases) {
    try {
      call(method, args);
      answered += 1;
    } catch (error) {
      if (!/** @type {Error} */ (error).message.startsWith("Traceback")) throw error;
    }
  }
  if (!answered) throw new Error("Python refused every case");
}

/**
 * Node shows the line that threw, which is the whole runtime; and a worker would wait for messages for ever.
 * @param {() => Promise<void>} main
 */
export async function run(main) {
  try {
    await main();
    process.exit(0);
  } catch (error) {
    console.error(String(/** @type {Error} */ (error).stack).slice(0, 4000));
    process.exit(1);
  }
}
