// The self-check: one question at a time, over the form that stands in the page.

import { askable, counting, errors, triage } from "./conditions.mjs";
import { createEngine } from "./engine.mjs";
import "./flags.mjs";
import { showCare, showCauses } from "./result.mjs";
import { createState } from "./state.mjs";
import { describeField, every, need, readField, showErrors, text, words } from "./view.mjs";

/** @typedef {import("./conditions.mjs").Page} Page */
/** @typedef {import("./conditions.mjs").Rules} Rules */

const START = "start";
const ANSWERS = "answers";
const RESULT = "result";

const root = need(document, "[data-selfcheck]");
const rulesText = need(root, "[data-rules]").textContent ?? "";
/** @type {Rules} */
const rules = JSON.parse(rulesText);
const announce = need(root, "[data-announce]");
const form = need(root, "[data-form]");
const title = document.title;
let state = createState();
let place = START;

const engine = createEngine({
  worker: new URL(root.dataset.worker ?? "", document.baseURI).href,
  engine: new URL(root.dataset.engine ?? "", document.baseURI).href,
});

/** Read the whole form; answers of pages that do not show any more stay typed, and do not count. */
function readAnswers() {
  state.answers = {};
  for (const field of every(form, "[data-field]")) {
    const answer = readField(field, state);
    if (answer !== undefined) state.answers[field.dataset.field ?? ""] = answer;
  }
}

/** @param {string} id */
function pageById(id) {
  return rules.pages.find((page) => page.id === id);
}

/** Where the reader may go: the pages up to the first with an error, then the answers. */
function steps() {
  const pages = askable(rules, state.answers);
  const stop = pages.findIndex((page) => errors(page, state.answers).length);
  return stop < 0 ? [...pages.map((page) => page.id), ANSWERS] : pages.slice(0, stop + 1).map((page) => page.id);
}

/**
 * Show one place: the start, a page, the answers or the result.
 * @param {string} next
 * @param {{ push?: boolean }} [options]
 */
function show(next, { push = true } = {}) {
  place = next;
  if (push) history.pushState({ place }, "", next === START ? location.pathname : `#${next}`);
  for (const view of every(root, "[data-view]")) view.hidden = view.dataset.view !== next;
  for (const page of every(form, "[data-page]")) page.hidden = page.dataset.page !== next;
  need(form, "[data-buttons]").hidden = !pageById(next);
  document.title = title;
  showErrors(root, [], state);
  showLevel(next);
  if (next === ANSWERS) showAnswers();
  if (next === RESULT) showResult();
  const heading = root.querySelector(`[data-page="${next}"] [data-title], [data-view="${next}"] [data-title]`);
  if (heading instanceof HTMLElement) {
    document.title = `${heading.textContent?.trim()} - ${title}`;
    heading.focus({ preventScroll: true });
  }
  if (push) root.scrollIntoView();
}

/** While questions go on, a card says at once that somebody should be seen. @param {string} next */
function showLevel(next) {
  const card = need(root, "[data-care]");
  const { level } = triage(rules, state.answers);
  const urgent = level.blocks.includes("causes") && next !== RESULT && next !== START;
  const before = card.hidden ? "" : card.textContent;
  card.hidden = !urgent;
  if (!urgent) return;
  card.replaceChildren(text(root, `level.${level.id}`));
  if (card.textContent !== before) announce.textContent = card.textContent;
}

function showAnswers() {
  const counted = counting(rules, state.answers);
  const rows = askable(rules, state.answers).flatMap((page) =>
    page.fields.filter((field) => field.id in counted).map((field) => answerRow(page, field.id)),
  );
  need(root, "[data-answers]").replaceChildren(...rows);
  startEngine();
}

/**
 * @param {Page} page
 * @param {string} fieldId
 */
function answerRow(page, fieldId) {
  const section = need(form, `[data-page="${page.id}"]`);
  const field = need(form, `[data-field="${fieldId}"]`);
  const label = field.querySelector("legend, .bs-number__label") ?? need(section, "[data-title]");
  const row = document.createElement("div");
  const term = document.createElement("dt");
  const answer = document.createElement("dd");
  const action = document.createElement("dd");
  const change = document.createElement("button");
  term.textContent = (label.querySelector(".bs-script-only") ?? label).textContent;
  answer.textContent = describeField(field, state);
  change.type = "button";
  change.className = "bs-link";
  change.append(words(root, "word.change"), hiddenText(` ${term.textContent}`));
  change.addEventListener("click", () => show(page.id));
  action.append(change);
  row.append(term, answer, action);
  return row;
}

/** @param {string} content */
function hiddenText(content) {
  const span = document.createElement("span");
  span.className = "bs-visually-hidden";
  span.textContent = content;
  return span;
}

async function showResult() {
  const care = triage(rules, state.answers);
  const ranked = !care.level.blocks.includes("causes");
  showCare(root, care);
  need(root, "[data-result-after]").hidden = !ranked;
  need(root, "[data-version]").textContent = `${words(root, "word.rules")} ${rules.version}`;
  need(root, "[data-result-causes]").replaceChildren();
  need(root, "[data-engine-failed]").hidden = true;
  need(root, "[data-waiting]").hidden = !ranked;
  if (!ranked) return;
  announce.textContent = need(root, "[data-waiting]").textContent;
  const asked = state;
  try {
    const request = JSON.stringify({ answers: state.answers, unit: state.unit });
    const result = JSON.parse(await engine.assess(rulesText, request));
    if (asked !== state || place !== RESULT) return;
    if (result.level !== care.level.id) throw new Error(`levels differ: ${result.level}, ${care.level.id}`);
    showCauses(root, result.causes);
    announce.textContent = need(root, "[data-result-causes] h3").textContent;
  } catch (error) {
    console.warn("self-check:", error);
    need(root, "[data-engine-failed]").hidden = false;
    announce.textContent = need(root, "[data-engine-failed] h3").textContent;
  } finally {
    need(root, "[data-waiting]").hidden = true;
  }
}

/** Load Python once the warning signs are answered below urgent; with data saver on, at the answers. */
function startEngine() {
  const blocked = triage(rules, state.answers).level.blocks.includes("causes");
  const flagsDone = rules.pages.every((page) => !page.id.startsWith("flags_") || !errors(page, state.answers).length);
  const connection = /** @type {{ saveData?: boolean } | undefined} */ (Reflect.get(navigator, "connection"));
  if (flagsDone && !blocked && (place === ANSWERS || !connection?.saveData)) engine.start();
}

function goOn() {
  readAnswers();
  const page = pageById(place);
  const found = page ? errors(page, state.answers) : [];
  if (found.length) {
    showErrors(root, found, state);
    return;
  }
  startEngine();
  const order = rules.pages.map((item) => item.id);
  const next = askable(rules, state.answers).find((item) => order.indexOf(item.id) > order.indexOf(place));
  if (next) show(next.id);
  else show(triage(rules, state.answers).level.blocks.includes("causes") ? RESULT : ANSWERS);
}

/** @param {Event} event */
function changeUnit(event) {
  const chosen = /** @type {HTMLInputElement} */ (event.target);
  if (!chosen.matches("[data-unit]")) return;
  state.unit = chosen.value === "mi" ? "mi" : "km";
  for (const box of /** @type {HTMLInputElement[]} */ (every(form, "[data-unit]"))) box.checked = box.value === state.unit;
  for (const word of every(form, "[data-unit-word]")) word.hidden = word.dataset.unitWord !== state.unit;
}

function restart() {
  /** @type {HTMLFormElement} */ (form).reset();
  state = createState();
  changeUnit(/** @type {Event} */ (/** @type {unknown} */ ({ target: need(form, '[data-unit][value="km"]') })));
  show(START);
}

function connectPage() {
  const begin = need(root, "[data-start]");
  begin.hidden = false;
  begin.addEventListener("click", () => show(rules.pages[0].id));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    goOn();
  });
  form.addEventListener("change", changeUnit);
  for (const back of every(root, "[data-back]")) back.addEventListener("click", () => history.back());
  need(root, "[data-finish]").addEventListener("click", () => show(RESULT));
  need(root, "[data-retry]").addEventListener("click", () => {
    engine.reset();
    show(RESULT, { push: false });
  });
  need(root, "[data-change]").addEventListener("click", () => show(ANSWERS));
  need(root, "[data-print]").addEventListener("click", () => window.print());
  need(root, "[data-restart]").addEventListener("click", restart);
  addEventListener("popstate", (event) => {
    readAnswers();
    const wanted = event.state?.place ?? START;
    const open = [START, ...steps(), ...(steps().includes(ANSWERS) ? [RESULT] : [])];
    show(open.includes(wanted) ? wanted : START, { push: false });
  });
  addEventListener("beforeunload", (event) => {
    if (Object.keys(state.answers).length && place !== START) event.preventDefault();
  });
  root.dataset.ready = "";
  history.replaceState({ place: START }, "", location.pathname);
  show(START, { push: false });
}

connectPage();
