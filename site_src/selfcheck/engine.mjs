// A promise for each call to the worker: rejects on errors, on a lost worker, and after a time without an answer.

/** Longest wait for an answer, in milliseconds: room for the first load, about 5 MB, on a slow phone. */
const TIMEOUT_MS = 45_000;

/**
 * `start` begins to load; `assess` waits for that and asks; `reset` forgets a load that failed.
 * @typedef {{ start: () => void, reset: () => void, assess: (rules: string, request: string) => Promise<string> }} Engine
 */

/**
 * @param {{ worker: string, engine: string }} urls absolute addresses of worker.mjs and of the runtime's folder
 * @returns {Engine}
 */
export function createEngine(urls) {
  /** @type {Promise<Client> | null} */
  let loading = null;

  function load() {
    loading ??= connect(urls);
    return loading;
  }

  return {
    start() {
      load().catch(() => undefined); // shown to the reader when the result is asked for
    },
    reset() {
      loading = null;
    },
    async assess(rules, request) {
      const client = await load();
      return client.call("assess", [rules, request]);
    },
  };
}

/** @typedef {{ call: (method: string, args: string[]) => Promise<string> }} Client */

/**
 * @param {{ worker: string, engine: string }} urls
 * @returns {Promise<Client>}
 */
async function connect(urls) {
  // A blob: worker inherits this page's content security policy; one loaded from the network would have none.
  const source = new Blob([`import ${JSON.stringify(urls.worker)};`], { type: "text/javascript" });
  const address = URL.createObjectURL(source);
  const worker = new Worker(address, { type: "module" });
  const client = createClient(worker);
  try {
    await client.call("load", [urls.engine]);
  } catch (error) {
    worker.terminate();
    throw error;
  } finally {
    URL.revokeObjectURL(address);
  }
  return client;
}

/**
 * @param {Worker} worker
 * @returns {Client}
 */
function createClient(worker) {
  /** @type {Map<number, { resolve: (value: string) => void, reject: (error: Error) => void }>} */
  const waiting = new Map();
  let last = 0;

  worker.addEventListener("message", ({ data }) => {
    const call = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.ok) call?.resolve(data.value);
    else call?.reject(new Error(data.value));
  });
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    for (const call of waiting.values()) call.reject(new Error(event.message || "the worker could not start"));
    waiting.clear();
  });

  return {
    call(method, args) {
      const id = (last += 1);
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`no answer to ${method} in time`)), TIMEOUT_MS);
        const done = () => clearTimeout(timer);
        waiting.set(id, {
          resolve: (value) => (done(), resolve(value)),
          reject: (error) => (done(), reject(error)),
        });
        worker.postMessage({ id, method, args });
      });
    },
  };
}
