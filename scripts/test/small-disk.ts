import { execFileSync } from "node:child_process";
import { chmodSync, closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onExit } from "./on-exit";

const chunk = Buffer.alloc(64 * 1_024, 1);

/** A disk of a test's own that can be filled up; it lies in memory. Only root can make one. */
export class SmallDisk implements Disposable {
  readonly #forget = onExit(() => this.#clear());

  private constructor(readonly folder: string) {}

  /** Nulls: this user may not. */
  static mount(mebibytes: number): SmallDisk | null {
    const folder = mkdtempSync(join(tmpdir(), "querent-disk-"));
    try {
      const size = `size=${mebibytes}m,mode=755`;
      execFileSync("mount", ["-t", "tmpfs", "-o", size, "tmpfs", folder], { stdio: "ignore" });
    } catch {
      rmSync(folder, { recursive: true });
      return null;
    }
    chmodSync(folder, 0o755);
    return new SmallDisk(folder);
  }

  /** Leaves not a byte. */
  fill(): void {
    const file = openSync(this.#filler, "a");
    try {
      for (let size = chunk.length; size >= 1; ) {
        try {
          writeSync(file, chunk, 0, size);
        } catch (error) {
          if (!(error instanceof Error && "code" in error && error.code === "ENOSPC")) throw error;
          size = Math.floor(size / 2);
        }
      }
    } finally {
      closeSync(file);
    }
  }

  /** Somebody has made room. */
  empty(): void {
    rmSync(this.#filler, { force: true });
  }

  [Symbol.dispose](): void {
    this.#clear();
    this.#forget();
  }

  get #filler(): string {
    return join(this.folder, "filler");
  }

  #clear(): void {
    // Lazily: whoever still has a file open there is about to end.
    execFileSync("umount", ["--lazy", this.folder], { stdio: "ignore" });
    rmSync(this.folder, { recursive: true, force: true });
  }
}
