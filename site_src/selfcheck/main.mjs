// The self-check: one question at a time, over the form that stands in the page.

import { answersList } from "./answers.mjs";
import { focusHeading, showAround, showWarning } from "./around.mjs";
import { showCare } from "./care.mjs";
import { errors, triage } from "./conditions.mjs";
import { changeUnit, fieldById, fillField, keepOne, readForm } from "./fields.mjs";
import "./flags.mjs";
import { ANSWERS, isBlocked, isLast, nextPlace, openPlaces, RESULT, START } from "./flow.mjs";
import { createState } from "./state.mjs";
import { load, remove } from "./storage.mjs";
import { every, need, once, showErrors, text } from "./view.mjs";

/** @typedef {import("./conditions.mjs").Rules} Rules */
/** @typedef {import("./snapshot.mjs").Snapshot} Snapshot */
/** @typedef {ReturnType<typeof import("./ahead.mjs").createAhead>} Ahead */
/** @typedef {import("./saving.mjs").Saving} Saving */

/** How the fragment of a link to a result begins. */
const LINK = /^#[va]=/;

const root = need(document, "[data-selfcheck]");
const rulesText = need(root, "[data-rules]").textContent ?? "";
/** @type {Rules} */
const rules = JSON.parse(rulesText);
/** @type {HTMLFormElement} */
const form = need(root, "[data-form]");
const state = createState();
const title = document.title;
let place = START;
/** Whether the page was just loaded again in mid-check. */
let reloaded = (history.state?.place ?? START) !== START;
/** @type {Saving | null} */
let saving = null;
/** @type {Ahead | null} */
let ahead = null;

const tools = { root, form, rules, rulesText, state, announce, save, answerMore };
const check = { root, form, rules, state, place: () => place, adopt, announce };
const loadSaving = once(async () => (saving = new (await import("./saving.mjs")).Saving(check)));
const loadAhead = once(async () => (ahead = (await import("./ahead.mjs")).createAhead(tools)));

/** @param {string} said */
function announce(said) {
  need(root, "[data-announce]").textContent = said;
}

function save() {
  saving?.save();
}

function readAnswers() {
  state.answers = readForm(form, state.unit);
}

/** @param {string} id */
function pageById(id) {
  return rules.pages.find((page) => page.id === id);
}

/**
 * Show one place: the start, a page, the answers or the result.
 * @param {string} next
 * @param {{ push?: boolean }} [options]
 */
function show(next, { push = true } = {}) {
  place = next;
  const address = next === START ? location.pathname : `#${next}`;
  if (push) history.pushState({ place }, "", address);
  else history.replaceState({ place }, "", address);
  showAround(root, rules, state, next);
  saving?.say("");
  showErrors(root, [], state.unit);
  const warning = showWarning(root, rules, state, next);
  if (warning) announce(warning);
  if (next === ANSWERS) need(root, "[data-answers]").replaceChildren(...answersList(root, rules, state, show));
  if (next === RESULT) showResult();
  else startEngine();
  focusHeading(root, next, title);
  if (push) root.scrollIntoView();
  if (next !== START) save();
}

async function showResult() {
  const care = triage(rules, state.answers);
  showCare(root, care);
  need(root, "[data-engine-failed]").hidden = true;
  try {
    const { results } = await loadAhead();
    if (place === RESULT) await results.show(care);
  } catch (error) {
    console.warn("self-check:", error);
    need(root, "[data-engine-failed]").hidden = isBlocked(rules, state);
  }
}

/** Load Python from the first answer on, unless it calls for help today; with data saver on, at the answers. */
async function startEngine() {
  if (!state.seen.size || isBlocked(rules, state)) return;
  const found = await loadAhead().catch(() => null);
  const connection = /** @type {{ saveData?: boolean } | undefined} */ (Reflect.get(navigator, "connection"));
  if (place === ANSWERS || !connection?.saveData) found?.engine.start();
  if (place === ANSWERS) found?.results.prepare();
}

function goOn() {
  readAnswers();
  const page = pageById(place);
  const found = page ? errors(page, state.answers) : [];
  if (found.length) {
    showErrors(root, found, state.unit);
    return;
  }
  state.seen.add(place);
  goToNext();
  loadSaving().catch(() => undefined); // said where it is asked for
}

function skip() {
  for (const field of pageById(place)?.fields ?? []) fillField(fieldById(form, field.id), undefined, state.unit);
  goOn();
}

function goToNext() {
  const next = nextPlace(rules, state);
  if (next === state.resumeAt) state.resumeAt = null;
  show(next);
}

function answerMore() {
  fillField(fieldById(form, "more"), "more", state.unit);
  readAnswers();
  goToNext();
}

/** Ask everything anew; earlier checks are kept to compare with. */
function checkAgain() {
  const { kept } = state;
  clear();
  state.kept = { ...kept, start: null, done: {} };
  goToNext();
}

/** Take in answers that were saved or sent; what is asked again is not among them. @param {Snapshot | null} snapshot */
function adopt(snapshot) {
  if (!snapshot) return void show(place, { push: false });
  const { changed, ...found } = snapshot;
  clear();
  Object.assign(state, found);
  changeUnit(form, state.unit, state.unit);
  for (const [id, answer] of Object.entries(state.answers)) fillField(fieldById(form, id), answer, state.unit);
  showBegin(true);
  show(reloaded ? nextPlace(rules, state) : START, { push: false });
}

/** @param {boolean} adopted whether answers were taken in */
function showBegin(adopted) {
  need(root, "[data-begin]").hidden = adopted;
  need(root, "[data-adopted]").hidden = !adopted;
  need(root, "[data-check-again]").hidden = !state.kept.history.length;
}

function clear() {
  form.reset();
  Object.assign(state, createState());
  changeUnit(form, "km", "km");
  ahead?.results.clear();
  for (const part of ["[data-answers]", "[data-result-ticked]", "[data-result-triggered]", "[data-result-level]"])
    need(root, part).replaceChildren();
}

function deleteAll() {
  const outcome = remove();
  clear();
  showBegin(false);
  show(START);
  saving?.deleted(outcome);
}

/** Saving loads when it is first asked for; then it hears the same change itself. @param {Event} event */
async function onSavingAsked(event) {
  const input = /** @type {HTMLInputElement} */ (event.target);
  if (saving || !input.matches("[data-consent], [data-import]")) return;
  try {
    await loadSaving();
    input.dispatchEvent(new Event("change", { bubbles: true }));
  } catch (error) {
    console.warn("self-check:", error);
    input.checked = false;
    const notice = need(/** @type {Element} */ (input.closest("[data-saving]")), "[data-notice]");
    notice.replaceChildren(text(root, "notice.unloaded"));
    notice.hidden = false;
  }
}

/** @param {Event} event */
function onChange(event) {
  const input = /** @type {HTMLInputElement} */ (event.target);
  keepOne(input);
  if (input.matches("[data-unit]")) {
    const unit = input.value === "mi" ? "mi" : "km";
    changeUnit(form, state.unit, unit);
    state.unit = unit;
  }
  readAnswers();
  save();
  if (pageById(place) && isLast(rules, state, place)) ahead?.results.prepare();
}

/** @param {PopStateEvent} event */
async function onPopState(event) {
  if (LINK.test(location.hash)) return void (await loadSaving()).openLink(location.hash);
  const wanted = event.state?.place ?? location.hash.slice(1);
  readAnswers();
  const open = openPlaces(rules, state).includes(wanted);
  if (open || event.state) show(open ? wanted : START, { push: false });
}

function connectPage() {
  for (const box of /** @type {HTMLInputElement[]} */ (every(root, "[data-consent]"))) box.checked = false; // a reload may tick it
  for (const button of every(root, "[data-start]")) button.addEventListener("click", goToNext);
  need(root, "[data-check-again]").addEventListener("click", checkAgain);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    goOn();
  });
  form.addEventListener("change", onChange);
  root.addEventListener("change", onSavingAsked);
  need(form, "[data-skip]").addEventListener("click", skip);
  for (const button of every(root, "[data-delete]")) button.addEventListener("click", deleteAll);
  for (const back of every(root, "[data-back]")) back.addEventListener("click", () => history.back());
  need(root, "[data-finish]").addEventListener("click", () => show(RESULT));
  need(root, "[data-retry]").addEventListener("click", () => ahead ?? showResult());
  for (const button of every(root, "[data-change]")) button.addEventListener("click", () => show(ANSWERS));
  addEventListener("popstate", onPopState);
  addEventListener("beforeunload", (event) => {
    if (Object.keys(state.answers).length && place !== START && !saving?.isSaved) event.preventDefault();
  });
}

async function begin() {
  const fragment = location.hash;
  const isLink = LINK.test(fragment);
  const isStored = load() !== null;
  connectPage();
  show(START, { push: false });
  root.dataset.ready = "";
  const found = isLink || isStored ? await loadSaving().catch(() => null) : null;
  showBegin(false);
  const opened = isLink && (await found?.openLink(fragment));
  if (isStored && !opened) found?.resume(isLink ? "badlinksaved" : "resumed");
  reloaded = false;
}

begin();
