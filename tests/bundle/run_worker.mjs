// Runs the lean engine's own worker under Node, as a browser would: the manifest's parts, and its messages. If asked
// to, it starts once more, from a snapshot of its memory. Standard input: { folder, restored, requests: [method,
// [argument]][] }. Standard output: [{ ok, value }], that of loading and one for each request.

import { readFileSync, writeSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { asWorker, exact } from "../../generator/bundle/node/browser.mjs";

/** @typedef {{ ok: boolean, value: any }} Answer */

const { folder, restored, requests } = JSON.parse(readFileSync(0, "utf8"));
const { lock, lean } = JSON.parse(readFileSync(`${folder}/manifest.json`, "utf8"));

/** @param {{ file: string }} part */
const unpacked = (part) => exact(gunzipSync(readFileSync(`${folder}/${part.file}.gz`)));

asWorker("common");
const worker = new EventTarget();
/** @type {((answer: Answer) => void)[]} */
const waiting = [];
Object.assign(globalThis, {
  addEventListener: worker.addEventListener.bind(worker),
  postMessage: (/** @type {Answer & { id: number }} */ { id, ...answer }) => waiting[id](answer),
});

/**
 * @param {string} method
 * @param {unknown[]} args
 * @returns {Promise<Answer>}
 */
function call(method, args) {
  return new Promise((resolve) => {
    const id = waiting.push(resolve) - 1;
    worker.dispatchEvent(Object.assign(new Event("message"), { data: { id, method, args } }));
  });
}

/** @param {object} more */
async function load(more) {
  const code = await WebAssembly.compile(unpacked(lean.code));
  const [library, assessment] = [lean.library, lean.assessment].map(unpacked);
  const place = { folder: `${pathToFileURL(folder).href}/`, lock: JSON.stringify(lock) };
  return call("load", [{ ...place, code, library, assessment, ...more }]);
}

await import(`data:text/javascript;base64,${Buffer.from(unpacked(lean.worker)).toString("base64")}`);
let loaded = await load({ keep: true });
if (restored) loaded = await load({ snapshot: (await call("snapshot", [])).value });
const answers = [loaded];
for (const [method, args] of requests) answers.push(await call(method, args));
writeSync(1, JSON.stringify(answers));
process.exit(0);
