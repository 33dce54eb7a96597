// Pyodide's glue between JavaScript and its code, without what the trimmed code neither offers nor asks for.
// The glue is one function of a megabyte; Rollup takes away what nothing refers to once these lists are shorter.

const TAKEN_OVER = /\b(\w+)=Module\["\1"\]=wasmExports\["(\w+)"\](?=[,;])/g;
const DECLARED = /(?:\b_\w+,){500,}/g;
const LENT = /var wasmImports=\{([^{}]*)\}/;
const SHOWN = /;Module\["([\w$]+)"\]=\1(?=;)/g;
const PROPERTY = /\.([A-Za-z_$][\w$]*)/g;
const TAKEN_APART = /\{([\w$:,]+)\}=/g;
const WORD = /[A-Za-z_$][\w$]*/g;

/**
 * The exports of the code that the glue or the loader names, besides taking over every one.
 * @param {string} glue
 * @param {string} loader
 * @param {string[]} exports
 */
export function usedExports(glue, loader, exports) {
  const elsewhere = replaced(replaced(glue, TAKEN_OVER, () => ""), DECLARED, () => "") + loader;
  const words = new Set(elsewhere.match(WORD));
  return new Set(exports.filter((name) => words.has(name) || words.has(`_${name}`)));
}

/**
 * @param {string} glue
 * @param {string} loader
 * @param {{ exports: Set<string>, imports: Set<string> }} left what the trimmed code offers, and what it asks for
 */
export function trimGlue(glue, loader, { exports, imports }) {
  const offered = replaced(glue, TAKEN_OVER, (all, _name, taken) => (exports.has(taken) ? all : "0"));
  const asked = replaced(offered, LENT, (_all, list) => `var wasmImports={${entries(list, imports)}}`);
  const used = properties(asked + loader);
  return replaced(asked, SHOWN, (all, name) => (used.has(name) ? all : ""));
}

/**
 * @param {string} list of an object's entries, none of which holds a comma
 * @param {Set<string>} kept
 */
function entries(list, kept) {
  return list.split(",").filter((entry) => kept.has(entry.split(":")[0].replaceAll('"', "")));
}

/**
 * The names of properties that a text reads.
 * @param {string} text
 */
function properties(text) {
  const apart = [...text.matchAll(TAKEN_APART)].flatMap(([, names]) => names.split(/[:,]/));
  return new Set([...apart, ...[...text.matchAll(PROPERTY)].map(([, name]) => name)]);
}

/**
 * @param {string} text
 * @param {RegExp} pattern
 * @param {(...found: string[]) => string} by
 */
function replaced(text, pattern, by) {
  const result = text.replace(pattern, by);
  if (result === text) throw new Error(`Pyodide's glue has no ${pattern} any more: look at it again.`);
  return result;
}
