// A visit to the self-check page, by the same clock for both engines: Pyodide as it is published, and the site's own.

/** @typedef {{ start: () => void, call: (method: string, args: string[]) => Promise<string> }} Engine */

/**
 * @typedef {object} Plan
 * @property {string} stock address of the folder with Pyodide as it is published; none for the site's own engine
 * @property {number} before milliseconds in which Python is loaded and nothing is asked yet
 * @property {boolean} ask
 * @property {number} after milliseconds to wait at the end
 * @property {[string, string]} args of `assess`
 */

/**
 * Return the milliseconds from the beginning until Python was loaded and until it had answered, and its answer.
 * The scripts of the page are there before the clock begins, for both engines.
 * @param {Plan} plan
 */
export async function visit({ stock, before, ask, after, args }) {
  const create = stock ? () => createStock(stock) : await ours();
  let loaded = 0;
  const begin = performance.now();
  onFirstMessage(() => (loaded = performance.now() - begin));
  const engine = create();
  if (before) engine.start();
  await pause(before);
  const answer = ask ? await engine.call("assess", args) : "";
  const answered = performance.now() - begin;
  await pause(after);
  return { loaded, answered, answer };
}

/** Return what creates the site's own engine, in the way in which the page does it. */
async function ours() {
  const root = /** @type {HTMLElement} */ (document.querySelector("[data-selfcheck]"));
  const scripts = [...document.scripts].map((script) => script.src);
  const main = scripts.find((address) => address.includes("/selfcheck-"));
  const { createEngine } = await import(new URL("engine.mjs", main).href);
  const manifest = JSON.parse(root.querySelector("[data-engine-parts]")?.textContent ?? "");
  const folder = new URL(root.dataset.engine ?? "", document.baseURI).href;
  return /** @returns {Engine} */ () => createEngine(manifest, folder);
}

/**
 * @param {string} folder
 * @returns {Engine}
 */
function createStock(folder) {
  const worker = new Worker(`${folder}worker.mjs`, { type: "module" });
  let last = 0;
  /** @type {Engine["call"]} */
  const call = (method, args) => {
    const id = (last += 1);
    return new Promise((resolve, reject) => {
      worker.addEventListener("message", ({ data }) => {
        if (data.id === id) (data.ok ? resolve : reject)(data.value);
      });
      worker.postMessage({ id, method, args });
    });
  };
  const loading = call("load", []);
  return { start: () => undefined, call: async (method, args) => (await loading, call(method, args)) };
}

/**
 * The first message of either worker says that Python is loaded, with the assessment.
 * @param {() => void} told
 */
function onFirstMessage(told) {
  globalThis.Worker = class extends Worker {
    /** @param {ConstructorParameters<typeof Worker>} given */
    constructor(...given) {
      super(...given);
      this.addEventListener("message", told, { once: true });
    }
  };
}

/** Return the bytes of the memory that is kept for the next visit. */
export async function kept() {
  for (const name of await caches.keys()) {
    const store = await caches.open(name);
    const found = (await store.keys()).find(({ url }) => url.includes("/snapshot?"));
    if (found) return (await (await store.match(found))?.arrayBuffer())?.byteLength ?? 0;
  }
  return 0;
}

/** @param {number} milliseconds */
function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
