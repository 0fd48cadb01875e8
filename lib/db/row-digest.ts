import { hash } from "node:crypto";

const modulus = 1n << 256n;

/**
 * Counts the rows of a table and sums up the SHA-256 of each: two tables with the same rows have the same sum, in whatever order they
 * are read, as the two dialects sort text differently.
 */
export class RowDigest {
  rowCount = 0;
  #sum = 0n;

  /** `rows`: each as JSON. */
  add(rows: readonly string[]): void {
    for (const row of rows) this.#sum += BigInt(`0x${hash("sha256", row, "hex")}`);
    this.#sum %= modulus;
    this.rowCount += rows.length;
  }

  /** In hex. */
  get digest(): string {
    return this.#sum.toString(16).padStart(64, "0");
  }
}
