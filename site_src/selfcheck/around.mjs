// What stands around a question: the part of the check, the buttons, and a card once somebody should be seen.

import { triage } from "./conditions.mjs";
import { isBlocked, RESULT, START } from "./flow.mjs";
import { element, every, need, text, words } from "./view.mjs";

/** @typedef {import("./conditions.mjs").Rules} Rules */
/** @typedef {import("./state.mjs").State} State */

/**
 * @param {HTMLElement} root
 * @param {Rules} rules
 * @param {State} state
 * @param {string} next the place that is shown
 */
export function showAround(root, rules, state, next) {
  const page = rules.pages.find((one) => one.id === next);
  for (const view of every(root, "[data-view]")) view.hidden = !(view.dataset.view ?? "").split(" ").includes(next);
  for (const section of every(root, "[data-page]")) section.hidden = section.dataset.page !== next;
  need(root, "[data-buttons]").hidden = !page;
  need(root, "[data-skip]").hidden = !page?.optional;
  need(root, "[data-copy]").hidden = next !== RESULT || isBlocked(rules, state);
  need(root, "[data-link-box]").hidden = true; // it may be of other answers
  showProgress(root, next);
}

/** In which part of the check a page stands. @param {HTMLElement} root @param {string} next */
function showProgress(root, next) {
  const line = need(root, "[data-progress]");
  /** @type {HTMLElement | null} */
  const section = root.querySelector(`[data-page="${next}"]`);
  line.hidden = !section;
  if (!section) return;
  const { part = "", step = "" } = section.dataset;
  line.dataset.progress = step;
  line.replaceChildren(text(root, "progress", { number: step, name: words(root, `part.${part}`) }));
}

/**
 * While questions go on, a card says at once that somebody should be seen.
 * @param {HTMLElement} root
 * @param {Rules} rules
 * @param {State} state
 * @param {string} next
 * @returns {string} what the card says, if that is new
 */
export function showWarning(root, rules, state, next) {
  const card = need(root, "[data-care]");
  const shows = isBlocked(rules, state) && next !== RESULT && next !== START;
  const before = card.hidden ? "" : card.textContent;
  card.hidden = !shows;
  card.replaceChildren(...(shows ? [levelCard(root, triage(rules, state.answers).level.id)] : []));
  return card.textContent === before ? "" : (card.textContent ?? "");
}

/**
 * Move the focus to the heading of a place, if it has one, and name the tab after it.
 * @param {HTMLElement} root
 * @param {string} next
 * @param {string} title of the page
 */
export function focusHeading(root, next, title) {
  /** @type {HTMLElement | null} */
  const heading = root.querySelector(`[data-page="${next}"] [data-title], [data-view="${next}"] [data-title]`);
  document.title = heading ? `${heading.innerText.trim()} - ${title}` : title;
  heading?.focus({ preventScroll: true });
}

/**
 * A level of care without its heading, since it stands above that of the question.
 * @param {HTMLElement} root
 * @param {string} level
 */
function levelCard(root, level) {
  const card = text(root, `level.${level}`);
  const heading = need(card, "h3");
  heading.replaceWith(element("p", heading.className, ...heading.childNodes));
  return card;
}
