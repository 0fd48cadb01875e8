import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { canary } from "./world-rows";

/** Files that nobody may read through a source, a folder into which everybody could write, and a port that nobody may call. */
export type AttackedFolder = {
  readonly path: string;
  readonly textFile: string;
  readonly csvFile: string;
  /** A database of its own, beside those that are read. */
  readonly vaultFile: string;
  readonly outbox: string;
  readonly port: number;
  /** Connections that arrived at the port. */
  callCount(): number;
  /** All files with a digest of their content; what an engine keeps beside its file while it reads is left out. */
  snapshot(): Readonly<Record<string, string>>;
  remove(): Promise<void>;
};

/** Makes the folder so that the servers' own users can reach it: what stops them must be the engine, not the file system. */
export async function makeAttackedFolder(): Promise<AttackedFolder> {
  const path = mkdtempSync(join(tmpdir(), "querent-attacked-"));
  chmodSync(path, 0o755);
  const outbox = join(path, "outbox");
  mkdirSync(outbox);
  chmodSync(outbox, 0o777);
  const textFile = join(path, "canary.txt");
  const csvFile = join(path, "canary.csv");
  writeFileSync(textFile, `${canary}-FILE\n`);
  writeFileSync(csvFile, `id,secret\n1,${canary}-FILE\n`);
  let calls = 0;
  const server = createServer((socket) => {
    calls += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    ...{ path, textFile, csvFile, vaultFile: join(path, "vault.db"), outbox },
    port: typeof address === "object" && address !== null ? address.port : 0,
    callCount: () => calls,
    snapshot: () => digests(path),
    async remove() {
      await new Promise((resolve) => server.close(resolve));
      rmSync(path, { recursive: true, force: true });
    },
  };
}

function digests(path: string): Record<string, string> {
  const files = readdirSync(path, { recursive: true, encoding: "utf8" }).filter(
    (file) => statSync(join(path, file)).isFile() && !/-(shm|wal|journal)$/.test(file),
  );
  const digest = (file: string) =>
    createHash("sha256")
      .update(readFileSync(join(path, file)))
      .digest("hex");
  return Object.fromEntries(files.map((file) => [`file ${file}`, digest(file)]));
}
