// Python's memory as it is kept: what Pyodide says of it, and its pages, most of which are empty and are left out.

const PAGE = 65_536;

/**
 * Numbers of four bytes come first: how long Pyodide's part is, how many pages follow, and where they begin.
 * @param {Uint8Array<ArrayBuffer>} header what Pyodide says, a multiple of four bytes
 * @param {Int8Array<ArrayBuffer>} heap whole pages
 * @returns {Promise<ArrayBuffer>}
 */
export function packMemory(header, heap) {
  const starts = [];
  for (let start = 0; start < heap.length; start += PAGE) if (isUsed(heap, start)) starts.push(start);
  const pages = starts.map((start) => heap.subarray(start, start + PAGE));
  return new Blob([Uint32Array.of(header.length, starts.length, ...starts), header, ...pages]).arrayBuffer();
}

/**
 * @param {ArrayBuffer} packed
 * @returns {{ header: Uint8Array<ArrayBuffer>, restore: (heap: Int8Array) => void }}
 */
export function unpackMemory(packed) {
  const [length, count] = new Uint32Array(packed, 0, 2);
  const starts = new Uint32Array(packed, 8, count);
  const first = 8 + 4 * count;
  return {
    header: new Uint8Array(packed, first, length),
    restore(heap) {
      heap.fill(0);
      starts.forEach((start, at) => heap.set(new Int8Array(packed, first + length + at * PAGE, PAGE), start));
    },
  };
}

/**
 * @param {Int8Array<ArrayBuffer>} heap
 * @param {number} start
 */
function isUsed(heap, start) {
  return new Uint32Array(heap.buffer, heap.byteOffset + start, PAGE / 4).some(Boolean);
}
