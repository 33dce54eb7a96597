// One key of this site's local storage. A browser may refuse it, and it may be full.

const KEY = "backstride.selfcheck";

/** @typedef {"done" | "refused" | "full"} Outcome */

/**
 * @param {() => void} act
 * @returns {Outcome}
 */
function attempt(act) {
  try {
    act();
    return "done";
  } catch (error) {
    return error instanceof DOMException && /quota/i.test(error.name) ? "full" : "refused";
  }
}

/** @returns {string | null} null where nothing is stored, or nothing can be */
export function load() {
  let text = null;
  attempt(() => (text = localStorage.getItem(KEY)));
  return text;
}

/** @param {string} text */
export function store(text) {
  return attempt(() => localStorage.setItem(KEY, text));
}

export function remove() {
  return attempt(() => localStorage.removeItem(KEY));
}

/** @param {() => void} act when another tab deletes what is stored */
export function onRemoved(act) {
  addEventListener("storage", (event) => {
    if ((event.key === KEY || event.key === null) && event.newValue === null) act();
  });
}
