// The search: a dialog that loads its index when it is first opened. MiniSearch ranks; nothing that is typed is sent.

import MiniSearch from "./minisearch.mjs";

/** How many results are shown. */
const MOST = 12;

/** The site's root, seen from the folder of these scripts. */
const SITE = new URL("../../", import.meta.url);

/** @typedef {{ id: number, path: string, title: string, kind: string, text: string }} Shown */
/** @typedef {Shown & { names: string, headings: string, words: string, weight: number }} Indexed */

const dialog = need("[data-search]");
/** @type {HTMLInputElement} */
const query = need("[data-search-query]");
const said = need("[data-search-said]");
const results = need("[data-search-results]");
const invitation = said.textContent ?? "";

/** @type {Promise<(text: string) => Shown[]> | null} */
let loading = null;

/**
 * @template {HTMLElement} T
 * @param {string} selector
 * @returns {T}
 */
function need(selector) {
  const found = document.querySelector(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return /** @type {T} */ (found);
}

/** @returns {Promise<(text: string) => Shown[]>} */
async function load() {
  const response = await fetch(new URL("./search.json", import.meta.url));
  if (!response.ok) throw new Error(`${response.status} for the index of the search`);
  /** @type {Indexed[]} */
  const pages = await response.json();
  const index = new MiniSearch({
    fields: ["title", "names", "headings", "text", "words"],
    storeFields: ["path", "title", "kind", "text"],
    searchOptions: {
      boost: { title: 8, names: 8, headings: 3, text: 2 },
      combineWith: "AND",
      prefix: (/** @type {string} */ term) => term.length > 2,
      fuzzy: (/** @type {string} */ term) => (term.length > 5 ? 1 : false),
      boostDocument: (/** @type {number} */ id) => pages[id].weight,
    },
  });
  index.addAll(pages);
  const byName = new Map(pages.flatMap((page) => namesOf(page).map((name) => [name, page])));
  return (text) => {
    const exact = byName.get(plain(text));
    const every = index.search(text);
    const some = every.length ? every : index.search(text, { combineWith: "OR" });
    const found = /** @type {Shown[]} */ (/** @type {unknown} */ (some));
    return (exact ? [exact, ...found.filter((page) => page.path !== exact.path)] : found).slice(0, MOST);
  };
}

/** @param {Indexed} page */
function namesOf(page) {
  return [page.title, ...page.names.split(", ")].map(plain).filter(Boolean);
}

/** @param {string} text */
function plain(text) {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/** @param {Shown} page */
function item(page) {
  /** @type {HTMLTemplateElement} */
  const template = need("[data-search-result]");
  const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  /** @param {string} part @param {string} text */
  const fill = (part, text) => {
    const place = copy.querySelector(`.bs-search__${part}`);
    if (place) place.textContent = text;
  };
  fill("name", page.title);
  fill("kind", page.kind);
  fill("text", page.text);
  /** @type {HTMLAnchorElement | null} */
  const link = copy.querySelector("a");
  if (link) link.href = new URL(page.path, SITE).href;
  return copy;
}

/** @param {string} name of a text that the page holds @param {number} count */
function say(name, count) {
  said.textContent = (said.dataset[name] ?? "").replace("{count}", String(count));
}

async function show() {
  const text = query.value.trim();
  if (!text) {
    said.textContent = invitation;
    results.replaceChildren();
    return;
  }
  try {
    loading ??= load();
    const found = (await loading)(text);
    if (text !== query.value.trim()) return;
    results.replaceChildren(...found.map(item));
    say(found.length === 0 ? "none" : found.length === 1 ? "one" : found.length === MOST ? "most" : "many", found.length);
  } catch (error) {
    console.warn("search:", error);
    loading = null;
    say("failed", 0);
  }
}

/** Open the dialog, and get the index on its way. */
export function open() {
  const element = /** @type {HTMLDialogElement} */ (dialog);
  if (!element.open) element.showModal();
  query.focus();
  loading ??= load();
  loading.catch(() => (loading = null)); // said once something is typed
}

query.addEventListener("input", show);
need("[data-search-form]").addEventListener("submit", (event) => {
  event.preventDefault();
  results.querySelector("a")?.click();
});
need("[data-search-close]").addEventListener("click", () => /** @type {HTMLDialogElement} */ (dialog).close());
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) /** @type {HTMLDialogElement} */ (dialog).close();
});
