// Writes to `called.json` the names of the functions that are called from the start to the last case, and from a
// snapshot on. Arguments: a folder, one with the library and the assessment, one with the instrumented code, an agent.
// Standard input: the cases.

import { readFileSync, writeFileSync } from "node:fs";
import { startPython } from "../../../site_src/engine/python.mjs";
import { askAll, exact, lent, pyodideAsIn, run } from "./browser.mjs";

/** Every start of the code that was instrumented. @type {WebAssembly.Instance[]} */
const instances = [];

/** @param {WebAssembly.Module} code */
function watch(code) {
  /** @type {any} */
  const { instantiate } = WebAssembly;
  /** @param {any} module @param {WebAssembly.Imports} imports */
  const watched = async (module, imports) => {
    const instance = await instantiate(module, imports);
    if (module === code) instances.push(instance);
    return instance;
  };
  Object.assign(WebAssembly, { instantiate: watched });
}

/** @param {WebAssembly.Instance} instance @param {number} index */
function wasCalled({ exports }, index) {
  return Boolean(/** @type {WebAssembly.Global} */ (exports[`called ${index}`]).value);
}

/** @param {string[]} args */
async function main([folder, compiled, instrumented, agent]) {
  const cases = JSON.parse(readFileSync(0, "utf8"));
  const code = await WebAssembly.compile(readFileSync(`${instrumented}/instrumented.wasm`));
  watch(code);
  const pyodide = await pyodideAsIn(/** @type {any} */ (agent));
  const [library, assessment] = ["library.zip", "assessment.whl"].map((file) => exact(readFileSync(`${compiled}/${file}`)));
  const first = await startPython(pyodide, await lent({ code, library, assessment, keep: true }));
  const snapshot = await first.snapshot();
  askAll(first.call, cases);
  first.python.pyimport("gc").collect();
  const second = await startPython(pyodide, await lent({ code, library, assessment, snapshot }));
  askAll(second.call, cases);
  /** @type {string[]} */
  const names = JSON.parse(readFileSync(`${instrumented}/names.json`, "utf8"));
  const called = names.filter((_, index) => instances.some((instance) => wasCalled(instance, index)));
  writeFileSync(`${folder}/called.json`, JSON.stringify(called));
}

run(() => main(process.argv.slice(2)));
