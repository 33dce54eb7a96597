// Runs in a web worker: loads Pyodide from this site and calls generator.assessment.api. JSON text in, JSON text out.

/** @type {any} */
let api = null;

/** @type {Record<string, (...args: string[]) => Promise<string>>} */
const METHODS = {
  async load(engine) {
    const { loadPyodide } = await import(`${engine}pyodide.mjs`);
    const [pyodide, wheel] = await Promise.all([loadPyodide({ indexURL: engine }), fetchBytes(`${engine}assessment.whl`)]);
    pyodide.unpackArchive(wheel, "wheel");
    api = pyodide.pyimport("generator.assessment.api");
    return "";
  },
  async assess(rules, request) {
    return api.assess(rules, request);
  },
};

/** @param {string} url */
async function fetchBytes(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} for ${url}`);
  return response.arrayBuffer();
}

self.addEventListener("message", async ({ data }) => {
  try {
    self.postMessage({ id: data.id, ok: true, value: await METHODS[data.method](...data.args) });
  } catch (error) {
    self.postMessage({ id: data.id, ok: false, value: String(error) });
  }
});
