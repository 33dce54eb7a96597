// Says aloud what to do about a warning sign that was just ticked. The advice itself shows without any script.

const article = document.querySelector("[data-flags]")?.closest("article");
const region = article?.querySelector("[data-announce]");

article?.addEventListener("change", (event) => {
  const box = /** @type {HTMLInputElement} */ (event.target);
  if (!region || !box.dataset.flag) return;
  const advice = box.parentElement?.querySelector("[data-advice]");
  region.textContent = box.checked ? (advice?.textContent?.trim().replace(/\s+/g, " ") ?? "") : "";
});
