// What loads while the questions are answered: the engine, and all that shows a result.

import { createEngine } from "./engine.mjs";
import { createResults } from "./result.mjs";
import { offerOf } from "./snapshot.mjs";
import { need } from "./view.mjs";

/** @typedef {Omit<import("./result.mjs").Tools, "engine" | "offer"> & { root: HTMLElement, form: HTMLElement }} Lent */

/** @param {Lent} lent */
export function createAhead({ root, form, ...tools }) {
  const manifest = JSON.parse(need(root, "[data-engine-parts]").textContent ?? "");
  const folder = new URL(root.dataset.engine ?? "", document.baseURI).href;
  const engine = createEngine(manifest, folder, (pieces, all) => showProgress(root, pieces / all));
  return { engine, results: createResults(root, { ...tools, engine, offer: offerOf(tools.rules, form) }) };
}

/** @param {HTMLElement} root @param {number} share from 0 to 1 */
function showProgress(root, share) {
  const progress = /** @type {HTMLProgressElement} */ (need(root, "[data-loaded]"));
  progress.value = share;
  need(root, "[data-loading]").hidden = share === 1;
}
