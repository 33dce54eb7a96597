// The reader's answers, in the memory of this tab, and how numbers are typed and shown.

/** @typedef {import("./conditions.mjs").Answers} Answers */

/** Metres in a mile, by definition. */
const MILE_M = 1609.344;

/** @typedef {"km" | "mi"} Unit */
/** @typedef {{ date: string, answers: Answers, spm: number | null }} Earlier */
/** @typedef {{ start: string | null, swaps: Record<string, string>, done: Record<string, true>, history: Earlier[] }} Kept */
/**
 * `seen`: pages that were passed; `kept`: what the reader chose about the plan, and earlier checks; `resumeAt`: where
 * to go once everything is answered again.
 * @typedef {{ answers: Answers, unit: Unit, seen: Set<string>, kept: Kept, resumeAt: string | null }} State
 */

/** @returns {State} */
export function createState() {
  const kept = { start: null, swaps: {}, done: {}, history: [] };
  return { answers: {}, unit: "km", seen: new Set(), kept, resumeAt: null };
}

/**
 * Read what was typed as a number of its quantity: a whole number, whole metres, or whole seconds per km.
 * @param {string} text
 * @param {string} quantity
 * @param {Unit} unit
 * @returns {number | null} null where it cannot be read
 */
export function parseNumber(text, quantity, unit) {
  const value = readNumber(text, quantity, unit);
  return Number.isSafeInteger(value) ? value : null;
}

/**
 * @param {string} text
 * @param {string} quantity
 * @param {Unit} unit
 */
function readNumber(text, quantity, unit) {
  const clean = text.trim().replace(",", ".");
  const perUnit = kilometres(unit);
  if (quantity === "pace") {
    const match = /^(\d{1,2}):([0-5]\d)$/.exec(clean);
    return match ? Math.round((Number(match[1]) * 60 + Number(match[2])) / perUnit) : null;
  }
  if (quantity === "distance") return /^\d+(\.\d+)?$/.test(clean) ? Math.round(Number(clean) * 1000 * perUnit) : null;
  return /^\d+$/.test(clean) ? Number(clean) : null;
}

/** @param {Unit} unit */
function kilometres(unit) {
  return unit === "mi" ? MILE_M / 1000 : 1;
}

/** @param {number} seconds */
function clock(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/**
 * Write a number of a quantity for the reader; the limits of a field are shown with it.
 * @param {number} value
 * @param {string} quantity
 * @param {Unit} unit
 */
export function showNumber(value, quantity, unit) {
  if (quantity === "pace") return clock(Math.round(value * kilometres(unit)));
  if (quantity === "distance") return `${Math.floor(value / 100 / kilometres(unit)) / 10} ${unit}`;
  return String(value);
}

/**
 * The shortest text that is read as this very number again.
 * @param {number} value
 * @param {string} quantity
 * @param {Unit} unit
 */
export function typedNumber(value, quantity, unit) {
  const amount = value * kilometres(unit);
  const texts = {
    pace: [0, 1, -1].map((more) => Math.round(amount) + more).sort((a, b) => (a % 5 && 1) - (b % 5 && 1)).map(clock),
    distance: [0, 1, 2, 3, 4].map((digits) => (value / 1000 / kilometres(unit)).toFixed(digits)),
  }[quantity] ?? [String(value)];
  return texts.find((text) => parseNumber(text, quantity, unit) === value) ?? String(value);
}
