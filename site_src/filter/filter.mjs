// @ts-check
/**
 * Filters of an index. The stylesheet hides what does not fit, with or without this script; the script counts,
 * hides empty groups, and keeps the choice in the address, so that it can be shared and survives going back.
 */

/**
 * Read a choice out of an address's fragment: `#cause=core&level=gentle`.
 * @param {string} fragment
 * @returns {Map<string, string>}
 */
export function readChoice(fragment) {
  return new Map(new URLSearchParams(fragment.replace(/^#/, "")));
}

/**
 * Write a choice as a fragment; empty for no choice.
 * @param {Iterable<[string, string]>} choice
 */
export function writeChoice(choice) {
  const chosen = [...choice].filter(([, value]) => value !== "");
  return chosen.length ? `#${new URLSearchParams(chosen)}` : "";
}

/**
 * Set up one form of filters.
 * @param {HTMLFormElement} form
 */
export function setUp(form) {
  const index = form.closest(".bs-index");
  const count = form.querySelector("[data-count]");
  if (index && count) filter(form, index, count);
}

/**
 * @param {HTMLFormElement} form
 * @param {Element} index holds the form and the cards
 * @param {Element} count says how many cards are left
 */
function filter(form, index, count) {
  const selects = [...form.querySelectorAll("select")];
  const cards = [...index.querySelectorAll("[data-card]")];

  function show() {
    const shown = cards.filter((card) => getComputedStyle(card).display !== "none").length;
    count.textContent = `${shown} of ${cards.length} ${form.dataset.noun}`;
    for (const none of index.querySelectorAll("[data-none]")) none.toggleAttribute("hidden", shown > 0);
    for (const group of index.querySelectorAll("[data-group]")) {
      const inside = [...group.querySelectorAll("[data-card]")];
      group.toggleAttribute("hidden", false);
      group.toggleAttribute("hidden", inside.every((card) => getComputedStyle(card).display === "none"));
    }
  }

  function fromAddress() {
    const choice = readChoice(location.hash);
    if (choice.size && !selects.some((select) => choice.has(select.name))) return;
    for (const select of selects) {
      const wanted = choice.get(select.name) ?? "";
      select.value = [...select.options].some((option) => option.value === wanted) ? wanted : "";
    }
    show();
  }

  function toAddress() {
    const fragment = writeChoice(selects.map((select) => [select.name, select.value]));
    history.replaceState(history.state, "", fragment || location.pathname + location.search);
    show();
  }

  form.addEventListener("change", toAddress);
  form.addEventListener("reset", () => setTimeout(toAddress));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", fromAddress);
  fromAddress();
  show();
}

if (typeof document !== "undefined") {
  for (const form of document.querySelectorAll("form[data-filter]")) {
    if (form instanceof HTMLFormElement) setUp(form);
  }
}
