// In the preview only: reloads the page after a build, and shows what is wrong with the content.

/** Time between two questions, in milliseconds. */
const EVERY_MS = 700;

const sheet = new CSSStyleSheet();
sheet.replaceSync(
  ".preview-problem{background:#3b0d0d;border-top:4px solid #ff8a80;bottom:0;color:#fff;font:14px/1.5 monospace;" +
    "left:0;margin:0;max-height:60vh;overflow:auto;padding:1rem;position:fixed;right:0;white-space:pre-wrap;z-index:99}",
);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

const panel = document.createElement("pre");
panel.className = "preview-problem";
panel.setAttribute("role", "alert");

/** @type {number | null} */
let first = null;

async function look() {
  const response = await fetch("/__preview/state.json", { cache: "no-store" }).catch(() => null);
  const state = response?.ok ? await response.json() : null;
  if (state && first === null) first = state.build;
  if (state?.problem) {
    panel.textContent = state.problem;
    document.body.append(panel);
  } else if (state && state.build !== first) {
    location.reload();
    return;
  } else {
    panel.remove();
  }
  setTimeout(look, EVERY_MS);
}

look();
