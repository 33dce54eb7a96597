// Runs the lean engine's own worker under Node, as a browser would: the manifest's parts, and its messages.
// Standard input: { folder, requests: [method, [argument]][] }. Standard output: [{ ok, value }], one for each.

import { readFileSync, writeSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { asWorker, exact } from "../../generator/bundle/node/browser.mjs";

const { folder, requests } = JSON.parse(readFileSync(0, "utf8"));
const { lock, lean } = JSON.parse(readFileSync(`${folder}/manifest.json`, "utf8"));
const unpacked = (part) => gunzipSync(readFileSync(`${folder}/${part.file}.gz`));

asWorker("common");
const worker = new EventTarget();
const waiting = new Map();
globalThis.addEventListener = (name, listener) => worker.addEventListener(name, listener);
globalThis.postMessage = ({ id, ...answer }) => waiting.get(id)(answer);

function call(id, method, args) {
  const message = Object.assign(new Event("message"), { data: { id, method, args } });
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    worker.dispatchEvent(message);
  });
}

const source = Buffer.from(unpacked(lean.worker)).toString("base64");
await import(`data:text/javascript;base64,${source}`);
const lent = {
  folder: `${pathToFileURL(folder).href}/`,
  lock: JSON.stringify(lock),
  code: await WebAssembly.compile(unpacked(lean.code)),
  library: exact(unpacked(lean.library)),
  assessment: exact(unpacked(lean.assessment)),
};
const answers = [await call(0, "load", [lent])];
for (const [index, [method, args]] of requests.entries()) answers.push(await call(index + 1, method, args));
writeSync(1, JSON.stringify(answers));
process.exit(0);
