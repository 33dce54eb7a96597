// What may leave the memory of this tab, and what is taken in again: never warning signs, age or signs of inflammation.

import { errors } from "./conditions.mjs";
import { every } from "./view.mjs";

/** @typedef {import("./conditions.mjs").Answer} Answer */
/** @typedef {import("./conditions.mjs").Answers} Answers */
/** @typedef {import("./conditions.mjs").Page} Page */
/** @typedef {import("./conditions.mjs").Rules} Rules */
/** @typedef {import("./state.mjs").State} State */
/** @typedef {import("./state.mjs").Kept} Kept */
/** @typedef {import("./state.mjs").Earlier} Earlier */

/**
 * A field as the rules and the form have it: the page that asks it, its type, and what can be ticked.
 * @typedef {{ page: Page, type: string, options: Set<string> }} Offered
 */
/** @typedef {Map<string, Offered>} Offer */
/** @typedef {Pick<State, "answers" | "unit" | "seen" | "kept" | "resumeAt"> & { changed: boolean }} Snapshot */

const PRIVATE = /^(flags_.*|age|started|axspa)$/;
const DATE = /^\d{4}-\d\d-\d\d$/;
const NAME = /^[\w.:-]{1,60}$/;

/**
 * The fields that may be saved or put into a link.
 * @param {Rules} rules
 * @param {HTMLElement} form
 * @returns {Offer}
 */
export function offerOf(rules, form) {
  const fields = rules.pages.flatMap((page) => page.fields.map(({ id, type }) => ({ id, type, page })));
  return new Map(
    fields
      .filter(({ id }) => !PRIVATE.test(id))
      .map(({ id, type, page }) => {
        /** @type {HTMLInputElement[]} */
        const boxes = every(form, `[data-field="${id}"] input:not([type=text])`);
        return [id, { page, type, options: new Set(boxes.map((box) => box.value)) }];
      }),
  );
}

/**
 * Whether an answer could be given today: of a field that may be saved, of its type, known, in range.
 * @param {Offer} offer
 * @param {string} id
 * @param {unknown} answer
 */
export function fits(offer, id, answer) {
  const field = offer.get(id);
  if (!field || !(field.type === "many" ? isList(answer) : isOne(field, answer))) return false;
  const given = /** @type {(string | number)[]} */ ([answer].flat());
  const known = given.every((value) => typeof value === "number" || field.options.has(value));
  const page = { ...field.page, optional: true };
  const faults = known ? errors(page, { [id]: /** @type {Answer} */ (answer) }) : [];
  return known && !faults.length;
}

/** @param {unknown} answer */
function isList(answer) {
  if (!Array.isArray(answer) || !answer.length || new Set(answer).size !== answer.length) return false;
  return answer.every((value) => typeof value === "string");
}

/** @param {Offered} field @param {unknown} answer */
function isOne(field, answer) {
  return typeof answer === "string" || (field.type === "number" && Number.isSafeInteger(answer));
}

/**
 * @param {Offer} offer
 * @param {unknown} answers
 * @returns {Answers}
 */
export function fitting(offer, answers) {
  return Object.fromEntries(Object.entries(answers ?? {}).filter(([id, answer]) => fits(offer, id, answer)));
}

/**
 * The pages of which everything may be saved.
 * @param {Rules} rules
 * @param {Offer} offer
 */
export function openPages(rules, offer) {
  return rules.pages.filter((page) => page.fields.every((field) => offer.has(field.id))).map((page) => page.id);
}

/**
 * @param {Rules} rules
 * @param {Offer} offer
 * @param {State} state
 * @param {string | null} place null where the place itself would tell of a warning sign
 */
export function writeSnapshot(rules, offer, state, place) {
  const open = openPages(rules, offer);
  return JSON.stringify({
    version: rules.version,
    unit: state.unit,
    answers: fitting(offer, state.answers),
    seen: open.filter((id) => state.seen.has(id)),
    place,
    kept: readKept(offer, state.kept),
  });
}

/**
 * Read a snapshot, of whatever origin: what does not fit is left out; null where it is no snapshot at all.
 * @param {Rules} rules
 * @param {Offer} offer
 * @param {string} text
 * @returns {Snapshot | null}
 */
export function readSnapshot(rules, offer, text) {
  const found = parse(text);
  if (!isRecord(found) || typeof found.version !== "string" || !isRecord(found.answers)) return null;
  const changed = found.version !== rules.version;
  const seen = Array.isArray(found.seen) && !changed ? found.seen : [];
  return {
    changed,
    answers: fitting(offer, found.answers),
    unit: found.unit === "mi" ? "mi" : "km",
    seen: new Set(openPages(rules, offer).filter((id) => seen.includes(id))),
    resumeAt: typeof found.place === "string" && !changed ? found.place : null,
    kept: readKept(offer, found.kept),
  };
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {unknown} value */
function date(value) {
  return typeof value === "string" && DATE.test(value) ? value : null;
}

/**
 * @param {Offer} offer
 * @param {unknown} value
 * @returns {Kept}
 */
function readKept(offer, value) {
  const found = isRecord(value) ? value : {};
  const swaps = Object.entries(isRecord(found.swaps) ? found.swaps : {}).map(([from, to]) => [from, String(to)]);
  const done = Object.keys(isRecord(found.done) ? found.done : {});
  const history = Array.isArray(found.history) ? found.history.filter((item) => isRecord(item) && date(item.date)) : [];
  return {
    start: date(found.start),
    swaps: Object.fromEntries(swaps.filter((pair) => pair.every((name) => NAME.test(name)))),
    done: Object.fromEntries(done.filter((key) => NAME.test(key)).map((key) => [key, true])),
    history: history.map((item) => ({
      date: item.date,
      answers: fitting(offer, item.answers),
      spm: Number.isSafeInteger(item.spm) ? item.spm : null,
    })),
  };
}
