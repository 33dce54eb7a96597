// Writes `lean.wasm` with the functions that were called, and the workers with Pyodide's loader and glue, `lean.mjs`
// and `whole.mjs`. Standard input: [name of a function]. Argument: a folder.
//
// A function that was never called stays in its place and does nothing but stop. So no answer can be wrong for want
// of it: the engine crashes, and the page goes on with the whole one.

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { rollup } from "@rollup/wasm-node";
import binaryen from "binaryen";
import { packaged } from "./browser.mjs";
import { ownFunctions, read, setBody } from "./code.mjs";
import { trimGlue, usedExports } from "./glue.mjs";

const WORKER = fileURLToPath(new URL("../../../site_src/engine/worker.mjs", import.meta.url));
const loader = packaged("pyodide.mjs").toString("utf8");
const glue = packaged("pyodide.asm.mjs").toString("utf8");

/**
 * @param {Set<string>} called
 * @returns {Uint8Array<ArrayBuffer>}
 */
function trimCode(called) {
  const code = read();
  for (const { ref, info } of ownFunctions(code))
    if (!called.has(info.name)) setBody(ref, code.unreachable());
  const exported = WebAssembly.Module.exports(new WebAssembly.Module(packaged("pyodide.asm.wasm")));
  const used = usedExports(glue, loader, exported.map(({ name }) => name));
  for (const { name } of exported) if (!used.has(name)) code.removeExport(name);
  code.runPasses(["duplicate-function-elimination", "remove-unused-module-elements"]);
  return new Uint8Array(code.emitBinary());
}

/**
 * The worker with Pyodide in one file.
 * @param {string} glue
 * @param {import("@rollup/wasm-node").RollupOptions["treeshake"]} treeshake
 */
async function bundle(glue, treeshake) {
  /** @type {Record<string, string>} */
  const texts = { "pyodide:loader": loader, "pyodide:glue": glue };
  const made = await rollup({
    input: WORKER,
    external: (id) => id.startsWith("node:") || id === "ws",
    plugins: [{ name: "pyodide", resolveId: (id) => (id in texts ? id : null), load: (id) => texts[id] ?? null }],
    onwarn: () => undefined,
    treeshake,
  });
  const { output } = await made.generate({ format: "es", compact: true, inlineDynamicImports: true });
  return output[0].code;
}

/** @param {string} folder */
async function main(folder) {
  const code = trimCode(new Set(JSON.parse(readFileSync(0, "utf8"))));
  const left = new WebAssembly.Module(code);
  const exports = new Set(WebAssembly.Module.exports(left).map(({ name }) => name));
  const imports = new Set(WebAssembly.Module.imports(left).map(({ name }) => name));
  const trimmed = trimGlue(glue, loader, { exports, imports });
  writeFileSync(`${folder}/lean.wasm`, code);
  writeFileSync(`${folder}/lean.mjs`, await bundle(trimmed, { propertyReadSideEffects: false }));
  writeFileSync(`${folder}/whole.mjs`, await bundle(glue, false));
}

await main(process.argv[2]);
