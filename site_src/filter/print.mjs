// @ts-check
/** Shows and wires the buttons that print a sheet: without scripts the browser's own print command does it. */

for (const button of document.querySelectorAll("button[data-print]")) {
  if (!(button instanceof HTMLButtonElement)) continue;
  button.hidden = false;
  button.addEventListener("click", () => print());
}
