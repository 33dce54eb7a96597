// The list of answers, by part of the check, each with a way back to its question.

import { askable } from "./conditions.mjs";
import { describeField, fieldById } from "./fields.mjs";
import { element, need, words } from "./view.mjs";

/** @typedef {import("./conditions.mjs").Page} Page */
/** @typedef {import("./conditions.mjs").Rules} Rules */
/** @typedef {import("./state.mjs").State} State */

/**
 * @param {HTMLElement} root
 * @param {Rules} rules
 * @param {State} state
 * @param {(page: string) => void} change
 */
export function answersList(root, rules, state, change) {
  /** @type {HTMLElement[]} */
  const parts = [];
  let part = "";
  for (const page of askable(rules, state.answers)) {
    const section = need(root, `[data-page="${page.id}"]`);
    if (section.dataset.part !== part) {
      part = section.dataset.part ?? "";
      parts.push(element("h3", "", words(root, `part.${part}`)), element("dl", "bs-answers"));
    }
    parts[parts.length - 1].append(answerRow(root, section, page, state, change));
  }
  return parts;
}

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} section
 * @param {Page} page
 * @param {State} state
 * @param {(page: string) => void} change
 */
function answerRow(root, section, page, state, change) {
  const title = need(section, "[data-title]");
  const name = (title.querySelector(".bs-script-only") ?? title).textContent?.trim() ?? "";
  const button = element("button", "bs-link", words(root, "word.change"));
  button.append(element("span", "bs-visually-hidden", ` ${name}`));
  button.type = "button";
  button.addEventListener("click", () => change(page.id));
  const lines = page.fields.map((field) => answerLine(root, section, field.id, state));
  const skipped = page.fields.every((field) => !Object.hasOwn(state.answers, field.id));
  const answers = skipped ? [element("dd", "bs-answers__none", words(root, "word.skipped"))] : lines;
  return element("div", "", element("dt", "", name), ...answers, element("dd", "bs-answers__change", button));
}

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} section
 * @param {string} id
 * @param {State} state
 */
function answerLine(root, section, id, state) {
  const field = fieldById(section, id);
  const label = field.querySelector("legend:not(:has([data-title])), .bs-number__label")?.textContent?.trim();
  const answered = Object.hasOwn(state.answers, id);
  const answer = answered ? describeField(field) : words(root, "word.not_answered");
  const lead = label ? `${label}${label.endsWith("?") ? "" : ":"} ` : "";
  return element("dd", answered ? "" : "bs-answers__none", lead + answer);
}
