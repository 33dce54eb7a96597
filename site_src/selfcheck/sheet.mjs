// Printing one part alone: the result, the plan, or a page for a clinician, which is filled in when it is asked for.

import { askable, counting } from "./conditions.mjs";
import { showDay, today } from "./days.mjs";
import { describeField, fieldById } from "./fields.mjs";
import { element, every, need, text, words } from "./view.mjs";

/** @typedef {import("./result.mjs").Care} Care */
/** @typedef {import("./result.mjs").Tools} Tools */

/**
 * @param {HTMLElement} root
 * @param {Tools} tools
 * @param {Care} care
 */
export function connectPrinting(root, tools, care) {
  for (const button of /** @type {HTMLButtonElement[]} */ (every(root, "[data-print-part]"))) {
    button.onclick = () => {
      if (button.dataset.printPart === "clinic") fillSheet(root, tools, care);
      print(button.dataset.printPart ?? "");
    };
  }
}

/** @param {string} part the styles for paper hide all others while it is named */
function print(part) {
  const { dataset } = document.documentElement;
  dataset.print = part;
  addEventListener("afterprint", () => delete dataset.print, { once: true });
  window.print();
}

/** What is folded on the screen is open on paper, also in browsers that cannot do that by styles. */
addEventListener("beforeprint", () => {
  /** @type {HTMLDetailsElement[]} */
  const folded = every(document, "[data-selfcheck] details:not([open])");
  for (const item of folded) item.open = true;
  const fold = () => {
    for (const item of folded) item.open = false;
  };
  addEventListener("afterprint", fold, { once: true });
});

/**
 * @param {HTMLElement} root
 * @param {Tools} tools
 * @param {Care} care
 */
function fillSheet(root, tools, care) {
  const sheet = need(root, "[data-clinic]");
  need(sheet, "[data-clinic-date]").textContent = showDay(today(), { year: true });
  need(sheet, "[data-clinic-version]").textContent = need(root, "[data-version]").textContent;
  need(sheet, "[data-clinic-level]").textContent = need(text(root, `level.${care.level.id}`), "h3").textContent;
  fillCare(root, sheet, care);
  for (const list of every(sheet, "[data-clinic-pages]")) fillAnswers(root, list, tools);
  fillRatio(sheet, tools);
  fillCauses(root, sheet);
  fillDone(root, sheet, tools);
  for (const part of every(sheet, "[data-clinic-part]")) part.hidden = !need(part, "dd, ul").textContent?.trim();
}

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} sheet
 * @param {Care} care
 */
function fillCare(root, sheet, care) {
  /** @type {HTMLInputElement[]} */
  const boxes = every(root, "input[data-flag]:checked");
  const ticked = boxes.map((box) => element("li", "", need(root, `label[for="${box.id}"]`).textContent?.trim() ?? ""));
  const flags = ticked.length ? element("ul", "", ...ticked) : text(root, "clinic.none");
  need(sheet, "[data-clinic-flags]").replaceChildren(flags);
  const rules = care.triggered.filter((rule) => !boxes.some((box) => box.value === rule.id));
  const names = rules.map((rule) => (need(text(root, `rule.${rule.id}`), "strong").textContent ?? "").trim());
  need(sheet, "[data-clinic-rules]").textContent = names.join(" ");
}

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} list
 * @param {Tools} tools
 */
function fillAnswers(root, list, { rules, state }) {
  const wanted = (list.dataset.clinicPages ?? "").split(" ");
  const counted = counting(rules, state.answers);
  const pages = askable(rules, state.answers).filter((page) => wanted.includes(page.id));
  pages.sort((a, b) => wanted.indexOf(a.id) - wanted.indexOf(b.id));
  const lines = pages.flatMap((page) => {
    const given = page.fields.filter((field) => Object.hasOwn(counted, field.id));
    if (!given.length) return [];
    const title = need(root, `[data-page="${page.id}"] [data-title]`).textContent?.trim() ?? "";
    const answers = given.map((field) => answerText(root, field.id, page.fields.length > 1));
    return [element("li", "", element("strong", "", title), ` ${answers.join("; ")}`)];
  });
  list.replaceChildren(...lines);
}

/**
 * @param {HTMLElement} root
 * @param {string} id
 * @param {boolean} named
 */
function answerText(root, id, named) {
  const field = fieldById(root, id);
  const label = named ? field.querySelector("legend, .bs-number__label")?.textContent?.trim() : "";
  return label ? `${label}${label.endsWith("?") ? "" : ":"} ${describeField(field)}` : describeField(field);
}

/**
 * @param {HTMLElement} sheet
 * @param {Tools} tools
 */
function fillRatio(sheet, { rules, state }) {
  const { last7, next7, long30 } = counting(rules, state.answers);
  const runs = [last7, next7].filter((distance) => typeof distance === "number");
  const line = need(sheet, "[data-clinic-ratio]");
  line.hidden = !runs.length || typeof long30 !== "number" || long30 === 0;
  if (typeof long30 === "number") need(line, "[data-slot]").textContent = (Math.max(...runs) / long30).toFixed(2);
}

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} sheet
 */
function fillCauses(root, sheet) {
  const ranked = need(root, "[data-ranked]");
  const blocks = ranked.hidden ? [] : every(ranked, ".bs-cause").filter((block) => !need(block, "[data-may]").hidden);
  const items = blocks.map((block) => {
    const said = every(block, "[data-reason]").map((reason) => reason.textContent?.trim());
    const name = need(block, "[data-cause-name]").textContent ?? "";
    return element("li", "", element("strong", "", name), ` ${said.join(" ")}`);
  });
  need(sheet, "[data-clinic-causes]").replaceChildren(...items);
}

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} sheet
 * @param {Tools} tools
 */
function fillDone(root, sheet, { state }) {
  const line = need(sheet, "[data-clinic-done]");
  const planned = need(root, "[data-plan]");
  line.hidden = planned.hidden || !state.kept.start;
  if (line.hidden) return;
  /** @type {HTMLInputElement[]} */
  const boxes = every(planned, "[data-done]");
  const due = boxes.filter((box) => box.id <= `done-${today()}~`);
  need(line, '[data-slot="start"]').textContent = showDay(state.kept.start ?? "", { year: true });
  need(line, '[data-slot="done"]').textContent = String(due.filter((box) => box.checked).length);
  need(line, '[data-slot="due"]').textContent = String(due.length);
}
