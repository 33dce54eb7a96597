// Runs jobs with the modules of the page. Standard input: { id: [function, input] }. Standard output: { id: outcome }.

import { readFileSync } from "node:fs";
import { askable, counting, errors, holds, shown, triage } from "../../site_src/selfcheck/conditions.mjs";
import { parseNumber, showNumber } from "../../site_src/selfcheck/state.mjs";

/** @typedef {import("../../site_src/selfcheck/conditions.mjs").Answers} Answers */
/** @typedef {import("../../site_src/selfcheck/conditions.mjs").Page} Page */
/** @typedef {import("../../site_src/selfcheck/conditions.mjs").Rules} Rules */

/** @type {Record<string, (given: any) => unknown>} */
const FUNCTIONS = {
  holds: ({ condition, answers }) => holds(condition, answers),
  all_hold: ({ condition, answers }) => answers.map((/** @type {Answers} */ some) => holds(condition, some)),
  shown: ({ rules, answers }) => ids(shown(rules, answers)),
  counting: ({ rules, answers }) => counting(rules, answers),
  errors: ({ rules, page, answers }) => pageErrors(/** @type {Rules} */ (rules).pages.find(({ id }) => id === page), answers),
  askable: ({ rules, answers }) => ids(askable(rules, answers)),
  next_page: ({ rules, answers }) => askable(rules, answers).find((page) => errors(page, answers).length)?.id ?? null,
  triage: ({ rules, answers }) => care(rules, answers),
  screen: ({ rules, answers }) => answers.map((/** @type {Answers} */ some) => screen(rules, some)),
  levels: ({ rules, base, differs }) =>
    differs.map((/** @type {Answers} */ some) => triage(rules, { ...base, ...some }).level.id),
  walks: ({ rules, drawn }) => drawn.map((/** @type {Answers} */ some) => walk(rules, some)),
  parse_number: ({ text, quantity, unit }) => parseNumber(text, quantity, unit),
  show_number: ({ value, quantity, unit }) => showNumber(value, quantity, unit),
};

/** @param {{ id: string }[]} items */
function ids(items) {
  return items.map((item) => item.id);
}

/**
 * @param {Page | undefined} page
 * @param {Answers} answers
 */
function pageErrors(page, answers) {
  if (!page) throw new Error("there is no such page");
  return errors(page, answers).map((check) => [check.field, check.error]);
}

/**
 * @param {Rules} rules
 * @param {Answers} answers
 */
function care(rules, answers) {
  const { level, triggered } = triage(rules, answers);
  return { level: level.id, triggered: ids(triggered) };
}

/**
 * All that the page decides without Python.
 * @param {Rules} rules
 * @param {Answers} answers
 */
function screen(rules, answers) {
  return {
    ...care(rules, answers),
    askable: ids(askable(rules, answers)),
    errors: rules.pages.flatMap((page) => pageErrors(page, answers)),
  };
}

/**
 * What a reader who would answer like this is asked, page by page, and what that calls for.
 * @param {Rules} rules
 * @param {Answers} drawn
 */
function walk(rules, drawn) {
  /** @type {Answers} */
  const answers = {};
  /** @type {string[]} */
  const pages = [];
  for (;;) {
    const page = askable(rules, answers).find((some) => !pages.includes(some.id));
    if (!page) return { pages, answers, ...care(rules, answers) };
    pages.push(page.id);
    for (const { id } of page.fields) answers[id] = drawn[id];
    if (errors(page, answers).length) throw new TypeError(`${page.id} does not accept ${JSON.stringify(answers)}`);
  }
}

/**
 * @param {string} name
 * @param {unknown} given
 */
function run(name, given) {
  if (!Object.hasOwn(FUNCTIONS, name)) throw new TypeError(`there is no function ${name}`);
  try {
    return { output: FUNCTIONS[name](given) };
  } catch (error) {
    if (error instanceof TypeError) throw error;
    return { refused: true };
  }
}

/** @type {Record<string, [string, unknown]>} */
const jobs = JSON.parse(readFileSync(0, "utf8"));
const outcomes = Object.entries(jobs).map(([id, [name, given]]) => [id, run(name, given)]);
process.stdout.write(JSON.stringify(Object.fromEntries(outcomes)));
