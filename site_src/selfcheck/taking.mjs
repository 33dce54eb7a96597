// Taking the answers along: as a link to the result, or as a file.

import { need, words } from "./view.mjs";

/** @typedef {import("./saving.mjs").Check} Check */
/** @typedef {import("./saving.mjs").Saving} Saving */

/** Longest file that is read: far more than a year of checks needs. */
const LONGEST_FILE = 500_000;

/** How long a file stays ready for the browser to take it. */
const KEEP_FILE_MS = 10_000;

/**
 * @param {Check} check
 * @param {Saving} saving
 */
export function connectTaking(check, saving) {
  const { root } = check;
  /** @type {HTMLInputElement} */
  const chooser = need(root, "[data-import]");
  need(root, "[data-export]").addEventListener("click", () => saveFile(saving.snapshot()));
  need(root, "[data-copy-link]").addEventListener("click", () => copyLink(check, saving));
  chooser.addEventListener("change", async () => {
    const content = await readFile(chooser);
    if (content !== null) saving.openFile(content);
  });
}

/** Forget the link that was shown. @param {HTMLElement} root */
export function clearLink(root) {
  need(root, "[data-link-box]").hidden = true;
  /** @type {HTMLInputElement} */
  const shown = need(root, "[data-link]");
  shown.value = "";
}

/**
 * @param {Check} check
 * @param {Saving} saving
 */
async function copyLink({ root, rules, state, announce }, saving) {
  const { writeLink } = await import("./link.mjs");
  /** @type {HTMLInputElement} */
  const shown = need(root, "[data-link]");
  shown.value = `${location.origin}${location.pathname}${writeLink(rules, saving.offer, state)}`;
  need(root, "[data-link-box]").hidden = false;
  shown.select();
  const copied = await navigator.clipboard?.writeText(shown.value).then(() => true, () => false);
  const said = words(root, copied ? "link.copied" : "link.by_hand");
  need(root, "[data-link-said]").textContent = said;
  announce(said);
}

/** @param {string} content */
function saveFile(content) {
  const address = URL.createObjectURL(new Blob([content], { type: "application/json" }));
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = "backstride-self-check.json";
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), KEEP_FILE_MS);
}

/**
 * @param {HTMLInputElement} chooser
 * @returns {Promise<string | null>} null where no file was chosen, an empty text where it cannot be read
 */
async function readFile(chooser) {
  const file = chooser.files?.[0];
  if (!file) return null;
  const content = file.size <= LONGEST_FILE ? await file.text().catch(() => "") : "";
  chooser.value = "";
  return content;
}
