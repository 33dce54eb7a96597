/**
 * @typedef {{ bottom: number, top: number, left: number, right: number, flows: boolean }} Place
 * @typedef {{ element: Element, look: string, place: Place }} Stop
 * @typedef {{ end: boolean, element: string, faults: string[], before: string[] }} Found
 */

/**
 * Looks at what has the focus, once the page has come to rest: a fault counts if it stays for some frames. 
 * `end` is true once Tab has left the page or come round to its first stop; `before` holds faults of the previous stop that show only when the focus has left it.
 *
 * @returns {Promise<Found>}
 */
export default async () => {
  const MARKS = [
    "outlineStyle", "outlineWidth", "outlineColor", "boxShadow", "backgroundColor", "color", "opacity",
    "borderTopColor", "borderTopWidth", "textDecorationLine", "textDecorationThickness", "transform", "clipPath",
  ];
  const SHOWN_PIXELS = 16;
  const SHOWN_PART = 0.75;
  const PATIENCE_FRAMES = 12;

  const page = /** @type {Window & { auditStops?: Stop[] }} */ (window);
  const stops = (page.auditStops ??= []);
  const one = document.activeElement;

  const rest = async () => {
    for (const moving of document.getAnimations()) {
      if (moving.effect?.getComputedTiming().endTime !== Infinity) moving.finish();
    }
    await new Promise((done) => setTimeout(done));
  };

  /** Returns what a question finds, asked again frame after frame while it finds anything. */
  const settled = async (/** @type {() => string[]} */ ask) => {
    let found = ask();
    for (let frame = 0; found.length && frame < PATIENCE_FRAMES; frame++) {
      await new Promise((done) => requestAnimationFrame(done));
      await rest();
      found = ask();
    }
    return found;
  };

  /** What an element and those around it look like: something of it must change with the focus. */
  const look = (/** @type {Element} */ element) => {
    const label = /** @type {HTMLInputElement} */ (element).labels?.[0];
    const around = [element, label, element.nextElementSibling, element.parentElement];
    return JSON.stringify(around.filter(Boolean).map((it) => {
      const style = /** @type {Record<string, any>} */ (getComputedStyle(/** @type {Element} */ (it)));
      return MARKS.map((name) => style[name]);
    }));
  };

  const inWords = (/** @type {Element} */ element) => {
    const words = (element.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 40);
    return `${/** @type {Element} */ (element.cloneNode()).outerHTML.replace(/\s+/g, " ").slice(0, 100)} ${words}`;
  };

  /** Whether an element moves with the page when it is scrolled, and so has a place in it. */
  const flows = (/** @type {Element | null} */ element) => {
    for (let it = element; it; it = it.parentElement) {
      if (["fixed", "sticky"].includes(getComputedStyle(it).position)) return false;
    }
    return true;
  };

  const shown = (/** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ most) =>
    Math.min(to, most) - Math.max(from, 0);

  /** Whether most of what is on screen of an element belongs to something else. */
  const covered = (/** @type {Element} */ element, /** @type {DOMRect} */ { left, right, top, bottom }) => {
    const from = [Math.max(left, 0), Math.max(top, 0)];
    const span = [shown(left, right, innerWidth), shown(top, bottom, innerHeight)];
    const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [x, y]));
    const hit = points.filter(([x, y]) => {
      const top = document.elementFromPoint(from[0] + span[0] * x, from[1] + span[1] * y);
      const label = /** @type {HTMLLabelElement | null} */ (top?.closest("label"));
      return top && (element.contains(top) || top.contains(element) || label?.control === element);
    });
    return hit.length * 2 < points.length;
  };

  const boxOf = (/** @type {Element} */ element) =>
    [...element.getClientRects()].find(({ width, height }) => width && height) ?? element.getBoundingClientRect();

  const faultsOf = (/** @type {Element} */ element) => {
    const box = boxOf(element);
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return ["a tab stop that is invisible"];
    if (box.width < 1 || box.height < 1) return ["a tab stop of no size"];
    const wide = shown(box.left, box.right, innerWidth) >= Math.min(box.width * SHOWN_PART, SHOWN_PIXELS);
    const high = shown(box.top, box.bottom, innerHeight) >= Math.min(box.height * SHOWN_PART, SHOWN_PIXELS);
    if (!wide || !high) return ["a tab stop off screen"];
    return covered(element, box) ? ["a tab stop that is covered"] : [];
  };

  await rest();
  const before = stops.at(-1);
  const ofBefore = await settled(() =>
    before && before.element !== one && look(before.element) === before.look
      ? ["a tab stop that does not show the focus"] : []);
  if (!one || one === document.body || one === stops[0]?.element) {
    return { end: true, element: "", faults: [], before: ofBefore };
  }
  if (stops.some(({ element }) => element === one)) {
    return { end: true, element: "", faults: [], before: [...ofBefore, "a tab stop that Tab leaves backwards"] };
  }

  const faults = await settled(() => faultsOf(one));
  const { left, right, top, bottom } = boxOf(one);
  const place = {
    left: left + scrollX, right: right + scrollX, top: top + scrollY, bottom: bottom + scrollY, flows: flows(one),
  };
  if (before) {
    const last = before.place;
    const follows = before.element.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING;
    const back = last.flows && place.flows && (place.top + place.bottom) / 2 < last.top;
    const sameColumn = place.left < last.right && place.right > last.left;
    if (!follows || (back && sameColumn && !faults.length)) faults.push("a tab stop out of reading order");
  }
  stops.push({ element: one, look: look(one), place });
  return { end: false, element: inWords(one), faults, before: ofBefore };
};
