// The result: the level of care at once, the rest when Python has answered. Python may be asked ahead.

import { showCare } from "./care.mjs";
import { fetchPieces, isWhole } from "./pieces.mjs";
import { showPlan } from "./plan.mjs";
import { showRanked } from "./ranking.mjs";
import { remember, requestOf } from "./request.mjs";
import { connectPrinting } from "./sheet.mjs";
import { every, need, words } from "./view.mjs";

/** @typedef {import("./conditions.mjs").Rule} Rule */
/** @typedef {import("./conditions.mjs").Rules} Rules */
/** @typedef {import("./conditions.mjs").Level} Level */
/** @typedef {import("./engine.mjs").Engine} Engine */
/** @typedef {import("./snapshot.mjs").Offer} Offer */
/** @typedef {import("./state.mjs").State} State */
/** @typedef {import("./plan.mjs").Plan} Plan */
/** @typedef {import("./ranking.mjs").Ranked} Ranked */
/** @typedef {{ level: Level, triggered: Rule[] }} Care */

/**
 * What the page lends: `save` stores only with consent.
 * @typedef {object} Tools
 * @property {Rules} rules
 * @property {string} rulesText
 * @property {Engine} engine
 * @property {State} state
 * @property {Offer} offer the fields that may be kept
 * @property {(said: string) => void} announce
 * @property {() => void} save
 * @property {() => void} answerMore
 */

/** @typedef {Ranked & { version: string, level: string, cap: string | null, cap_raised: boolean, plan: Plan | null, plan_refused: boolean }} Result */
/** @typedef {{ result: Result, pieces: Map<string, Document> }} Made */

/** What Python's answer fills. */
const FILLED = ["ranked", "missing", "compared", "do", "plan", "plan-refused"].map((name) => `[data-${name}]`);

/**
 * @param {HTMLElement} root
 * @param {Tools} tools
 */
export function createResults(root, tools) {
  /** @type {{ request: string, made: Promise<Made>, stop: AbortController } | null} */
  let asked = null;
  let turn = 0;
  /** @type {Care | null} */
  let shown = null;

  /** Ask Python, or take what it answered to the same request; an earlier one is not waited for any more. */
  function ask() {
    const request = JSON.stringify(requestOf(tools.state));
    if (asked?.request !== request) {
      asked?.stop.abort();
      const stop = new AbortController();
      const made = make(root, tools, request, stop.signal);
      const forget = () => (asked = asked?.made === made ? null : asked);
      asked = { request, made, stop };
      made.then((done) => isWhole(done) || forget(), forget); // what is missing is asked for again next time
    }
    return asked.made;
  }

  /** Ask once more after a choice about the plan. */
  async function again() {
    const mine = (turn += 1);
    try {
      const made = await ask();
      if (mine === turn) fillPlan(made);
    } catch (error) {
      if (mine === turn) showFailure(root, tools, error);
    }
  }

  /** @param {Made} made */
  function fillPlan(made) {
    showPlan(root, tools, made, again);
    if (asked) asked.request = JSON.stringify(requestOf(tools.state)); // the first day of the plan is fixed by now
  }

  /** @param {Care} care */
  async function show(care) {
    const mine = (turn += 1);
    const blocked = care.level.blocks.includes("causes");
    shown = care;
    showFrame(root, tools, care, blocked);
    if (blocked) return;
    try {
      const made = await ask();
      if (mine !== turn) return;
      if (made.result.level !== care.level.id) throw new Error(`levels differ: ${made.result.level}, ${care.level.id}`);
      showRanked(root, tools, made.result);
      fillPlan(made);
      remember(tools);
      tools.announce(words(root, `band.${made.result.causes[0].band}`));
    } catch (error) {
      if (mine === turn) showFailure(root, tools, error);
    } finally {
      if (mine === turn) need(root, "[data-waiting]").hidden = true;
    }
  }

  need(root, "[data-retry]").addEventListener("click", () => {
    tools.engine.reset();
    if (shown) show(shown);
  });

  return {
    show,
    prepare() {
      ask().catch(() => undefined); // shown to the reader when the result is asked for
    },
    /** Forget what was shown. */
    clear() {
      turn += 1;
      asked = shown = null;
      for (const place of FILLED) need(root, place).hidden = true;
      for (const place of every(root, "[data-filled]")) place.replaceChildren();
    },
  };
}

/**
 * @param {HTMLElement} root
 * @param {Tools} tools
 * @param {string} request
 * @param {AbortSignal} signal
 * @returns {Promise<Made>}
 */
async function make(root, tools, request, signal) {
  /** @type {Result} */
  const result = JSON.parse(await tools.engine.call("assess", [tools.rulesText, request], signal));
  return { result, pieces: await fetchPieces(root, result.plan) };
}

/**
 * @param {HTMLElement} root
 * @param {Tools} tools
 * @param {Care} care
 * @param {boolean} blocked
 */
function showFrame(root, tools, care, blocked) {
  showCare(root, care);
  for (const place of FILLED) need(root, place).hidden = true;
  need(root, "[data-withheld]").hidden = !blocked;
  need(root, "[data-result-after]").hidden = blocked;
  need(root, "[data-waiting]").hidden = blocked;
  need(root, "[data-engine-failed]").hidden = true;
  need(root, "[data-version]").textContent = `${words(root, "word.rules")} ${tools.rules.version}`;
  if (!blocked) tools.announce(need(root, "[data-waiting]").textContent ?? "");
  connectPrinting(root, tools, care);
}

/**
 * @param {HTMLElement} root
 * @param {Tools} tools
 * @param {unknown} error
 */
function showFailure(root, tools, error) {
  if (error instanceof DOMException && error.name === "AbortError") return; // another request took its place
  console.warn("self-check:", error);
  need(root, "[data-engine-failed]").hidden = false;
  tools.announce(need(root, "[data-engine-failed] h3").textContent ?? "");
}
