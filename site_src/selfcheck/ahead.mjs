// What loads while the questions are answered: the engine, and all that shows a result.

import { createEngine } from "./engine.mjs";
import { createResults } from "./result.mjs";
import { offerOf } from "./snapshot.mjs";

/** @typedef {Omit<import("./result.mjs").Tools, "engine" | "offer"> & { root: HTMLElement, form: HTMLElement }} Lent */

/** @param {Lent} lent */
export function createAhead({ root, form, ...tools }) {
  const engine = createEngine({
    worker: new URL(root.dataset.worker ?? "", document.baseURI).href,
    engine: new URL(root.dataset.engine ?? "", document.baseURI).href,
  });
  return { engine, results: createResults(root, { ...tools, engine, offer: offerOf(tools.rules, form) }) };
}
