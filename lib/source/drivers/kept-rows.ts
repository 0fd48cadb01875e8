import type { RunOptions } from "@/lib/source/driver";
import type { Cell } from "@/lib/source/schema";

/** As much as the shared cache keeps of one result; with more, a browser only gets slower. **Units** bytes, about: see `bytesOf`. */
export const byteCountDefault = 8 * 1024 * 1024;

/** What a cell takes, roughly: texts by their characters, everything else by the word. */
function bytesOf(row: readonly Cell[]): number {
  let bytes = 16;
  for (const cell of row) bytes += typeof cell === "string" ? cell.length : 8;
  return bytes;
}

/** One row alone is larger than a whole result may be. */
export class TooLargeError extends Error {
  override readonly name = "TooLargeError";
  constructor(readonly byteCountMax: number) {
    super("one row is larger than a result may be");
  }
}

/** The rows of one result, up to its bounds of rows and of bytes. */
export class KeptRows {
  readonly rows: Cell[][] = [];
  /** There was a row that did not fit. */
  truncated = false;
  readonly #rowCountMax: number;
  readonly #byteCountMax: number;
  #byteCount = 0;

  constructor({ rowCountMax, byteCountMax = byteCountDefault }: Pick<RunOptions, "rowCountMax" | "byteCountMax">) {
    this.#rowCountMax = rowCountMax;
    this.#byteCountMax = byteCountMax;
  }

  /** Keeps a row, or gives false: it is one too many, and whoever reads stops. Fails: throws TooLargeError on the first row. */
  add(row: Cell[]): boolean {
    this.#byteCount += bytesOf(row);
    this.truncated ||= this.rows.length >= this.#rowCountMax || this.#byteCount > this.#byteCountMax;
    if (!this.truncated) this.rows.push(row);
    else if (this.rows.length === 0 && this.#rowCountMax > 0) throw new TooLargeError(this.#byteCountMax);
    return !this.truncated;
  }
}
