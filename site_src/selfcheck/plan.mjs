// The plan: what to do now, its facts, running, shoes and notes; exercises and weeks have modules of their own.

import { saveDates } from "./calendar.mjs";
import { showDay, today } from "./days.mjs";
import { showExercises } from "./exercises.mjs";
import { connectPieces } from "./pieces.mjs";
import { need, text } from "./view.mjs";
import { showWeeks } from "./weeks.mjs";

/** @typedef {import("./result.mjs").Made} Made */
/** @typedef {import("./result.mjs").Result} Result */
/** @typedef {import("./result.mjs").Tools} Tools */
/** @typedef {{ id: string, purpose: string, rung: number, alternatives: string[] }} Planned */
/** @typedef {{ date: string, kind: string, exercises: string[], step: number | null }} Session */
/**
 * @typedef {object} Week
 * @property {number} number
 * @property {string} from
 * @property {string} to
 * @property {number} stage
 * @property {string} dose
 * @property {Record<string, number>} rungs
 * @property {Session[]} sessions
 * @property {string | null} long_run
 * @property {string | null} weekly
 * @property {boolean} cut_back
 * @property {{ steps: number, block: number } | null} cadence
 */
/**
 * @typedef {object} Plan
 * @property {string} tier
 * @property {number} weeks_total
 * @property {boolean} soon
 * @property {string} start
 * @property {string} end
 * @property {string} recheck
 * @property {string | null} second_look
 * @property {number} days
 * @property {number} minutes
 * @property {Planned[]} exercises
 * @property {number[]} excluded
 * @property {number[]} small
 * @property {Week[]} weeks
 * @property {{ mode: string, hold_weeks: number, weekly_known: boolean }} running
 * @property {{ baseline: number, first: number, cap: number } | null} cadence
 * @property {string[]} shoes
 * @property {string[]} notes
 */

/** Ways to run in which a longest run is said. */
const WITH_CAP = new Set(["build", "hold"]);

/**
 * @param {HTMLElement} root
 * @param {Tools} tools
 * @param {Made} made
 * @param {() => Promise<void>} again
 */
export function showPlan(root, tools, made, again) {
  const { result, pieces } = made;
  const { plan } = result;
  need(root, "[data-plan]").hidden = !plan;
  need(root, "[data-plan-refused]").hidden = !result.plan_refused;
  showWhatToDo(root, result);
  if (!plan) return;
  tools.state.kept.start = plan.start;
  need(root, "[data-plan]").toggleAttribute("data-until-seen", plan.soon);
  const change = () => choose(root, again);
  showFacts(root, plan);
  connectStart(root, tools, plan, change);
  showExercises(root, tools, plan, pieces, change);
  connectPieces(root, made, change);
  showRunning(root, plan);
  showList(root, "[data-plan-left-out]", [...names("excluded", plan.excluded), ...names("small", plan.small)]);
  showList(root, "[data-plan-shoes]", names("note", plan.shoes));
  showList(root, "[data-plan-notes]", names("note", plan.notes));
  showWeeks(root, tools, plan, pieces);
  fill(root, "[data-plan-again]", ...lookAgain(root, plan));
  connectCalendar(root, tools);
  connectJump(root);
}

/**
 * Show the plan anew after a choice, or say that it did not work.
 * @param {HTMLElement} root
 * @param {() => Promise<void>} again
 */
async function choose(root, again) {
  const failed = need(root, "[data-plan-failed]");
  failed.hidden = true;
  try {
    await again();
  } catch (error) {
    console.warn("self-check:", error);
    failed.hidden = false;
  }
}

/**
 * @param {ParentNode} root
 * @param {string} place
 * @param {...Node} content
 */
function fill(root, place, ...content) {
  need(root, place).replaceChildren(...content);
}

/**
 * @param {string} kind
 * @param {(string | number)[]} ids
 */
function names(kind, ids) {
  return ids.map((id) => `${kind}.${id}`);
}

/**
 * @param {HTMLElement} root
 * @param {string} place
 * @param {string[]} texts
 */
function showList(root, place, texts) {
  need(root, place).hidden = texts.length === 0;
  fill(need(root, place), "ul", ...texts.map((name) => text(root, name)));
}

/**
 * @param {HTMLElement} root
 * @param {Result} result
 */
function showWhatToDo(root, { plan, cap, cap_raised: raised, plan_refused: refused }) {
  need(root, "[data-do]").hidden = !plan && !refused;
  need(root, "[data-to-plan]").hidden = !plan;
  if (!plan) {
    fill(root, "[data-do-today]", text(root, "do.today_refused"));
    fill(root, "[data-do-week]", text(root, "do.week_refused"));
    fill(root, "[data-do-again]", text(root, "do.again_refused"));
    return;
  }
  const next = plan.weeks.flatMap((week) => week.sessions).find((item) => item.date >= today());
  const first = !plan.soon ? "plan" : plan.running.mode === "rest" ? "rest" : "soon";
  fill(root, "[data-do-today]", text(root, `do.today_${first}`, { date: next ? showDay(next.date) : "" }));
  fill(root, "[data-do-week]", text(root, `mode.${plan.running.mode}`), ...capText(root, plan, cap, raised));
  fill(root, "[data-do-again]", ...lookAgain(root, plan));
}

/**
 * @param {HTMLElement} root
 * @param {Plan} plan
 * @param {string | null} cap
 * @param {boolean} raised
 */
function capText(root, { running: { mode } }, cap, raised) {
  if (!WITH_CAP.has(mode)) return [];
  return [cap ? text(root, raised ? "do.cap_text" : "do.cap_hold", { cap }) : text(root, "do.cap_unknown")];
}

/**
 * @param {HTMLElement} root
 * @param {Plan} plan
 */
function lookAgain(root, { recheck, second_look: second }) {
  const looks = [text(root, "plan.recheck", { date: showDay(recheck) })];
  return second ? [...looks, text(root, "plan.second_look", { date: showDay(second) })] : looks;
}

/**
 * @param {HTMLElement} root
 * @param {Plan} plan
 */
function showFacts(root, plan) {
  const dates = { start: showDay(plan.start, { year: true }), end: showDay(plan.end, { year: true }) };
  const time = { days: String(plan.days), minutes: String(plan.minutes) };
  fill(
    root,
    "[data-plan-facts]",
    text(root, "plan.length", { weeks: String(plan.weeks_total), ...dates }),
    text(root, "plan.time", time),
    ...(plan.soon ? [text(root, "plan.soon")] : []),
    text(root, `tier.${plan.tier}`),
  );
}

/**
 * @param {HTMLElement} root
 * @param {Tools} tools
 * @param {Plan} plan
 * @param {() => void} change
 */
function connectStart(root, tools, plan, change) {
  /** @type {HTMLInputElement} */
  const input = need(root, "[data-plan-start]");
  input.value = plan.start;
  input.onchange = () => {
    if (!input.value) return;
    tools.state.kept.start = input.value;
    change();
  };
}

/**
 * @param {HTMLElement} root
 * @param {Plan} plan
 */
function showRunning(root, { running, cadence }) {
  const steps = Object.entries(cadence ?? {}).map(([name, value]) => [name, String(value)]);
  const hold = running.mode === "build" && running.hold_weeks > 0;
  fill(
    root,
    "[data-plan-running]",
    text(root, `mode.${running.mode}`),
    ...(hold ? [text(root, "plan.hold", { weeks: String(running.hold_weeks) })] : []),
    ...(WITH_CAP.has(running.mode) && !running.weekly_known ? [text(root, "plan.weekly_unknown")] : []),
    ...(cadence ? [text(root, "plan.cadence", Object.fromEntries(steps))] : []),
  );
}

/**
 * @param {HTMLElement} root
 * @param {Tools} tools
 */
function connectCalendar(root, tools) {
  need(root, "[data-calendar]").onclick = () => choose(root, () => saveDates(root, tools));
}

/** @param {HTMLElement} root */
function connectJump(root) {
  /** @type {HTMLButtonElement} */
  const button = need(root, "[data-to-plan] button");
  button.onclick = () => {
    const title = need(root, ".bs-plan__title");
    title.focus({ preventScroll: true });
    title.scrollIntoView();
  };
}
