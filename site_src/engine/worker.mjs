// Runs in a web worker, in one file with Pyodide. Each message is a call, and has one answer, with the same number.

import { loadPyodide } from "pyodide:loader";
import createPyodideModule from "pyodide:glue";
import { startPython } from "./python.mjs";

/** @typedef {Awaited<ReturnType<typeof startPython>>} Python */

/** @type {Python | null} */
let started = null;

/** Whether it was asked anything. */
let asked = false;

/** The call that is being answered; Pyodide loses some errors on the way, and then nothing would answer it. */
let current = 0;

/** @param {import("./python.mjs").Lent} lent */
async function load(lent) {
  started = await startPython({ loadPyodide, createPyodideModule }, lent);
  return "";
}

/** The memory, to keep for the next visit, unless there may be somebody's answers in it. */
function snapshot() {
  if (asked) throw new Error("there may be answers in the memory");
  return /** @type {Python} */ (started).snapshot();
}

/**
 * @param {string} method
 * @param {any[]} args
 */
function answer(method, args) {
  if (method === "load") return load(args[0]);
  if (method === "snapshot") return snapshot();
  asked = true;
  return /** @type {Python} */ (started).call(method, args);
}

/** @param {unknown} error */
function fail(error) {
  self.postMessage({ id: current, ok: false, value: String(error) });
}

self.addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  fail(event.reason);
});

self.addEventListener("message", async ({ data }) => {
  current = data.id;
  try {
    self.postMessage({ id: data.id, ok: true, value: await answer(data.method, data.args) });
  } catch (error) {
    fail(error);
  }
});
