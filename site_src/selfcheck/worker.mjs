// Runs in a web worker: loads Pyodide from this site and calls generator.assessment.api. JSON text in, JSON text out.

/** @type {any} */
let api = null;

/** @param {string} engine */
async function load(engine) {
  const { loadPyodide } = await import(`${engine}pyodide.mjs`);
  const [lock, wheel] = await Promise.all([fetchFile(`${engine}pyodide-lock.json`), fetchFile(`${engine}assessment.whl`)]);
  const pyodide = await loadPyodide({ indexURL: engine, lockFileContents: await lock.text() });
  pyodide.unpackArchive(await wheel.arrayBuffer(), "wheel");
  api = pyodide.pyimport("generator.assessment.api");
  return "";
}

/** @param {string} url */
async function fetchFile(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} for ${url}`);
  return response;
}

const fetchFromNetwork = self.fetch;

/**
 * Every piece that arrives says that the load goes on: a slow line is no failure. Pyodide fetches with this, too.
 * It falls silent at compiled code of another type than its own, which some hosts send: the type is set here.
 */
self.fetch = async (...request) => {
  const response = await fetchFromNetwork(...request);
  if (!response.ok || !response.body) return response;
  const told = new TransformStream({
    transform(piece, controller) {
      self.postMessage({ alive: true });
      controller.enqueue(piece);
    },
  });
  const headers = new Headers(response.headers);
  if (new URL(response.url).pathname.endsWith(".wasm")) headers.set("content-type", "application/wasm");
  return new Response(response.body.pipeThrough(told), { status: response.status, headers });
};

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
    const value = data.method === "load" ? await load(data.args[0]) : api[data.method](...data.args);
    self.postMessage({ id: data.id, ok: true, value });
  } catch (error) {
    fail(error);
  }
});
