// Shows the result: the level of care at once, the ranked causes when Python has answered.

import { every, need, text, words } from "./view.mjs";

/** @typedef {{ id: string, values: Record<string, string | null> }} Reason */
/** @typedef {{ id: string, band: string, equal: boolean, reasons: Reason[] }} RankedCause */
/** @typedef {{ version: string, level: string, triggered: { id: string }[], causes: RankedCause[] }} Result */
/** @typedef {import("./conditions.mjs").Rule} Rule */
/** @typedef {import("./conditions.mjs").Level} Level */

/** Bands of which the page says that they may contribute. */
const ACTED_ON = new Set(["first", "look"]);

/**
 * @param {HTMLElement} root
 * @param {{ level: Level, triggered: Rule[] }} care
 */
export function showCare(root, care) {
  need(root, "[data-result-level]").replaceChildren(text(root, `level.${care.level.id}`));
  const place = need(root, "[data-result-triggered]");
  place.replaceChildren();
  if (care.triggered.length) {
    const heading = document.createElement("h3");
    heading.append(words(root, "word.why_level"));
    const list = document.createElement("ul");
    list.append(...care.triggered.map((rule) => text(root, `rule.${rule.id}`)));
    place.append(heading, list);
  }
  const shown = need(root, "[data-result-show]");
  const ticked = tickedFlags(root);
  shown.hidden = !care.level.blocks.includes("causes") || !ticked.length;
  need(shown, "[data-result-ticked]").replaceChildren(...ticked);
}

/** @param {HTMLElement} root */
function tickedFlags(root) {
  /** @type {HTMLInputElement[]} */
  const boxes = every(root, "input[data-flag]:checked");
  return boxes.map((box) => {
    const item = document.createElement("li");
    item.textContent = need(root, `label[for="${box.id}"]`).textContent;
    return item;
  });
}

/**
 * @param {HTMLElement} root
 * @param {RankedCause[]} causes
 */
export function showCauses(root, causes) {
  const place = need(root, "[data-result-causes]");
  place.replaceChildren();
  let band = "";
  for (const cause of causes) {
    if (cause.band !== band) place.append(text(root, `band.${cause.band}`));
    const block = text(root, `cause.${cause.id}`);
    need(block, "[data-equal]").hidden = !(cause.equal && cause.band === band);
    need(block, "[data-may]").hidden = !ACTED_ON.has(cause.band);
    need(block, "[data-reasons]").append(...cause.reasons.map((reason) => reasonItem(root, cause.id, reason)));
    band = cause.band;
    place.append(block);
  }
}

/**
 * @param {HTMLElement} root
 * @param {string} cause
 * @param {Reason} reason
 */
function reasonItem(root, cause, reason) {
  const unknown = words(root, "word.unknown");
  const values = Object.entries(reason.values).map(([slot, value]) => [slot, value ?? unknown]);
  return text(root, `reason.${cause}.${reason.id}`, Object.fromEntries(values));
}
