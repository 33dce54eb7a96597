// What Python is asked: the answers, the reader's day, what was chosen about the plan, and the checks before.

import { today } from "./days.mjs";
import { fitting } from "./snapshot.mjs";

/** @typedef {import("./result.mjs").Tools} Tools */
/** @typedef {import("./state.mjs").State} State */

/** Checks that are kept: the first, since steps a minute are measured from there, and the newest. */
const KEPT_CHECKS = 12;

/** @param {State} state */
function earlierChecks({ kept }) {
  const day = today();
  return kept.history.filter((entry) => entry.date < day);
}

/** @param {State} state */
export function requestOf(state) {
  const { answers, unit, kept } = state;
  const before = earlierChecks(state);
  const last = before.at(-1);
  const steps = before.find((entry) => entry.spm !== null)?.spm ?? null;
  return {
    answers,
    unit,
    today: today(),
    start: kept.start,
    swaps: kept.swaps,
    baseline: steps === null ? null : { spm: steps },
    before: last ? { date: last.date, answers: last.answers } : null,
  };
}

/** Add this check to the earlier ones; a second one on the same day replaces the first. @param {Tools} tools */
export function remember({ state, offer, save }) {
  const { spm } = state.answers;
  const answers = fitting(offer, state.answers);
  const entry = { date: today(), answers, spm: typeof spm === "number" ? spm : null };
  const [first, ...others] = [...earlierChecks(state), entry];
  state.kept.history = [first, ...others.slice(1 - KEPT_CHECKS)];
  save();
}
