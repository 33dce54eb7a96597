// A result as a link: its fragment, which no server ever sees, holds the version of the rules and the answers.

import { counting } from "./conditions.mjs";
import { fits, openPages } from "./snapshot.mjs";

/** @typedef {import("./conditions.mjs").Answers} Answers */
/** @typedef {import("./conditions.mjs").Rules} Rules */
/** @typedef {import("./snapshot.mjs").Offer} Offer */
/** @typedef {import("./snapshot.mjs").Snapshot} Snapshot */
/** @typedef {import("./state.mjs").State} State */

const LONGEST = 4000;
const SHAPE = /^#v=([0-9a-f]{12})&a=((?:km|mi)(?:~[a-z0-9_]+(?:\.[a-z0-9_]+)+)*)$/;

/**
 * @param {Rules} rules
 * @param {Offer} offer
 * @param {State} state
 */
export function writeLink(rules, offer, state) {
  const counted = Object.entries(counting(rules, state.answers)).filter(([id, answer]) => fits(offer, id, answer));
  const parts = counted.map(([id, answer]) => [id, ...[answer].flat()].join("."));
  return `#v=${rules.version}&a=${[state.unit, ...parts].join("~")}`;
}

/**
 * Read the fragment of a link: null for junk, of which nothing is used. Of other rules, what still fits is kept.
 * @param {Rules} rules
 * @param {Offer} offer
 * @param {string} fragment
 * @returns {Snapshot | null}
 */
export function readLink(rules, offer, fragment) {
  const match = fragment.length <= LONGEST ? SHAPE.exec(decoded(fragment)) : null;
  if (!match) return null;
  const changed = match[1] !== rules.version;
  const [unit, ...parts] = match[2].split("~");
  const read = parts.map((part) => readAnswer(offer, part));
  const good = read.filter(([id, answer]) => fits(offer, id, answer));
  const twice = new Set(read.map(([id]) => id)).size < read.length;
  if (twice || (!changed && good.length < read.length)) return null;
  return {
    changed,
    answers: Object.fromEntries(good),
    unit: unit === "mi" ? "mi" : "km",
    seen: new Set(changed ? [] : openPages(rules, offer)),
    resumeAt: null,
    kept: { start: null, swaps: {}, done: {}, history: [] },
  };
}

/** @param {string} fragment */
function decoded(fragment) {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return "";
  }
}

/**
 * @param {Offer} offer
 * @param {string} part
 * @returns {[string, string | number | string[]]}
 */
function readAnswer(offer, part) {
  const [id, ...values] = part.split(".");
  const type = offer.get(id)?.type;
  if (type === "many" || values.length > 1) return [id, values];
  return [id, type === "number" && /^(0|[1-9]\d*)$/.test(values[0]) ? Number(values[0]) : values[0]];
}
