// The dates of the plan as a file for a calendar: Python writes it, and it is made and kept on this device.

import { requestOf } from "./request.mjs";
import { need, words } from "./view.mjs";

/** @typedef {import("./result.mjs").Tools} Tools */

const TITLES = ["main", "short", "walk_run", "recheck", "second_look"];

/**
 * @param {HTMLElement} root
 * @param {Tools} tools
 */
export async function saveDates(root, tools) {
  const titles = Object.fromEntries(TITLES.map((name) => [name, words(root, `calendar.${name}`)]));
  const now = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  const request = { ...requestOf(tools.state), now, uid: randomName() };
  const args = [tools.rulesText, JSON.stringify(request), JSON.stringify(titles)];
  const { ics } = JSON.parse(await tools.engine.call("calendar", args));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([ics], { type: "text/calendar" }));
  link.download = need(root, "[data-calendar]").dataset.calendar ?? "";
  link.click();
  URL.revokeObjectURL(link.href);
}

function randomName() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
