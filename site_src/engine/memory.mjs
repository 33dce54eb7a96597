// Python's memory as it is kept: most pages of it are empty, and are left out.

const PAGE = 65_536;

/**
 * Three kinds of numbers of four bytes come first: how long the memory is, how many pages follow, and where they belong.
 * @param {Uint8Array<ArrayBuffer>} memory whose length is a multiple of four
 * @returns {Promise<ArrayBuffer>}
 */
export function packMemory(memory) {
  const places = [];
  for (let start = 0; start < memory.length; start += PAGE) if (isUsed(memory, start)) places.push(start);
  const length = Math.min((places.at(-1) ?? 0) + PAGE, memory.length);
  const pages = places.map((start) => memory.subarray(start, Math.min(start + PAGE, length)));
  return new Blob([Uint32Array.of(length, places.length, ...places), ...pages]).arrayBuffer();
}

/** @param {ArrayBuffer} packed */
export function unpackMemory(packed) {
  const [length, count] = new Uint32Array(packed, 0, 2);
  const places = new Uint32Array(packed, 8, count);
  const memory = new Uint8Array(length);
  let from = 8 + 4 * count;
  for (const start of places) {
    memory.set(new Uint8Array(packed, from, Math.min(PAGE, length - start)), start);
    from += PAGE;
  }
  return memory;
}

/**
 * @param {Uint8Array<ArrayBuffer>} memory
 * @param {number} start
 */
function isUsed(memory, start) {
  const words = new Uint32Array(memory.buffer, memory.byteOffset + start, Math.min(PAGE, memory.length - start) / 4);
  return words.some(Boolean);
}
