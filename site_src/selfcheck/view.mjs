// The page's own HTML, read and filled in. Every text comes from the page: from its form and its <template>s.

import { showNumber } from "./state.mjs";

/** @typedef {import("./conditions.mjs").Check} Check */
/** @typedef {import("./state.mjs").Unit} Unit */

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

/** The templates by their name: a plan places hundreds of texts. @type {Map<string, HTMLTemplateElement>} */
const templates = new Map();

/**
 * A copy of a text that stands in the page as a template, its slots filled.
 * @param {ParentNode} root
 * @param {string} name
 * @param {Record<string, string>} [values]
 * @returns {DocumentFragment}
 */
export function text(root, name, values = {}) {
  /** @type {HTMLTemplateElement} */
  const template = templates.get(name) ?? need(root, `template[data-text="${name}"]`);
  templates.set(name, template);
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
 * An element with a class and what stands in it.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} className
 * @param {...(Node | string)} content
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(tag, className, ...content) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

/**
 * A promise that is made when it is first asked for, and anew after a failure.
 * @template T
 * @param {() => Promise<T>} load
 * @returns {() => Promise<T>}
 */
export function once(load) {
  /** @type {Promise<T> | null} */
  let loading = null;
  return () => {
    loading ??= load();
    loading.catch(() => (loading = null));
    return loading;
  };
}

/**
 * Show the errors of a page, or none: at the fields, in a summary that takes the focus, and in the title.
 * @param {HTMLElement} root
 * @param {Check[]} found
 * @param {Unit} unit
 */
export function showErrors(root, found, unit) {
  const summary = need(root, "[data-errors]");
  const list = need(root, "[data-error-list]");
  const prefix = `${words(root, "word.error")}: `;
  document.title = document.title.replace(prefix, "");
  for (const place of every(root, "[data-error-for]")) place.hidden = true;
  for (const input of every(root, "[aria-invalid]")) input.removeAttribute("aria-invalid");
  list.replaceChildren(...found.map((check) => errorItem(root, check, prefix, unit)));
  summary.hidden = found.length === 0;
  if (!found.length) return;
  document.title = prefix + document.title;
  summary.focus();
}

/**
 * @param {HTMLElement} root
 * @param {Check} check
 * @param {string} prefix
 * @param {Unit} unit
 */
function errorItem(root, check, prefix, unit) {
  const field = need(root, `[data-field="${check.field}"]`);
  const { quantity = "", minimum, maximum } = field.dataset;
  const message = words(root, `error.${check.error}`, {
    minimum: showNumber(Number(minimum), quantity, unit),
    maximum: showNumber(Number(maximum), quantity, unit),
  });
  const place = need(root, `[data-error-for="${check.field}"]`);
  place.textContent = prefix + message;
  place.hidden = false;
  /** @type {HTMLInputElement} */
  const first = need(field, "input:not([data-unit])");
  first.setAttribute("aria-invalid", "true");
  const label = field.querySelector("legend:not(:has([data-title])), .bs-number__label")?.textContent?.trim();
  const link = element("a", "", label ? `${label}${label.endsWith("?") ? "" : ":"} ${message}` : message);
  link.href = `#${first.id}`;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    first.focus();
  });
  return element("li", "", link);
}
