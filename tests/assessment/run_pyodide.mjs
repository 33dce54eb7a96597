// Runs jobs in the pinned Pyodide: the site's wheel in its site-packages, the runner's source beside it.
// Standard input: { wheel: base64, runner: source, jobs: JSON text }. Standard output: { id: outcome }.

import { readFileSync } from "node:fs";

// An address that is worked out has no types: those that come with Pyodide need a package that we do not have.
const runtime = new URL("../../node_modules/pyodide/pyodide.mjs", import.meta.url).href;
const { loadPyodide } = await import(runtime);

// Left to itself, Node would show the runtime's source, which is one very long line.
process.on("uncaughtException", (error) => {
  console.error(error.message);
  process.exitCode = 1;
});

const { wheel, runner, jobs } = JSON.parse(readFileSync(0, "utf8"));
const pyodide = await loadPyodide();
pyodide.unpackArchive(Uint8Array.from(Buffer.from(wheel, "base64")), "wheel");
const packages = pyodide.runPython("import site; site.getsitepackages()[0]");
pyodide.FS.writeFile(`${packages}/runner.py`, runner);
process.stdout.write(pyodide.pyimport("runner").run_all(jobs));
