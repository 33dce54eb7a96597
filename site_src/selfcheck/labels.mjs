// What fields and options of the form are called.

import { need } from "./view.mjs";

/**
 * The label of a field, or the question of its page where it stands alone.
 * @param {ParentNode} root
 * @param {string} id
 */
export function labelOf(root, id) {
  const field = need(root, `[data-field="${id}"]`);
  const own = field.querySelector("legend:not(:has([data-title])), .bs-number__label");
  const page = /** @type {HTMLElement} */ (field.closest("[data-page]"));
  return (own ?? need(page, "[data-title]")).textContent?.trim() ?? "";
}

/**
 * @param {ParentNode} root
 * @param {string} field
 * @param {string} option
 */
export function describeOption(root, field, option) {
  return need(root, `label[for="${field}-${option}"]`).textContent?.trim() ?? "";
}
