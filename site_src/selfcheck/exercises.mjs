// The exercises of the plan: where to start, how much, the next steps, and what may stand in for them.

import { element, need, text, words } from "./view.mjs";

/** @typedef {import("./result.mjs").Tools} Tools */
/** @typedef {import("./plan.mjs").Plan} Plan */
/** @typedef {import("./plan.mjs").Planned} Planned */
/** @typedef {Map<string, Document>} Pieces */

/**
 * @param {HTMLElement} root
 * @param {Tools} tools
 * @param {Plan} plan
 * @param {Pieces} pieces
 * @param {() => Promise<void>} change
 */
export function showExercises(root, tools, plan, pieces, change) {
  const cards = plan.exercises.map((planned) => {
    const highest = Math.max(...plan.weeks.map((week) => week.rungs[planned.id]));
    const card = text(root, "plan.exercise");
    need(card, "[data-purpose]").append(text(root, `purpose.${planned.purpose}`));
    need(card, "[data-name]").append(text(root, `exercise.${planned.id}`));
    need(card, "[data-name]").dataset.name = planned.id;
    const piece = pieces.get(planned.id);
    if (piece) fillCard(card, piece, planned.rung, highest);
    connectSwap(root, card, tools, planned, change);
    return card;
  });
  need(root, "[data-plan-exercises]").replaceChildren(...cards);
}

/**
 * @param {DocumentFragment} card
 * @param {Document} piece
 * @param {number} start
 * @param {number} highest the last rung that the plan reaches
 */
function fillCard(card, piece, start, highest) {
  need(card, "[data-how-to]").append(copy(piece, "[data-how]"));
  need(card, "[data-how-to]").hidden = false;
  need(card, "[data-now-rung]").append(copy(piece, `[data-rung="${start}"]`));
  need(card, "[data-dose-line]").hidden = false;
  need(card, "[data-dose-text]").append(dose(piece, "start"));
  const later = Array.from({ length: highest - start }, (_, place) => copy(piece, `[data-rung="${start + place + 1}"]`));
  need(card, "[data-later]").hidden = later.length === 0;
  need(card, "[data-rungs]").append(...later);
  need(card, "[data-build-text]").append(dose(piece, "build_to"));
}

/**
 * @param {Document} piece
 * @param {string} selector
 */
function copy(piece, selector) {
  return document.importNode(need(piece, selector), true);
}

/**
 * How much to do, in words.
 * @param {Document} piece
 * @param {string} name
 */
export function dose(piece, name) {
  return need(piece, `[data-dose="${name}"]`).textContent ?? "";
}

/**
 * @param {HTMLElement} root
 * @param {DocumentFragment} card
 * @param {Tools} tools
 * @param {Planned} planned
 * @param {() => Promise<void>} change
 */
function connectSwap(root, card, tools, planned, change) {
  need(card, "[data-swap]").hidden = planned.alternatives.length === 0;
  need(card, "[data-swap-name]").textContent = ` ${words(root, `exercise.${planned.id}`)}`;
  const buttons = planned.alternatives.map((other) => {
    const button = element("button", "bs-button", words(root, `exercise.${other}`));
    button.type = "button";
    button.addEventListener("click", async () => {
      swap(tools.state.kept.swaps, planned.id, other);
      await change();
      const shown = root.querySelector(`[data-plan-exercises] [data-name="${other}"]`);
      if (shown instanceof HTMLElement) shown.focus();
    });
    return button;
  });
  need(card, "[data-alternatives]").append(...buttons);
}

/**
 * Note a swap under the exercise that the plan had at first.
 * @param {Record<string, string>} swaps
 * @param {string} shown
 * @param {string} other
 */
function swap(swaps, shown, other) {
  const first = Object.keys(swaps).find((name) => swaps[name] === shown) ?? shown;
  if (first === other) delete swaps[first];
  else swaps[first] = other;
}
