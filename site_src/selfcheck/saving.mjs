// Saving on this device, if the reader agrees; deleting; what was saved or sent comes back.

import { isBlocked, START } from "./flow.mjs";
import { offerOf, openPages, readSnapshot, writeSnapshot } from "./snapshot.mjs";
import { load, onRemoved, remove, store } from "./storage.mjs";
import { clearLink, connectTaking } from "./taking.mjs";
import { every, need, text, words } from "./view.mjs";

/** @typedef {import("./conditions.mjs").Rules} Rules */
/** @typedef {import("./snapshot.mjs").Snapshot} Snapshot */
/** @typedef {import("./state.mjs").State} State */

/**
 * @typedef {object} Check
 * @property {HTMLElement} root
 * @property {HTMLElement} form
 * @property {Rules} rules
 * @property {State} state
 * @property {() => string} place where the reader is
 * @property {(snapshot: Snapshot | null) => void} adopt take answers in; without any, stay
 * @property {(said: string) => void} announce say it to a screen reader
 */

export class Saving {
  /** Whether the newest answers are on this device. */
  isSaved = false;

  /** @param {Check} check */
  constructor(check) {
    const { root } = check;
    this.check = check;
    this.offer = offerOf(check.rules, check.form);
    /** @type {HTMLInputElement[]} */
    this.boxes = every(root, "[data-consent]");
    for (const box of this.boxes) box.addEventListener("change", () => this.agree(box));
    connectTaking(check, this);
    onRemoved(() => this.forget());
  }

  /** @param {boolean} agreed */
  consent(agreed) {
    for (const box of this.boxes) box.checked = agreed;
  }

  /**
   * Show a notice, or none, and say it aloud.
   * @param {string} name
   * @param {ParentNode} [near] where it is shown
   */
  say(name, near = this.check.root) {
    const { root, announce } = this.check;
    const places = every(root, "[data-notice]");
    const before = places.find((item) => !item.hidden)?.textContent;
    for (const item of places) item.hidden = true;
    if (!name) return;
    const notice = need(near, "[data-notice]");
    notice.replaceChildren(text(root, `notice.${name}`));
    notice.hidden = false;
    if (notice.textContent !== before) announce(words(root, `notice.${name}`));
  }

  /** What may be saved now; a place that would tell of a warning sign is left out. */
  snapshot() {
    const { rules, state } = this.check;
    const place = this.check.place();
    const isPage = rules.pages.some((page) => page.id === place);
    const tells = isPage ? !openPages(rules, this.offer).includes(place) : place === START || isBlocked(rules, state);
    return writeSnapshot(rules, this.offer, state, tells ? state.resumeAt : place);
  }

  /** Store the answers, if the reader agreed. @param {ParentNode} [near] */
  save(near) {
    if (!this.boxes[0].checked) return;
    const outcome = store(this.snapshot());
    this.isSaved = outcome === "done";
    if (!this.isSaved) this.say(outcome, near);
    if (load() === null) this.consent(false);
  }

  /** @param {HTMLInputElement} box */
  agree(box) {
    const near = box.closest("[data-saving]") ?? this.check.root;
    this.consent(box.checked);
    if (box.checked) this.save(near);
    else this.say(this.forget() === "done" ? "unsaved" : "refused", near);
    if (this.isSaved) this.say("saved", near);
  }

  forget() {
    this.isSaved = false;
    this.consent(false);
    return remove();
  }

  /** Everything was deleted. @param {import("./storage.mjs").Outcome} outcome */
  deleted(outcome) {
    this.forget();
    clearLink(this.check.root);
    this.say(outcome === "done" ? "deleted" : "refused");
  }

  /**
   * Take in a snapshot, or say that it is none.
   * @param {Snapshot | null} found
   * @param {string} good
   * @param {string} bad
   */
  take(found, good, bad) {
    this.check.adopt(found);
    this.say(found ? (found.changed ? "changed" : good) : bad);
  }

  /** Take in what is stored on this device; a damaged text is left alone, and said. @param {string} good */
  resume(good) {
    const found = readSnapshot(this.check.rules, this.offer, load() ?? "");
    this.isSaved = found !== null;
    this.consent(this.isSaved);
    this.take(found, good, "damaged");
  }

  /**
   * Open the fragment of a link; what is stored on this device stays as it is.
   * @param {string} fragment
   * @returns {Promise<boolean>} whether it could be read
   */
  async openLink(fragment) {
    const module = await import("./link.mjs").catch(() => null);
    const found = module?.readLink(this.check.rules, this.offer, fragment) ?? null;
    if (found) {
      this.isSaved = false;
      this.consent(false);
    }
    this.take(found, load() === null ? "link" : "linksaved", "badlink");
    return found !== null;
  }

  /** Take in the text of a file. @param {string} content */
  openFile(content) {
    this.take(readSnapshot(this.check.rules, this.offer, content), "file", "badfile");
    this.save();
  }
}
