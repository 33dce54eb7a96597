// Compresses the files in a folder, so that no host has to: to `file.gz`, and `file.br` for browsers that can read it.
// Arguments: the folder, and which of the two.

import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const WINDOW = { [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS };

/** @type {Record<string, (bytes: Buffer) => Buffer>} */
const PACK = {
  gz: (bytes) => gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }),
  br: (bytes) => brotliCompressSync(bytes, { params: WINDOW }),
};

const [folder, ...formats] = process.argv.slice(2);

for (const name of readdirSync(folder)) {
  const bytes = readFileSync(`${folder}/${name}`);
  for (const format of formats) writeFileSync(`${folder}/${name}.${format}`, PACK[format](bytes));
  rmSync(`${folder}/${name}`);
}
