// The level of care, why, and what was ticked: shown at once, whatever else has loaded.

import { element, every, need, text, words } from "./view.mjs";

/** @typedef {import("./conditions.mjs").Rule} Rule */
/** @typedef {import("./conditions.mjs").Level} Level */

/**
 * @param {HTMLElement} root
 * @param {{ level: Level, triggered: Rule[] }} care
 */
export function showCare(root, care) {
  need(root, "[data-result-level]").replaceChildren(text(root, `level.${care.level.id}`));
  const place = need(root, "[data-result-triggered]");
  place.replaceChildren();
  if (care.triggered.length) {
    const reasons = care.triggered.map((rule) => text(root, `rule.${rule.id}`));
    place.append(element("h3", "", words(root, "word.why_level")), element("ul", "", ...reasons));
  }
  const blocked = care.level.blocks.includes("causes");
  const shown = need(root, "[data-result-show]");
  const ticked = tickedFlags(root);
  shown.hidden = !blocked || !ticked.length;
  need(root, "[data-help-notice]").hidden = blocked; // how pain mostly goes on is no news for somebody who must be seen
  need(shown, "[data-result-ticked]").replaceChildren(...ticked);
}

/** @param {HTMLElement} root */
function tickedFlags(root) {
  /** @type {HTMLInputElement[]} */
  const boxes = every(root, "input[data-flag]:checked");
  return boxes.map((box) => element("li", "", need(root, `label[for="${box.id}"]`).textContent ?? ""));
}
