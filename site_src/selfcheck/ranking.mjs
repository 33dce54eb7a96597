// What may contribute, with reasons and what would change it; what is missing; and the comparison with before.

import { describeOption, labelOf } from "./labels.mjs";
import { showDay } from "./days.mjs";
import { element, need, text, words } from "./view.mjs";

/** @typedef {import("./result.mjs").Tools} Tools */
/** @typedef {{ id: string, values: Record<string, string | null> }} Reason */
/** @typedef {{ kind: string, field: string | null, value: string | null, band: string | null }} Change */
/** @typedef {{ id: string, band: string, equal: boolean, reasons: Reason[], change: Change | null }} Cause */
/** @typedef {{ page: string, why: string }} Missing */
/** @typedef {{ before: number, now: number, verdict: string }} Worst */
/** @typedef {{ before: string, worst: Worst | null, bands: { cause: string, before: string, now: string }[] }} Compared */
/** @typedef {{ causes: Cause[], missing: Missing[], compared: Compared | null }} Ranked */

/** Bands of which the page says that they may contribute. */
const ACTED_ON = new Set(["first", "look"]);
const REASONS_TO_MISS = ["not_asked", "skipped", "not_sure"];

/**
 * @param {HTMLElement} root
 * @param {Tools} tools
 * @param {Ranked} ranked
 */
export function showRanked(root, tools, ranked) {
  showCauses(root, ranked.causes);
  showMissing(root, tools, ranked.missing);
  showCompared(root, ranked.compared);
}

/**
 * @param {HTMLElement} root
 * @param {Cause[]} causes
 */
function showCauses(root, causes) {
  const place = need(root, "[data-result-causes]");
  place.replaceChildren();
  let band = "";
  for (const cause of causes) {
    if (cause.band !== band) place.append(text(root, `band.${cause.band}`));
    place.append(causeBlock(root, cause, cause.equal && cause.band === band));
    band = cause.band;
  }
  need(root, "[data-ranked]").hidden = false;
}

/**
 * @param {HTMLElement} root
 * @param {Cause} cause
 * @param {boolean} equal
 */
function causeBlock(root, cause, equal) {
  const block = text(root, `cause.${cause.id}`);
  need(block, "[data-cause]").classList.toggle("bs-cause--acted", ACTED_ON.has(cause.band));
  need(block, "[data-equal]").hidden = !equal;
  need(block, "[data-may]").hidden = !ACTED_ON.has(cause.band);
  need(block, "[data-reasons]").append(...cause.reasons.map((reason) => reasonItem(root, cause.id, reason)));
  if (cause.change) {
    const change = need(block, "[data-cause-change]");
    change.append(changeText(root, cause.change));
    change.hidden = false;
  }
  return block;
}

/**
 * @param {HTMLElement} root
 * @param {string} cause
 * @param {Reason} reason
 */
function reasonItem(root, cause, reason) {
  const unknown = words(root, "word.unknown");
  const values = Object.entries(reason.values).map(([slot, value]) => [slot, value ?? unknown]);
  return text(root, `reason.${cause}.${reason.id}`, Object.fromEntries(values));
}

/**
 * @param {HTMLElement} root
 * @param {Change} change
 */
function changeText(root, { kind, field, value, band }) {
  if (!field || value === null) return text(root, "change.none");
  const number = need(root, `[data-field="${field}"]`).dataset.type === "number";
  const name = kind !== "none" ? kind : number ? "none_number" : "none_answer";
  return text(root, `change.${name}`, {
    question: labelOf(root, field),
    answer: number ? value : describeOption(root, field, value),
    value,
    band: band ? words(root, `band.${band}`) : "",
  });
}

/**
 * @param {HTMLElement} root
 * @param {Tools} tools
 * @param {Missing[]} missing
 */
function showMissing(root, tools, missing) {
  const rows = REASONS_TO_MISS.flatMap((why) => {
    const titles = missing.filter((item) => item.why === why).map((item) => element("li", "", titleOf(root, item.page)));
    if (!titles.length) return [];
    const group = text(root, `missing.${why}`, { count: String(titles.length) });
    need(group, "[data-pages]").append(...titles);
    return [group];
  });
  need(root, "[data-missing-list]").replaceChildren(...rows);
  need(root, "[data-missing]").hidden = rows.length === 0;
  const more = /** @type {HTMLButtonElement} */ (need(root, "[data-answer-more]"));
  more.onclick = () => tools.answerMore();
}

/**
 * @param {HTMLElement} root
 * @param {string} page
 */
function titleOf(root, page) {
  return need(root, `[data-page="${page}"] [data-title]`).textContent?.trim() ?? "";
}

/**
 * @param {HTMLElement} root
 * @param {Compared | null} compared
 */
function showCompared(root, compared) {
  const place = need(root, "[data-compared]");
  place.hidden = !compared;
  if (!compared) return;
  const { before, worst, bands } = compared;
  const heading = text(root, "compared.date", { date: showDay(before, { year: true }) });
  place.replaceChildren(heading, ...(worst ? [worstLine(root, worst)] : []), ...bands.map((item) => bandLine(root, item)));
}

/**
 * @param {HTMLElement} root
 * @param {Worst} worst
 */
function worstLine(root, { before, now, verdict }) {
  const line = text(root, "compared.worst", { before: String(before), now: String(now) });
  need(line, "[data-verdict]").append(text(root, `verdict.${verdict}`));
  return line;
}

/**
 * @param {HTMLElement} root
 * @param {{ cause: string, before: string, now: string }} item
 */
function bandLine(root, { cause, before, now }) {
  const name = need(text(root, `cause.${cause}`), "[data-cause-name]").textContent ?? "";
  return text(root, "compared.band", {
    cause: name,
    before: words(root, `band.${before}`),
    now: words(root, `band.${now}`),
  });
}
