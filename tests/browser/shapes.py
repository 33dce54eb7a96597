"""Scripts for a real browser that find text which is cut off or covered, small targets, and gaps in the structure."""

from __future__ import annotations

from typing import Final

CUT_OFF: Final = """() => {
  const shown = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const parts = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walk.nextNode(); text; text = walk.nextNode()) {
    const one = text.parentElement;
    if (!text.data.trim() || !shown(one) || one.closest("script, style, svg, select, [hidden], .bs-hidden")) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const box of range.getClientRects()) {
      if (box.width > 1 && box.height > 1) parts.push({ one, box, text: text.data.trim().slice(0, 40) });
    }
  }
  const faults = [];
  const layer = new Map();
  const layerOf = (one) => {
    if (!one || one === document.documentElement) return null;
    if (!layer.has(one)) {
      const apart = ["fixed", "sticky", "absolute"].includes(getComputedStyle(one).position);
      layer.set(one, apart ? one : layerOf(one.parentElement));
    }
    return layer.get(one);
  };
  const tiny = (one) => { const { width, height } = one.getBoundingClientRect(); return width <= 1 || height <= 1; };
  const seen = parts.filter(({ one, box }) => {
    for (let up = one; up && up !== document.body; up = up.parentElement) {
      const { overflowX, overflowY, clipPath } = getComputedStyle(up);
      if (tiny(up) && (overflowX !== "visible" || clipPath !== "none")) return false; // for screen readers alone
      const room = up.getBoundingClientRect();
      const lost = Math.max(room.left - box.left, box.right - room.right);
      const low = Math.max(room.top - box.top, box.bottom - room.bottom);
      if ([overflowX, overflowY].some((value) => value === "auto" || value === "scroll")) {
        if (lost >= 1 || low >= 1) return false; // a reader can scroll there
        continue;
      }
      if ((overflowX !== "visible" && lost > 3) || (overflowY !== "visible" && low > 5)) {
        faults.push(`cut off by ${up.className || up.tagName}: ${one.textContent.trim().slice(0, 40)}`);
        return false;
      }
    }
    return true;
  });
  const wide = seen.filter(({ box }) => box.right > innerWidth + 1 || box.left < -1);
  for (const { text } of wide) faults.push(`off the page: ${text}`);
  seen.sort((a, b) => a.box.top - b.box.top);
  for (let first = 0; first < seen.length; first += 1) {
    const a = seen[first];
    for (let next = first + 1; next < seen.length && seen[next].box.top < a.box.bottom; next += 1) {
      const b = seen[next];
      if (layerOf(a.one) !== layerOf(b.one) || a.one.contains(b.one) || b.one.contains(a.one)) continue;
      const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const down = Math.min(a.box.bottom, b.box.bottom) - b.box.top;
      const small = Math.min(a.box.height, b.box.height);
      if (across > 3 && down > small * 0.5) faults.push(`on top of each other: ${a.text} | ${b.text}`);
    }
  }
  return [...new Set(faults)];
}"""
"""Text that is cut off, off the page, or on other text."""

STRUCTURE: Final = """() => {
  const faults = [];
  if (document.documentElement.lang !== "en") faults.push(`the language is ${document.documentElement.lang}`);
  let level = 0;
  for (const one of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    if (one.closest("[hidden], template")) continue;
    const now = Number(one.tagName[1]);
    if (now > level + 1) faults.push(`from level ${level} to ${now}: ${one.textContent.trim()}`);
    level = now;
  }
  for (const table of document.querySelectorAll("table")) {
    const heads = [...table.querySelectorAll("th")];
    const empty = heads.filter((one) => !one.textContent.trim());
    if (!heads.length || empty.length > 1) faults.push(`a table without headers: ${table.innerText.slice(0, 60)}`);
  }
  return faults;
}"""
"""Gaps in the order of headings, tables without headers, and a language that is not set."""

SMALL: Final = """([least, within]) => {
  const pressed = "a[href], button, input, select, summary, label[for], [tabindex='0']";
  const targets = [...document.querySelector(within).querySelectorAll(pressed)]
    .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .filter((one) => !one.closest("[hidden], svg"))
    .filter((one) => !one.control?.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .map((one) => {
      const label = one.matches("input") && document.querySelector(`label[for="${CSS.escape(one.id)}"]`);
      return { one, boxes: [one, label].filter(Boolean).map((part) => part.getBoundingClientRect()) };
    })
    .filter(({ boxes: [box] }) => box.width > 1 && box.height > 1);
  const inText = (one) => {
    const line = one.closest("p, li, td, th, dd, dt, figcaption, summary, h1, h2, h3, h4, aside, label");
    return one.matches("a, button") && line && line !== one && getComputedStyle(one).display.startsWith("inline")
      && line.textContent.trim() !== one.textContent.trim();
  };
  const enough = ({ boxes }) => Math.max(...boxes.map((box) => box.height)) >= least - 0.5
    && Math.max(...boxes.map((box) => box.width)) >= least - 0.5;
  const middle = (box) => [box.left + box.width / 2, box.top + box.height / 2];
  const apart = (mine) => targets.every((other) => {
    if (other.one === mine.one || other.one.contains(mine.one) || mine.one.contains(other.one)) return true;
    const [x, y] = middle(mine.boxes[0]);
    const box = other.boxes[0];
    const across = Math.max(box.left - x, 0, x - box.right);
    const down = Math.max(box.top - y, 0, y - box.bottom);
    return Math.hypot(across, down) >= 12;
  });
  return targets
    .filter((mine) => !enough(mine) && !inText(mine.one) && (least > 24 || !apart(mine)))
    .map(({ one, boxes: [box] }) => `${box.width.toFixed()} x ${box.height.toFixed()}: ${one.outerHTML.slice(0, 90)}`);
}"""
"""What can be pressed and is smaller than it should be; at 24 pixels, room around counts as well (WCAG 2.5.8)."""

SPACED: Final = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { letter-spacing: 0.12em !important; line-height: 1.5 !important; word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }
  `);
  document.adoptedStyleSheets.push(sheet);
}"""
"""Sets the distances of WCAG 1.4.12."""

LARGE: Final = """() => {
  const { style } = document.documentElement;
  style.fontSize = `${parseFloat(getComputedStyle(document.documentElement).fontSize) * 2}px`;
}"""
"""Doubles the size of text."""

UNFOLD: Final = "() => document.querySelectorAll('article details').forEach((one) => { one.open = true; })"

FORCED: Final = """() => {
  const faults = [];
  const shown = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const drawn = (style, part) => style[`${part}Style`] !== "none" && parseFloat(style[`${part}Width`]) >= 1;
  for (const one of document.querySelectorAll("article .bs-button, article button:not(.bs-term, .bs-link)")) {
    if (!shown(one) || one.closest("[hidden]")) continue;
    if (!drawn(getComputedStyle(one), "borderBottom")) faults.push(`no border: ${one.outerHTML.slice(0, 80)}`);
  }
  for (const one of document.querySelectorAll("a[href], button, summary, input:not([type=hidden])")) {
    if (!shown(one) || one.closest("[hidden]") || one.disabled || one.tabIndex < 0) continue;
    one.focus({ preventScroll: true, focusVisible: true });
    if (document.activeElement !== one) continue;
    const style = getComputedStyle(one);
    if (!drawn(style, "outline")) faults.push(`focus not seen: ${one.outerHTML.slice(0, 80)}`);
  }
  return [...new Set(faults)];
}"""
"""Buttons without a border, and stops that do not show that they have the focus."""
