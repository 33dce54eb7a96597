// Where parts of the engine are kept for the next visit: the browser's store of answers, under a name of our own, since
// sites on one host may share it. Where it is refused or full nothing is kept, and nothing else changes.

import { sha256 } from "./hash.mjs";

const HASH = "x-sha256";

/**
 * @typedef {object} Shelf
 * @property {(address: string) => Promise<Response | undefined>} take
 * @property {(address: string, bytes: ArrayBuffer) => Promise<void>} put
 * @property {(address: string) => Promise<ArrayBuffer | undefined>} takeOwn what this browser made itself, if it is whole
 * @property {(address: string, bytes: ArrayBuffer) => Promise<void>} putOwn with its hash
 * @property {(address: string) => Promise<void>} remove
 * @property {(folder: string) => Promise<void>} tidy remove what is not in this folder
 */

/**
 * @param {string} folder address of the engine
 * @returns {Shelf}
 */
export function openShelf(folder) {
  const name = `backstride ${new URL("../../", folder).pathname}`;
  /** @type {Promise<Cache> | null} */
  let opened = null;

  /**
   * @template T
   * @param {(store: Cache) => Promise<T>} use
   */
  async function use(use) {
    try {
      opened ??= caches.open(name);
      return await use(await opened);
    } catch {
      return undefined;
    }
  }

  return {
    take: (address) => use((store) => store.match(address)),
    put(address, bytes) {
      const copy = new Response(bytes); // at once: the bytes themselves go on to the worker
      return use((store) => store.put(address, copy));
    },
    takeOwn: (address) =>
      use(async (store) => {
        const kept = await store.match(address);
        const bytes = await kept?.arrayBuffer();
        return bytes && (await sha256(bytes)) === kept?.headers.get(HASH) ? bytes : undefined;
      }),
    putOwn: (address, bytes) =>
      use(async (store) => {
        const headers = { [HASH]: (await sha256(bytes)) ?? "" };
        await store.put(address, new Response(bytes, { headers }));
      }),
    remove: async (address) => void (await use((store) => store.delete(address))),
    tidy: (kept) =>
      use(async (store) => {
        for (const { url } of await store.keys()) if (!url.startsWith(kept)) await store.delete(url);
      }),
  };
}
