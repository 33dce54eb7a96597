// @ts-check
/**
 * Shows the movement of a figure: a press loads the animation and puts it in the place of the stills,
 * another press, or the end of its rounds, brings the stills back. Nothing ever moves by itself.
 */

/** Milliseconds in a second. */
const SECOND = 1000;

/**
 * Set up every figure of the page that has a movement.
 * @param {ParentNode} root
 */
export function setUp(root) {
  for (const button of root.querySelectorAll("button[data-animation]")) {
    const stage = button.closest("figure")?.querySelector("[data-stage]");
    if (!(button instanceof HTMLButtonElement) || !(stage instanceof HTMLElement)) continue;
    const player = new Player(button, stage);
    button.addEventListener("click", () => player.toggle());
    button.hidden = false;
  }
}

class Player {
  /**
   * @param {HTMLButtonElement} button
   * @param {HTMLElement} stage holds the stills
   */
  constructor(button, stage) {
    this.button = button;
    this.stage = stage;
    this.label = /** @type {HTMLElement} */ (button.querySelector("[data-label]"));
    this.status = /** @type {HTMLElement} */ (button.parentElement?.querySelector("[role=status]"));
    this.start = this.label.textContent ?? "";
    /** @type {SVGSVGElement | null} */
    this.movement = null;
    /** Counts presses, so that an animation that arrives late is not shown. */
    this.press = 0;
    this.timer = 0;
  }

  toggle() {
    this.press += 1;
    if (this.button.dataset.playing === undefined) void this.play(this.press);
    else this.stop();
  }

  /** @param {number} press */
  async play(press) {
    this.button.dataset.playing = "";
    this.label.textContent = this.button.dataset.stop ?? "";
    this.status.textContent = "";
    try {
      const movement = await load(this.button.dataset.animation ?? "");
      if (press !== this.press) return;
      for (const still of this.stage.children) still.setAttribute("hidden", "");
      this.stage.append(movement);
      this.movement = movement;
      await frame();
      await frame(); // Chromium starts no animation of an image that it has not drawn yet
      for (const part of movement.querySelectorAll("animate")) part.beginElement();
      this.timer = window.setTimeout(() => this.stop(), Number(this.button.dataset.seconds) * SECOND);
    } catch {
      if (press !== this.press) return;
      this.stop();
      this.status.textContent = this.button.dataset.failed ?? "";
    }
  }

  stop() {
    window.clearTimeout(this.timer);
    this.movement?.remove();
    this.movement = null;
    for (const still of this.stage.children) still.removeAttribute("hidden");
    delete this.button.dataset.playing;
    this.label.textContent = this.start;
  }
}

/**
 * @param {string} address
 * @returns {Promise<SVGSVGElement>}
 */
async function load(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const parsed = new DOMParser().parseFromString(await response.text(), "image/svg+xml").documentElement;
  if (!(parsed instanceof SVGSVGElement)) throw new Error(`${address} is not an image`);
  return document.importNode(parsed, true);
}

/** @returns {Promise<number>} when the next picture of the page is about to be drawn */
function frame() {
  return new Promise((resolve) => window.requestAnimationFrame(resolve));
}

setUp(document);
