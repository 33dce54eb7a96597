// Pyodide's code as Binaryen reads it.

import binaryen from "binaryen";
import { packaged } from "./browser.mjs";

/** @typedef {ReturnType<typeof binaryen.readBinary>} Code */

export function read() {
  return binaryen.readBinary(packaged("pyodide.asm.wasm"));
}

/**
 * The functions that are not imported, in their order.
 * @param {Code} code
 */
export function ownFunctions(code) {
  return Array.from({ length: code.getNumFunctions() }, (_, index) => {
    const ref = code.getFunctionByIndex(index);
    return { ref, info: binaryen.getFunctionInfo(ref) };
  }).filter(({ info }) => !info.module);
}

/** Gives a function another body; Binaryen's types do not know of it. @type {(ref: number, body: number) => void} */
export const setBody = Reflect.get(binaryen, "Function").setBody;
