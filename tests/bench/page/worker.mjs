// What a site would do with Pyodide's npm package as it is: this worker lies beside its files, and beside a wheel of the
// assessment's sources. All that it can name is asked for at once. Messages are those of the site's own worker.

const folder = new URL(".", import.meta.url).href;

const loaded = load();

async function load() {
  const [{ loadPyodide }, lock, wheel] = await Promise.all([
    import(`${folder}pyodide.mjs`),
    fetch(`${folder}pyodide-lock.json`).then((response) => response.text()),
    fetch(`${folder}assessment.whl`).then((response) => response.arrayBuffer()),
  ]);
  const python = await loadPyodide({ indexURL: folder, lockFileContents: lock });
  python.unpackArchive(wheel, "wheel");
  return python.pyimport("generator.assessment.api");
}

self.addEventListener("message", async ({ data: { id, method, args } }) => {
  try {
    const api = await loaded;
    self.postMessage({ id, ok: true, value: method === "load" ? "" : api[method](...args) });
  } catch (error) {
    self.postMessage({ id, ok: false, value: String(error) });
  }
});
