// Which place comes next, and where the reader may go: the start, the pages, the answers, the result.

import { askable, errors, triage } from "./conditions.mjs";

/** @typedef {import("./conditions.mjs").Rules} Rules */
/** @typedef {import("./state.mjs").State} State */

export const START = "start";
export const ANSWERS = "answers";
export const RESULT = "result";

/**
 * The pages that are passed, and the first that is not: never passed, or with an error.
 * @param {Rules} rules
 * @param {State} state
 */
function progress(rules, state) {
  const pages = askable(rules, state.answers);
  const next = pages.findIndex((page) => !state.seen.has(page.id) || errors(page, state.answers).length);
  return { pages: pages.map((page) => page.id), next };
}

/**
 * Whether the level of care found so far ends in a result without causes.
 * @param {Rules} rules
 * @param {State} state
 */
export function isBlocked(rules, state) {
  return triage(rules, state.answers).level.blocks.includes("causes");
}

/**
 * @param {Rules} rules
 * @param {State} state
 */
export function nextPlace(rules, state) {
  const { pages, next } = progress(rules, state);
  if (next >= 0) return pages[next];
  if (isBlocked(rules, state)) return RESULT;
  const wanted = state.resumeAt;
  return wanted && openPlaces(rules, state).includes(wanted) ? wanted : ANSWERS;
}

/**
 * @param {Rules} rules
 * @param {State} state
 */
export function openPlaces(rules, state) {
  const { pages, next } = progress(rules, state);
  return next < 0 ? [START, ...pages, ANSWERS, RESULT] : [START, ...pages.slice(0, next + 1)];
}

/**
 * Whether the answers come next when the reader goes on from this page, with its answers as they are now.
 * @param {Rules} rules
 * @param {State} state
 * @param {string} page
 */
export function isLast(rules, state, page) {
  return nextPlace(rules, { ...state, seen: new Set([...state.seen, page]) }) === ANSWERS;
}
