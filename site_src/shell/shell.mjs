// The frame of every page: contents, colours, search, and tables that scroll. The menu needs no script.

/** Where the reader's choice of colours is kept; the head of each page reads it before anything shows. */
const COLOURS = "backstride.colours";

/** From here on the contents stand beside the text, in em of the browser's own text size. */
const WIDE = "(min-width: 76.25em)";

const root = document.documentElement;

/**
 * @template {HTMLElement} T
 * @param {string} selector
 * @returns {T | null}
 */
function find(selector) {
  return /** @type {T | null} */ (document.querySelector(selector));
}

function unfoldContents() {
  /** @type {HTMLDetailsElement | null} */
  const contents = find("[data-contents]");
  if (contents && matchMedia(WIDE).matches) contents.open = true;
}

function isDark() {
  return root.dataset.colours ? root.dataset.colours === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function connectColours() {
  const button = find("[data-colours-button]");
  const say = () => button?.setAttribute("aria-pressed", String(isDark()));
  say();
  button?.addEventListener("click", () => {
    root.dataset.colours = isDark() ? "light" : "dark";
    say();
    try {
      localStorage.setItem(COLOURS, root.dataset.colours);
    } catch {
      // without storage the choice holds for this page
    }
  });
}

function connectSearch() {
  const button = find("[data-search-open]");
  const open = () => import("./search.mjs").then((search) => search.open());
  button?.addEventListener("click", open);
  button?.addEventListener("pointerenter", () => import("./search.mjs"), { once: true });
}

/** A table that scrolls can be reached by the keyboard, so that it can be scrolled by it. */
function reachTables() {
  for (const box of document.querySelectorAll(".bs-table")) {
    if (box.scrollWidth > box.clientWidth) box.setAttribute("tabindex", "0");
    else box.removeAttribute("tabindex");
  }
}

unfoldContents();
connectColours();
connectSearch();
reachTables();
addEventListener("resize", reachTables);
