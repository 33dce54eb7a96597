// Starts Pyodide with what is lent to it, and asks generator.assessment.api. It runs in the worker and, while the
// engine is built, under Node: so what the build sees is what browsers do.

import { packMemory, unpackMemory } from "./memory.mjs";

const WHEEL = "/lib/assessment.whl";
const API = "generator.assessment.api";

/**
 * @typedef {object} Lent
 * @property {string} folder address of the engine; nothing is fetched from there
 * @property {string} lock text of a pyodide-lock.json
 * @property {WebAssembly.Module} code
 * @property {ArrayBuffer} library the standard library, a zip file
 * @property {ArrayBuffer} assessment the assessment, a wheel
 * @property {ArrayBuffer | null} [snapshot] memory of an earlier start of the same engine
 * @property {boolean} [keep] whether the memory may be asked for later
 */

/** @typedef {{ loadPyodide: (options: object) => Promise<any>, createPyodideModule: (settings: any) => Promise<any> }} Pyodide */

/**
 * Rejects where Pyodide itself would wait for ever: when the code cannot be instantiated.
 * @param {Pyodide} pyodide
 * @param {Lent} lent
 */
export async function startPython({ loadPyodide, createPyodideModule }, lent) {
  const python = await Promise.race([lend(lent), loadPyodide(options(lent, createPyodideModule))]);
  python.FS.writeFile(WHEEL, new Uint8Array(lent.assessment));
  if (!lent.snapshot) python.pyimport("sys").path.insert(0, WHEEL);
  const api = python.pyimport(API);
  return {
    python,
    /**
     * @param {string} method
     * @param {string[]} args
     * @returns {string}
     */
    call: (method, args) => api[method](...args),
    /** The memory as it is now, to start from another time. */
    snapshot() {
      python.pyimport("gc").collect();
      return packMemory(...withoutHeap(python));
    },
  };
}

/**
 * @param {Lent} lent
 * @param {Pyodide["createPyodideModule"]} createPyodideModule
 */
function options({ folder, lock, snapshot, keep }, createPyodideModule) {
  const common = { indexURL: folder, lockFileContents: lock };
  if (!snapshot) return { ...common, createPyodideModule, _makeSnapshot: Boolean(keep) };
  const { header, restore } = unpackMemory(snapshot);
  return {
    ...common,
    _loadSnapshot: header,
    async createPyodideModule(/** @type {any} */ settings) {
      const module = await createPyodideModule(settings);
      restore(module.HEAP8); // Pyodide would do it next, out of a copy of all of it
      return module;
    },
  };
}

/**
 * What Pyodide says of its memory, and the memory itself, which Pyodide would copy.
 * @param {any} python
 * @returns {[Uint8Array<ArrayBuffer>, Int8Array<ArrayBuffer>]}
 */
function withoutHeap({ _module: module, makeMemorySnapshot }) {
  const heap = module.HEAP8;
  module.HEAP8 = new Int8Array(0);
  try {
    return [makeMemorySnapshot(), heap];
  } finally {
    module.HEAP8 = heap;
  }
}

/**
 * Hand over what Pyodide would fetch. Stack switching, which some browsers have, is taken away: all take the one way
 * that was seen when the engine was built.
 * @param {Lent} lent
 * @returns {Promise<never>} rejects if the code cannot be instantiated
 */
function lend({ code, library }) {
  Reflect.deleteProperty(WebAssembly, "Suspending");
  self.fetch = async (address) => new Response(String(address).endsWith(".zip") ? library : null);
  return new Promise((_, reject) => {
    WebAssembly.instantiateStreaming = async (_response, imports) => {
      try {
        return { instance: await WebAssembly.instantiate(code, imports), module: code };
      } catch (error) {
        reject(error);
        throw error;
      }
    };
  });
}
