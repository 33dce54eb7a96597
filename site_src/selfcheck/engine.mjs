// A promise for each call to the worker: rejects on errors, on a lost worker, and after a time without any sign of it.

/** Longest silence, in milliseconds: room to compile 8 MB on a slow phone. Each piece that arrives starts it anew. */
const SILENCE_MS = 45_000;

/**
 * `start` begins to load; `call` waits for that and asks a function of the API; `reset` forgets a load that failed.
 * @typedef {{ start: () => void, reset: () => void, call: (method: string, args: string[]) => Promise<string> }} Engine
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
      loading?.then((client) => client.end()).catch(() => undefined);
      loading = null;
    },
    async call(method, args) {
      const client = await load();
      return client.call(method, args);
    },
  };
}

/** @typedef {{ call: (method: string, args: string[]) => Promise<string>, end: () => void }} Client */

/**
 * @param {{ worker: string, engine: string }} urls
 * @returns {Promise<Client>}
 */
async function connect(urls) {
  // A blob: worker inherits this page's content security policy; one loaded from the network would have none.
  const source = new Blob([`import ${JSON.stringify(urls.worker)};`], { type: "text/javascript" });
  const address = URL.createObjectURL(source);
  const client = createClient(new Worker(address, { type: "module" }));
  try {
    await client.call("load", [urls.engine]);
  } catch (error) {
    client.end();
    throw error;
  } finally {
    URL.revokeObjectURL(address);
  }
  return client;
}

/** @typedef {{ resolve: (value: string) => void, reject: (error: Error) => void, renew: () => void }} Waiting */

/**
 * @param {Worker} worker
 * @returns {Client}
 */
function createClient(worker) {
  /** @type {Map<number, Waiting>} */
  const waiting = new Map();
  let last = 0;

  worker.addEventListener("message", ({ data }) => {
    if (data.alive) {
      for (const call of waiting.values()) call.renew();
      return;
    }
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
        waiting.set(id, timed(method, resolve, reject));
        worker.postMessage({ id, method, args });
      });
    },
    end: () => worker.terminate(),
  };
}

/**
 * @param {string} method
 * @param {(value: string) => void} resolve
 * @param {(error: Error) => void} reject
 * @returns {Waiting}
 */
function timed(method, resolve, reject) {
  const start = () => setTimeout(() => reject(new Error(`no answer to ${method} in time`)), SILENCE_MS);
  let timer = start();
  const done = () => clearTimeout(timer);
  return {
    resolve: (value) => (done(), resolve(value)),
    reject: (error) => (done(), reject(error)),
    renew() {
      done();
      timer = start();
    },
  };
}
