// Runs in a web worker: loads Pyodide from this site and calls generator.assessment.api. JSON text in, JSON text out.

/** @type {any} */
let api = null;

/** @type {Record<string, (...args: string[]) => Promise<string>>} */
const METHODS = {
  async load(engine) {
    const { loadPyodide } = await import(`${engine}pyodide.mjs`);
    const [lock, wheel] = await Promise.all([fetchFile(`${engine}pyodide-lock.json`), fetchFile(`${engine}assessment.whl`)]);
    const pyodide = await loadPyodide({ indexURL: engine, lockFileContents: await lock.text() });
    pyodide.unpackArchive(await wheel.arrayBuffer(), "wheel");
    api = pyodide.pyimport("generator.assessment.api");
    return "";
  },
  async assess(rules, request) {
    return api.assess(rules, request);
  },
};

/** @param {string} url */
async function fetchFile(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} for ${url}`);
  return response;
}

/** The call that is being answered; Pyodide loses some errors on the way, and then nothing would answer it. */
let current = 0;

/** @param {unknown} error */
function fail(error) {
  self.postMessage({ id: current, ok: false, value: String(error) });
}

self.addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  fail(event.reason);
});

self.addEventListener("message", async ({ data }) => {
  current = data.id;
  try {
    self.postMessage({ id: data.id, ok: true, value: await METHODS[data.method](...data.args) });
  } catch (error) {
    fail(error);
  }
});
