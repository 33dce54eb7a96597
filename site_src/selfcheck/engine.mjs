// Python for the page: the lean engine, from a snapshot of an earlier visit if there is one; where it fails, once the
// whole one, and the request again.

import { createClient } from "./client.mjs";
import { loadParts, PartError } from "./parts.mjs";
import { openShelf } from "./shelf.mjs";

/** How long the engine rests before it is kept for the next visit, in milliseconds. */
const REST_MS = 1_500;

/** @typedef {import("./client.mjs").Client} Client */
/** @typedef {import("./parts.mjs").PartSet} PartSet */
/** @typedef {{ lock: object, lean: PartSet, whole: PartSet }} Manifest */

/**
 * `start` begins to load; `call` waits for that and asks a function of the API; `reset` forgets a load that failed.
 * @typedef {{ start: () => void, reset: () => void, call: (method: string, args: string[], signal?: AbortSignal) => Promise<string> }} Engine
 */

/**
 * @param {Manifest} manifest
 * @param {string} folder address of the engine, with a slash at its end
 * @param {(pieces: number, all: number) => void} [onProgress]
 * @returns {Engine}
 */
export function createEngine(manifest, folder, onProgress = () => undefined) {
  const place = { folder, shelf: openShelf(folder), onProgress };
  /** @type {WeakSet<Client>} */
  const lean = new WeakSet();
  /** @type {Promise<Client> | null} */
  let loading = null;
  let failed = false;

  /** @param {Promise<Client>} next */
  function follow(next) {
    loading = next;
    next.catch(() => (failed ||= loading === next));
    return next;
  }

  function load() {
    return loading ?? follow(connectLean().catch(connectWhole));
  }

  function reset() {
    loading?.then((client) => client.end()).catch(() => undefined);
    loading = null;
    failed = false;
  }

  /** @param {unknown} error why the lean engine does not do */
  async function connectWhole(error) {
    if (error instanceof PartError) throw error; // the parts of the whole one would not come, either
    console.warn("self-check: with the whole engine, after:", error);
    await place.shelf.remove(snapshotAddress(manifest, folder));
    return connect(manifest.whole);
  }

  async function connectLean() {
    const address = snapshotAddress(manifest, folder);
    const kept = place.shelf.takeOwn(address);
    const client = await connect(manifest.lean, kept);
    lean.add(client);
    place.shelf.tidy(folder);
    if (!(await kept)) setTimeout(() => keep(client, address), REST_MS);
    return client;
  }

  /** @param {Client} client @param {string} address */
  async function keep(client, address) {
    try {
      await place.shelf.putOwn(address, await client.call("snapshot", []));
    } catch {
      // it was asked something by now: the next visit starts anew
    }
  }

  /**
   * @param {PartSet} parts
   * @param {Promise<ArrayBuffer | undefined>} [kept] memory of an earlier visit
   */
  async function connect(parts, kept) {
    const { worker, lent } = loadParts(parts, place);
    lent.catch(() => undefined); // seen below, where the worker comes first
    const source = URL.createObjectURL(await worker);
    // A blob: worker inherits this page's content security policy; one loaded from the network would have none.
    const client = createClient(new Worker(source, { type: "module" }));
    try {
      const [loaded, snapshot] = await Promise.all([lent, kept]);
      const more = { folder, snapshot, lock: JSON.stringify(manifest.lock), keep: parts === manifest.lean };
      const transfer = [loaded.library, loaded.assessment, ...(snapshot ? [snapshot] : [])];
      await client.call("load", [{ ...loaded, ...more }], { transfer });
    } catch (error) {
      client.end();
      throw error;
    } finally {
      URL.revokeObjectURL(source);
    }
    return client;
  }

  return {
    start() {
      load().catch(() => undefined); // shown to the reader when the result is asked for
    },
    reset,
    async call(method, args, signal) {
      if (failed) reset(); // some time ago, before anybody waited for it
      const first = load();
      const client = await first;
      try {
        return await client.call(method, args, { signal });
      } catch (error) {
        if (signal?.aborted || !lean.has(client)) throw error;
        client.end();
        const other = loading === first ? follow(connectWhole(error)) : load();
        return (await other).call(method, args, { signal });
      }
    },
  };
}

/**
 * Of the code with the library and the assessment that are in it: another version of one has another address.
 * @param {Manifest} manifest
 * @param {string} folder
 */
function snapshotAddress({ lean }, folder) {
  return `${folder}snapshot?${lean.code.sha256}-${lean.library.sha256}-${lean.assessment.sha256}-${lean.worker.sha256}`;
}
