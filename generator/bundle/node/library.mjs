// Writes the standard library and the assessment for the browser, compiled by the Pyodide that will run them.
// Standard input: { instead: { path: source }, cases: [method, [argument]][] }. Argument: a folder, with the wheel.

import { readFileSync, writeFileSync } from "node:fs";
import { startPython } from "../../../site_src/engine/python.mjs";
import { askAll, exact, lent, pyodideAsIn, run } from "./browser.mjs";

const compiler = readFileSync(new URL("library.py", import.meta.url), "utf8");

/** @param {string} folder */
async function main(folder) {
  const { instead, cases } = JSON.parse(readFileSync(0, "utf8"));
  const assessment = exact(readFileSync(`${folder}/wheel`));
  const pyodide = await pyodideAsIn("common");
  const { python: stock } = await startPython(pyodide, await lent({ assessment }));
  const make = stock.runPython(`${compiler}\nCompiler`).callKwargs({ instead: stock.toPy(instead) });
  const library = exact(make.sources().toJs());
  const { python, call } = await startPython(pyodide, await lent({ assessment, library, keep: true }));
  askAll(call, cases);
  const imported = python.runPython("import sys\n[str(getattr(m.__spec__, 'origin', None)) for m in sys.modules.values()]");
  writeFileSync(`${folder}/library.zip`, make.library(stock.toPy(imported.toJs())).toJs());
  writeFileSync(`${folder}/assessment.whl`, make.wheel(stock.toPy(new Uint8Array(assessment))).toJs());
}

run(() => main(process.argv[2]));
