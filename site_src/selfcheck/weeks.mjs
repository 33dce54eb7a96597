// Week by week: dates, sessions to tick off, distances, and at which step each exercise is.

import { showDay, today } from "./days.mjs";
import { dose } from "./exercises.mjs";
import { every, need, text } from "./view.mjs";

/** @typedef {import("./result.mjs").Tools} Tools */
/** @typedef {import("./plan.mjs").Plan} Plan */
/** @typedef {import("./plan.mjs").Session} Session */
/** @typedef {import("./plan.mjs").Week} Week */
/** @typedef {Map<string, Document>} Pieces */

/**
 * @param {HTMLElement} root
 * @param {Tools} tools
 * @param {Plan} plan
 * @param {Pieces} pieces
 */
export function showWeeks(root, tools, plan, pieces) {
  const day = today();
  const current = plan.weeks.find((week) => day <= week.to) ?? plan.weeks[plan.weeks.length - 1];
  const blocks = plan.weeks.map((week, place) => {
    const block = weekBlock(root, tools, week, pieces);
    /** @type {HTMLDetailsElement} */
    const details = need(block, "details");
    details.open = week === current;
    details.dataset.week = String(week.number);
    if (plan.weeks[place - 1]?.stage === week.stage) need(block, "[data-week-what]").dataset.repeated = "";
    return block;
  });
  need(root, "[data-plan-weeks]").replaceChildren(...blocks);
}

/**
 * @param {HTMLElement} root
 * @param {Tools} tools
 * @param {Week} week
 * @param {Pieces} pieces
 */
function weekBlock(root, tools, week, pieces) {
  const dates = { from: showDay(week.from, { weekday: false }), to: showDay(week.to, { weekday: false }) };
  const block = text(root, "plan.week", { number: String(week.number), ...dates });
  need(block, "[data-stage]").append(text(root, `stage.${week.stage}`));
  need(block, "[data-cut-back]").hidden = !week.cut_back;
  need(block, "[data-sessions]").append(...week.sessions.map((session) => sessionItem(root, tools, session)));
  need(block, "[data-week-running]").append(...runningLines(root, week));
  need(block, "[data-week-exercises]").append(...exerciseLines(root, week, pieces));
  /** @type {HTMLElement} */
  const details = need(block, "details");
  details.addEventListener("change", () => count(details));
  count(details);
  return block;
}

/** @param {HTMLElement} details */
function count(details) {
  /** @type {HTMLInputElement[]} */
  const boxes = every(details, "[data-done]");
  need(details, "[data-done-count]").textContent = `${boxes.filter((box) => box.checked).length}/${boxes.length}`;
}

/**
 * @param {HTMLElement} root
 * @param {Tools} tools
 * @param {Session} session
 */
function sessionItem(root, tools, session) {
  const item = text(root, "plan.session");
  const { kept } = tools.state;
  const key = `${session.date}.${session.kind}`;
  /** @type {HTMLInputElement} */
  const box = need(item, "[data-done]");
  box.id = `done-${key}`;
  box.checked = Object.hasOwn(kept.done, key);
  box.addEventListener("change", () => {
    if (box.checked) kept.done[key] = true;
    else delete kept.done[key];
    tools.save();
  });
  /** @type {HTMLLabelElement} */ (need(item, "label")).htmlFor = box.id;
  need(item, "[data-date]").textContent = showDay(session.date);
  need(item, "[data-kind]").append(text(root, `session.${session.kind}`));
  const detail = need(item, "[data-detail]");
  detail.append(...detailOf(root, session));
  detail.hidden = !detail.hasChildNodes();
  return item;
}

/**
 * @param {HTMLElement} root
 * @param {Session} session
 */
function detailOf(root, session) {
  if (session.step !== null) return [text(root, `step.${session.step}`)];
  if (session.kind === "main") return []; // all exercises of the week, which stand below
  return session.exercises.flatMap((id, place) => [...(place ? [", "] : []), text(root, `exercise.${id}`)]);
}

/**
 * @param {HTMLElement} root
 * @param {Week} week
 */
function runningLines(root, week) {
  const lines = [];
  if (week.long_run) lines.push(text(root, "week.long_run", { distance: week.long_run }));
  if (week.weekly) lines.push(text(root, "week.weekly", { distance: week.weekly }));
  if (week.cadence) {
    const line = text(root, "week.steps", { steps: String(week.cadence.steps) });
    need(line, "[data-block]").append(text(root, `block.${week.cadence.block}`));
    lines.push(line);
  }
  return lines;
}

/**
 * @param {HTMLElement} root
 * @param {Week} week
 * @param {Pieces} pieces
 */
function exerciseLines(root, week, pieces) {
  return Object.entries(week.rungs).map(([id, rung]) => {
    const line = text(root, "plan.line");
    need(line, "[data-name]").append(text(root, `exercise.${id}`));
    const piece = pieces.get(id);
    if (piece) {
      need(line, "[data-rung-name]").textContent = need(piece, `[data-rung="${rung}"] [data-name]`).textContent;
      need(line, "[data-dose-text]").textContent = dose(piece, week.dose);
    }
    return line;
  });
}
