// The parts of the engine: loaded together, each compared with its hash, and kept for the next visit.

import { sha256 } from "./hash.mjs";

/** Longest silence of the line, in milliseconds. Each piece that arrives starts it anew: a slow line is no failure. */
const SILENCE_MS = 45_000;

const TYPES = { code: "application/wasm", worker: "text/javascript" };

/** How the bytes of a gzip file begin: some hosts unpack it on the way, and then nothing is left to do. */
const GZIP = [0x1f, 0x8b];

/** @typedef {{ file: string, sha256: string, bytes: number, sent: Record<string, number> }} Part */
/** @typedef {{ worker: Part, code: Part, library: Part, assessment: Part }} PartSet */
/** @typedef {ReadableStream<Uint8Array<ArrayBuffer>>} Bytes */
/** @typedef {{ code: WebAssembly.Module, library: ArrayBuffer, assessment: ArrayBuffer }} Lent */

/**
 * @typedef {object} Place
 * @property {string} folder address of the engine, with a slash at its end
 * @property {import("./shelf.mjs").Shelf} shelf
 * @property {(pieces: number, all: number) => void} onProgress bytes that have arrived, and all that will
 */

/** A part could not be loaded, or is not what it should be. */
export class PartError extends Error {}

/**
 * Load every part, all at the same time; the worker may start before the others are there. Both promises reject with
 * `PartError` if a part does not come after a second try.
 * @param {PartSet} parts
 * @param {Place} place
 * @returns {{ worker: Promise<Blob>, lent: Promise<Lent> }}
 */
export function loadParts(parts, place) {
  const told = progressOf(Object.values(parts), place.onProgress);
  const worker = load(parts.worker, place, told, inMemory);
  const others = [load(parts.library, place, told, inMemory), load(parts.assessment, place, told, inMemory)];
  const all = Promise.all([load(parts.code, place, told, compiled), ...others, worker]);
  return {
    worker: worker.then((bytes) => new Blob([bytes], { type: TYPES.worker })),
    lent: all.then(([code, library, assessment]) => ({ code, library, assessment })),
  };
}

/**
 * @template T
 * @param {Part} part
 * @param {Place} place
 * @param {(part: Part, pieces: number) => void} told
 * @param {(bytes: Bytes) => Promise<[ArrayBuffer, T]>} read
 * @returns {Promise<T>}
 */
async function load(part, place, told, read) {
  const address = `${place.folder}${part.file}`;
  const kept = await place.shelf.take(address);
  if (kept?.body) {
    const found = await checked(part, kept.body, read).catch(() => null);
    if (found) return found[1];
  }
  const [bytes, value] = await fetched(part, address, "default", told, read).catch((error) => {
    console.warn("self-check: once more:", error);
    return fetched(part, address, "reload", told, read);
  });
  place.shelf.put(address, bytes);
  return value;
}

/**
 * @template T
 * @param {Part} part
 * @param {string} address
 * @param {RequestCache} cache
 * @param {(part: Part, pieces: number) => void} told
 * @param {(bytes: Bytes) => Promise<[ArrayBuffer, T]>} read
 */
async function fetched(part, address, cache, told, read) {
  const format = cache === "default" ? bestFormat(part) : "gz"; // the second time, the one that every browser reads
  const line = watched();
  try {
    const response = await fetch(`${address}.${format}`, { cache, signal: line.signal });
    if (!response.ok || !response.body) throw new PartError(`${response.status} for ${address}`);
    let pieces = 0;
    const body = response.body.pipeThrough(
      each((piece) => {
        line.renew();
        told(part, (pieces += piece.length));
      }),
    );
    return await checked(part, await unpacked(body, format), read);
  } catch (error) {
    throw error instanceof PartError ? error : new PartError(`${part.file}: ${error}`);
  } finally {
    line.end();
  }
}

/**
 * Read a part, and reject if its bytes are not those that the page names.
 * @template T
 * @param {Part} part
 * @param {Bytes} bytes
 * @param {(bytes: Bytes) => Promise<[ArrayBuffer, T]>} read
 */
async function checked(part, bytes, read) {
  const result = await read(bytes);
  const [whole] = result;
  if (whole.byteLength !== part.bytes) throw new PartError(`${part.file} has ${whole.byteLength} bytes, not ${part.bytes}`);
  const hash = await sha256(whole);
  if (hash && hash !== part.sha256) throw new PartError(`${part.file} was altered on its way`);
  return result;
}

/**
 * @param {Bytes} bytes
 * @returns {Promise<[ArrayBuffer, ArrayBuffer]>}
 */
async function inMemory(bytes) {
  const whole = await new Response(bytes).arrayBuffer();
  return [whole, whole];
}

/**
 * Compile while the bytes arrive.
 * @param {Bytes} bytes
 * @returns {Promise<[ArrayBuffer, WebAssembly.Module]>}
 */
async function compiled(bytes) {
  if (typeof WebAssembly !== "object") throw new PartError("this browser runs no WebAssembly");
  const [one, other] = bytes.tee();
  const headers = { "content-type": TYPES.code };
  return Promise.all([new Response(one).arrayBuffer(), WebAssembly.compileStreaming(new Response(other, { headers }))]);
}

/** @param {Part} part */
function bestFormat({ sent }) {
  return "br" in sent && canRead("brotli") ? "br" : "gz";
}

/** @param {string} format */
function canRead(format) {
  try {
    return Boolean(new DecompressionStream(/** @type {CompressionFormat} */ (format)));
  } catch {
    return false;
  }
}

/**
 * @param {Bytes} bytes
 * @param {string} format
 * @returns {Promise<Bytes>}
 */
async function unpacked(bytes, format) {
  if (format === "br") return bytes.pipeThrough(new DecompressionStream(/** @type {any} */ ("brotli")));
  const [one, other] = bytes.tee();
  const reader = one.getReader();
  const { value } = await reader.read();
  reader.cancel().catch(() => undefined);
  const packed = GZIP.every((byte, index) => value?.[index] === byte);
  return packed ? other.pipeThrough(new DecompressionStream("gzip")) : other;
}

/**
 * @param {(piece: Uint8Array) => void} see
 * @returns {TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>}
 */
function each(see) {
  return new TransformStream({
    transform(piece, controller) {
      see(piece);
      controller.enqueue(piece);
    },
  });
}

/** A line that is given up after a time without any sign of it. */
function watched() {
  const giveUp = new AbortController();
  const start = () => setTimeout(() => giveUp.abort(new PartError("nothing arrives any more")), SILENCE_MS);
  let timer = start();
  return {
    signal: giveUp.signal,
    renew() {
      clearTimeout(timer);
      timer = start();
    },
    end: () => clearTimeout(timer),
  };
}

/**
 * @param {Part[]} parts
 * @param {Place["onProgress"]} onProgress
 */
function progressOf(parts, onProgress) {
  const all = parts.reduce((sum, part) => sum + part.sent[bestFormat(part)], 0);
  /** @type {Map<Part, number>} */
  const arrived = new Map();
  return (/** @type {Part} */ part, /** @type {number} */ pieces) => {
    arrived.set(part, pieces);
    onProgress(Math.min(all, [...arrived.values()].reduce((sum, each) => sum + each, 0)), all);
  };
}
