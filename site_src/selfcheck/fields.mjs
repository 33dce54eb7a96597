// The fields of the form: read, filled in, emptied, and told in words.

import { parseNumber, typedNumber } from "./state.mjs";
import { every, need } from "./view.mjs";

/** @typedef {import("./conditions.mjs").Answer} Answer */
/** @typedef {import("./conditions.mjs").Answers} Answers */
/** @typedef {import("./state.mjs").Unit} Unit */

/** @param {HTMLElement} field @returns {HTMLInputElement[]} */
function boxes(field) {
  return every(field, "input:not([type=text])");
}

/** @param {HTMLElement} field @returns {HTMLInputElement} */
function numberInput(field) {
  return need(field, "input[type=text]");
}

/**
 * @param {HTMLElement} form
 * @param {string} id
 */
export function fieldById(form, id) {
  return need(form, `[data-field="${id}"]`);
}

/**
 * The answer that a field holds now; undefined where it is empty, the text where it is no number.
 * @param {HTMLElement} field
 * @param {Unit} unit
 * @returns {Answer | undefined}
 */
function readField(field, unit) {
  const ticked = boxes(field).filter((box) => box.checked);
  if (field.dataset.type === "many") return ticked.length ? ticked.map((box) => box.value) : undefined;
  if (field.dataset.type === "one" || ticked.length) return ticked[0]?.value;
  const typed = numberInput(field).value;
  if (!typed.trim()) return undefined;
  return parseNumber(typed, field.dataset.quantity ?? "", unit) ?? typed;
}

/**
 * Every answer of the form, also of pages that do not show any more.
 * @param {HTMLElement} form
 * @param {Unit} unit
 * @returns {Answers}
 */
export function readForm(form, unit) {
  const read = every(form, "[data-field]").map((field) => [field.dataset.field, readField(field, unit)]);
  return Object.fromEntries(read.filter(([, answer]) => answer !== undefined));
}

/**
 * @param {HTMLElement} field
 * @param {Answer | undefined} answer undefined empties the field
 * @param {Unit} unit
 */
export function fillField(field, answer, unit) {
  const given = [answer ?? []].flat();
  for (const box of boxes(field)) box.checked = given.includes(box.value);
  if (field.dataset.type !== "number") return;
  const number = typeof answer === "number";
  numberInput(field).value = number ? typedNumber(answer, field.dataset.quantity ?? "", unit) : "";
}

/**
 * What the reader answered, in the words of the form.
 * @param {HTMLElement} field
 */
export function describeField(field) {
  const ticked = boxes(field).filter((box) => box.checked);
  const labels = ticked.map((box) => need(field, `label[for="${box.id}"]`).textContent?.trim());
  if (field.dataset.type !== "number" || labels.length) return labels.join("; ");
  const unit = need(field, ".bs-number__unit");
  const word = unit.querySelector("[data-unit-word]:not([hidden])") ?? unit;
  return `${numberInput(field).value.trim()} ${word.textContent?.trim()}`.trim();
}

/**
 * Instead of a number a box may be ticked, and the other way round: the last one counts.
 * @param {HTMLInputElement} input that was just changed
 */
export function keepOne(input) {
  const field = /** @type {HTMLElement | null} */ (input.closest("[data-type=number]"));
  if (!field || (input.type === "text" ? !input.value.trim() : !input.checked)) return;
  for (const box of boxes(field)) if (box !== input) box.checked = false;
  if (input.type !== "text") numberInput(field).value = "";
}

/**
 * Show the words of a unit, and convert what was typed on other pages; on the page that shows it stays as typed.
 * @param {HTMLElement} form
 * @param {Unit} before
 * @param {Unit} unit
 */
export function changeUnit(form, before, unit) {
  for (const field of every(form, "[data-page][hidden] [data-type=number]")) {
    const answer = readField(field, before);
    if (typeof answer === "number") fillField(field, answer, unit);
  }
  /** @type {HTMLInputElement[]} */
  const choices = every(form, "[data-unit]");
  for (const choice of choices) choice.checked = choice.value === unit;
  for (const word of every(form, "[data-unit-word]")) word.hidden = word.dataset.unitWord !== unit;
}
