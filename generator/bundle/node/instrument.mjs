// Writes Pyodide's code so that each function notes that it was called. Argument: a folder.

import { writeFileSync } from "node:fs";
import binaryen from "binaryen";
import { ownFunctions, read, setBody } from "./code.mjs";

/** @param {string} folder */
function main(folder) {
  const code = read();
  const names = ownFunctions(code).map(({ ref, info }, index) => {
    const note = `called ${index}`;
    code.addGlobal(note, binaryen.i32, true, code.i32.const(0));
    code.addGlobalExport(note, note);
    const noting = code.global.set(note, code.i32.const(1));
    setBody(ref, code.block(null, [noting, info.body], info.results));
    return info.name;
  });
  writeFileSync(`${folder}/instrumented.wasm`, code.emitBinary());
  writeFileSync(`${folder}/names.json`, JSON.stringify(names));
}

main(process.argv[2]);
