/** Lays a Brotli file beside each script and style sheet of the build: compressed once as small as it gets, not for every visitor. */
import { globSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const compress = promisify(brotliCompress);
const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };

await Promise.all(
  globSync(".next/static/**/*.{js,css}").map(async (file) => {
    await writeFile(`${file}.br`, await compress(await readFile(file), { params }));
  }),
);
