// A promise for each call to a worker: it has a number, a longest time, and can be given up.

/** Longest time to an answer, in milliseconds: room for a slow phone to start Python. */
const ANSWER_MS = 45_000;

/** @typedef {{ call: (method: string, args: unknown[], options?: CallOptions) => Promise<any>, end: () => void }} Client */
/** @typedef {{ signal?: AbortSignal, transfer?: Transferable[] }} CallOptions */
/** @typedef {{ resolve: (value: any) => void, reject: (error: unknown) => void }} Waiting */

/**
 * @param {Worker} worker
 * @returns {Client}
 */
export function createClient(worker) {
  /** @type {Map<number, Waiting>} */
  const waiting = new Map();
  let last = 0;
  /** Why the worker cannot answer any more. @type {Error | null} */
  let broken = null;

  worker.addEventListener("message", ({ data }) => {
    const call = waiting.get(data.id);
    if (data.ok) call?.resolve(data.value);
    else call?.reject(new Error(data.value));
  });
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    broken = new Error(event.message || "the worker could not start");
    for (const call of waiting.values()) call.reject(broken);
  });

  return {
    call(method, args, { signal, transfer = [] } = {}) {
      const id = (last += 1);
      return new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        if (broken) throw broken;
        const timer = setTimeout(() => reject(new Error(`no answer to ${method} in time`)), ANSWER_MS);
        const giveUp = () => waiting.get(id)?.reject(signal?.reason);
        const end = () => {
          clearTimeout(timer);
          signal?.removeEventListener("abort", giveUp);
          waiting.delete(id);
        };
        waiting.set(id, { resolve: (value) => (end(), resolve(value)), reject: (error) => (end(), reject(error)) });
        signal?.addEventListener("abort", giveUp);
        worker.postMessage({ id, method, args }, transfer);
      });
    },
    end: () => worker.terminate(),
  };
}
