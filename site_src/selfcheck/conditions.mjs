// The generic interpreter of the rules: the same JSON and the same answers as generator/assessment/conditions.py,
// questionnaire.py and triage.py, so that no question and no warning waits for Python. It holds no rule of its own.

/** @typedef {string | number | string[]} Answer */
/** @typedef {Record<string, Answer>} Answers */
/** @typedef {Record<string, any>} Condition */
/** @typedef {{ field: string, error: string, when: Condition }} Check */
/** @typedef {{ id: string, type: string, quantity?: string }} Field */
/** @typedef {{ id: string, ask_up_to: string, optional: boolean, when: Condition | null, fields: Field[], checks: Check[] }} Page */
/** @typedef {{ id: string, rank: number, blocks: string[] }} Level */
/** @typedef {{ id: string, level: string, when: Condition }} Rule */
/** @typedef {{ version: string, levels: Level[], pages: Page[], triage: Rule[] }} Rules */

/** @type {Record<string, (left: number, right: number) => boolean>} */
const COMPARISONS = {
  below: (left, right) => left < right,
  at_most: (left, right) => left <= right,
  above: (left, right) => left > right,
  at_least: (left, right) => left >= right,
};

/** @type {Record<string, (body: any, answers: Answers) => boolean>} */
const FORMS = {
  all: (body, answers) => body.every((/** @type {Condition} */ part) => holds(part, answers)),
  any: (body, answers) => body.some((/** @type {Condition} */ part) => holds(part, answers)),
  not: (body, answers) => !holds(body, answers),
  equals: (body, answers) => own(answers, body.field) === body.value,
  in: (body, answers) => {
    const given = [own(answers, body.field) ?? []].flat();
    return body.values.some((/** @type {string} */ value) => given.includes(value));
  },
  compare: (body, answers) => {
    const left = amount(body.left, answers);
    const right = amount(body.right, answers);
    return left !== null && right !== null && COMPARISONS[body.is](left, right);
  },
  count: (body, answers) =>
    body.of.filter((/** @type {Condition} */ part) => holds(part, answers)).length >= body.at_least,
};

/**
 * Whether a condition holds; throws for one that is not of the grammar.
 * @param {Condition} condition
 * @param {Answers} answers
 */
export function holds(condition, answers) {
  const [form, ...others] = Object.keys(condition);
  if (others.length || !Object.hasOwn(FORMS, form)) throw new Error(`not a condition: ${JSON.stringify(condition)}`);
  return FORMS[form](condition[form], answers);
}

/**
 * @param {Answers} answers
 * @param {string} field
 * @returns {Answer | undefined}
 */
function own(answers, field) {
  return Object.hasOwn(answers, field) ? answers[field] : undefined;
}

/**
 * @param {number | { sum: string[], times?: number }} operand
 * @param {Answers} answers
 * @returns {number | null}
 */
function amount(operand, answers) {
  if (typeof operand === "number") return operand;
  const parts = operand.sum.map((field) => own(answers, field));
  if (!parts.every((part) => Number.isInteger(part))) return null;
  return /** @type {number[]} */ (parts).reduce((total, part) => total + part, 0) * (operand.times ?? 1);
}

/**
 * The pages that show; a page is judged by the answers of the shown pages before it only.
 * @param {Rules} rules
 * @param {Answers} answers
 */
export function shown(rules, answers) {
  /** @type {Answers} */
  const counted = {};
  return rules.pages.filter((page) => {
    if (page.when && !holds(page.when, counted)) return false;
    for (const field of page.fields) if (Object.hasOwn(answers, field.id)) counted[field.id] = answers[field.id];
    return true;
  });
}

/**
 * The answers that count: those of hidden pages are left out.
 * @param {Rules} rules
 * @param {Answers} answers
 * @returns {Answers}
 */
export function counting(rules, answers) {
  const fields = shown(rules, answers).flatMap((page) => page.fields.map((field) => field.id));
  return Object.fromEntries(fields.filter((id) => Object.hasOwn(answers, id)).map((id) => [id, answers[id]]));
}

/**
 * What is wrong with a page: at most one error a field; on an optional page a missing answer is none.
 * @param {Page} page
 * @param {Answers} answers
 * @returns {Check[]}
 */
export function errors(page, answers) {
  const asked = page.checks.filter((check) => !page.optional || Object.hasOwn(answers, check.field));
  const found = asked.filter((check) => holds(check.when, answers));
  return found.filter((check, index) => found.findIndex((other) => other.field === check.field) === index);
}

/**
 * The level of care and every rule that called for one, worst first.
 * @param {Rules} rules
 * @param {Answers} answers
 * @returns {{ level: Level, triggered: Rule[] }}
 */
export function triage(rules, answers) {
  return judge(rules, counting(rules, answers));
}

/**
 * @param {Rules} rules
 * @param {Answers} counted
 */
function judge(rules, counted) {
  const ranks = Object.fromEntries(rules.levels.map((level) => [level.id, level.rank]));
  const triggered = rules.triage.filter((rule) => holds(rule.when, counted));
  triggered.sort((a, b) => ranks[b.level] - ranks[a.level]);
  const byRank = [...rules.levels].sort((a, b) => a.rank - b.rank);
  return { level: rules.levels.find((level) => level.id === triggered[0]?.level) ?? byRank[0], triggered };
}

/**
 * The shown pages that are asked: each at the level of care of the answers before it.
 * @param {Rules} rules
 * @param {Answers} answers
 */
export function askable(rules, answers) {
  const ranks = Object.fromEntries(rules.levels.map((level) => [level.id, level.rank]));
  /** @type {Answers} */
  const counted = {};
  return shown(rules, answers).filter((page) => {
    const asked = judge(rules, counted).level.rank <= ranks[page.ask_up_to];
    for (const field of page.fields) if (Object.hasOwn(answers, field.id)) counted[field.id] = answers[field.id];
    return asked;
  });
}
