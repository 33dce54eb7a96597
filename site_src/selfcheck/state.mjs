// The reader's answers: in the memory of this tab, and nowhere else.

/** @typedef {import("./conditions.mjs").Answers} Answers */

/** Metres in a mile, by definition. */
const MILE_M = 1609.344;

/** @typedef {"km" | "mi"} Unit */
/** @typedef {{ answers: Answers, typed: Record<string, string>, unit: Unit }} State */

/** @returns {State} */
export function createState() {
  return { answers: {}, typed: {}, unit: "km" };
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
  const perUnit = unit === "mi" ? MILE_M / 1000 : 1;
  if (quantity === "pace") {
    const match = /^(\d{1,2}):([0-5]\d)$/.exec(clean);
    return match ? Math.round((Number(match[1]) * 60 + Number(match[2])) / perUnit) : null;
  }
  if (quantity === "distance") return /^\d+(\.\d+)?$/.test(clean) ? Math.round(Number(clean) * 1000 * perUnit) : null;
  return /^\d+$/.test(clean) ? Number(clean) : null;
}

/**
 * Write a number of a quantity for the reader; the limits of a field are shown with it.
 * @param {number} value
 * @param {string} quantity
 * @param {Unit} unit
 */
export function showNumber(value, quantity, unit) {
  const perUnit = unit === "mi" ? MILE_M / 1000 : 1;
  if (quantity === "pace") {
    const seconds = Math.round(value * perUnit);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }
  if (quantity === "distance") return `${Math.floor(value / 100 / perUnit) / 10} ${unit}`;
  return String(value);
}
