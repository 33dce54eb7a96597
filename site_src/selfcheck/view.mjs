// The page's own HTML, read and filled in. Every text comes from the page: from its form and its <template>s.

import { parseNumber, showNumber } from "./state.mjs";

/** @typedef {import("./conditions.mjs").Answer} Answer */
/** @typedef {import("./conditions.mjs").Check} Check */
/** @typedef {import("./state.mjs").State} State */

/**
 * @template {Element} [T=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {T}
 */
export function need(root, selector) {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return /** @type {T} */ (/** @type {unknown} */ (found));
}

/**
 * @template {Element} [T=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {T[]}
 */
export function every(root, selector) {
  return /** @type {T[]} */ (/** @type {unknown} */ ([...root.querySelectorAll(selector)]));
}

/**
 * A copy of a text that stands in the page as a template, its slots filled.
 * @param {ParentNode} root
 * @param {string} name
 * @param {Record<string, string>} [values]
 * @returns {DocumentFragment}
 */
export function text(root, name, values = {}) {
  /** @type {HTMLTemplateElement} */
  const template = need(root, `template[data-text="${name}"]`);
  const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  for (const slot of every(copy, "[data-slot]")) slot.textContent = values[slot.dataset.slot ?? ""] ?? "";
  return copy;
}

/**
 * @param {ParentNode} root
 * @param {string} name
 * @param {Record<string, string>} [values]
 */
export function words(root, name, values) {
  return (text(root, name, values).textContent ?? "").trim().replace(/\s+/g, " ");
}

/**
 * The answer that a field of the form holds now; undefined where it is empty.
 * @param {HTMLElement} field
 * @param {State} state
 * @returns {Answer | undefined}
 */
export function readField(field, state) {
  /** @type {HTMLInputElement[]} */
  const ticked = every(field, "input:checked:not([data-unit])");
  if (field.dataset.type === "one") return ticked[0]?.value;
  if (field.dataset.type === "many") return ticked.length ? ticked.map((box) => box.value) : undefined;
  if (ticked.length) return ticked[0].value;
  const typed = numberInput(field).value;
  if (!typed.trim()) return undefined;
  return parseNumber(typed, field.dataset.quantity ?? "count", state.unit) ?? typed;
}

/** @param {HTMLElement} field @returns {HTMLInputElement} */
export function numberInput(field) {
  return need(field, 'input[type="text"]');
}

/**
 * What the reader answered, in the words of the form.
 * @param {HTMLElement} field
 * @param {State} state
 */
export function describeField(field, state) {
  /** @type {HTMLInputElement[]} */
  const ticked = every(field, "input:checked:not([data-unit])");
  const labels = ticked.map((box) => need(field, `label[for="${box.id}"]`).textContent?.trim());
  if (field.dataset.type !== "number" || labels.length) return labels.join("; ");
  const value = parseNumber(numberInput(field).value, field.dataset.quantity ?? "", state.unit);
  return value === null ? numberInput(field).value : `${numberInput(field).value.trim()} ${unitWord(field)}`.trim();
}

/** @param {HTMLElement} field */
function unitWord(field) {
  const unit = need(field, ".bs-number__unit");
  return (unit.querySelector("[data-unit-word]:not([hidden])") ?? unit).textContent?.trim() ?? "";
}

/**
 * Show the errors of a page, or none: at the fields, in a summary that takes the focus, and in the title.
 * @param {HTMLElement} root
 * @param {Check[]} found
 * @param {State} state
 */
export function showErrors(root, found, state) {
  const summary = need(root, "[data-errors]");
  const list = need(root, "[data-error-list]");
  const prefix = `${words(root, "word.error")}: `;
  document.title = document.title.replace(prefix, "");
  for (const place of every(root, "[data-error-for]")) place.hidden = true;
  for (const input of every(root, "[aria-invalid]")) input.removeAttribute("aria-invalid");
  list.replaceChildren(...found.map((check) => errorItem(root, check, prefix, state)));
  summary.hidden = found.length === 0;
  if (!found.length) return;
  document.title = prefix + document.title;
  summary.focus();
}

/**
 * @param {HTMLElement} root
 * @param {Check} check
 * @param {string} prefix
 * @param {State} state
 */
function errorItem(root, check, prefix, state) {
  const field = need(root, `[data-field="${check.field}"]`);
  const { quantity = "", minimum, maximum } = field.dataset;
  const message = words(root, `error.${check.error}`, {
    minimum: showNumber(Number(minimum), quantity, state.unit),
    maximum: showNumber(Number(maximum), quantity, state.unit),
  });
  const place = need(root, `[data-error-for="${check.field}"]`);
  place.textContent = prefix + message;
  place.hidden = false;
  /** @type {HTMLInputElement} */
  const first = need(field, "input:not([data-unit])");
  first.setAttribute("aria-invalid", "true");
  const link = document.createElement("a");
  link.href = `#${first.id}`;
  link.textContent = message;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    first.focus();
  });
  const item = document.createElement("li");
  item.append(link);
  return item;
}
