// The pieces of HTML of the exercises of a plan: steps, pictures and doses, each a file of this site.

import { need } from "./view.mjs";

/** @typedef {import("./plan.mjs").Plan} Plan */
/** @typedef {import("./result.mjs").Made} Made */

/**
 * The pieces of the exercises of a plan; what does not load is left out.
 * @param {HTMLElement} root
 * @param {Plan | null} plan
 * @returns {Promise<Map<string, Document>>}
 */
export async function fetchPieces(root, plan) {
  const folder = new URL(root.dataset.exercises ?? "", document.baseURI).href;
  const found = (plan?.exercises ?? []).map(async ({ id }) => {
    const response = await fetch(`${folder}${id}.txt`);
    if (!response.ok) throw new Error(`${response.status} for ${id}`);
    const piece = new DOMParser().parseFromString(await response.text(), "text/html");
    return /** @type {const} */ ([id, piece]);
  });
  const done = await Promise.allSettled(found);
  return new Map(done.flatMap((item) => (item.status === "fulfilled" ? [item.value] : [])));
}

/** Whether the pieces of all exercises have come. @param {Made} made */
export function isWhole({ result: { plan }, pieces }) {
  return !plan || plan.exercises.every(({ id }) => pieces.has(id));
}

/**
 * @param {HTMLElement} root
 * @param {Made} made
 * @param {() => Promise<void>} change
 */
export function connectPieces(root, made, change) {
  const notice = need(root, "[data-plan-pieces]");
  notice.hidden = isWhole(made);
  need(notice, "button").onclick = async () => {
    await change();
    if (notice.hidden) need(root, "[data-plan-exercises] [data-name]").focus();
  };
}
