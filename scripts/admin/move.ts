import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import type { StoreLocation } from "@/lib/db/open-store";
import { storeLocation } from "@/lib/db/store";
import { env } from "@/lib/env";
import { moveStore } from "@/lib/operations/move-store";
import { keyFilePath } from "@/lib/secret";
import { progressLine } from "@/scripts/command-line/progress-line";
import { UsageError } from "@/scripts/command-line/usage-error";
import { type Command, checkOptions } from "./command";
import { counted } from "./counted";

const moveOptions = z.object({ to: z.string().min(1) });

/** Copies the store into an empty one of either dialect. */
export const moveCommand: Command = {
  options: Object.keys(moveOptions.shape),
  flags: ["in-use"],
  async run(options, { flags, signal }) {
    const [from, to] = [storeLocation(), locationOf(checkOptions(moveOptions, options).to)];
    if (placeOf(from) === placeOf(to)) throw new UsageError("--to is the store that is in use already.");
    const progress = progressLine("Copying");
    const moved = await moveStore(from, to, {
      ...{ signal, others: flags.has("in-use") ? "allowed" : "refused" },
      onProgress: ({ done, total }) => progress.show(done, total),
    }).finally(() => progress.end());
    const rowCount = moved.reduce((sum, table) => sum + table.rowCount, 0);
    console.log(
      `Copied ${counted(rowCount, "row")} of ${counted(moved.length, "table")}; both stores read the same, row by row.`,
    );
    for (const line of nextSteps(from, to)) console.log(line);
    return 0;
  },
};

function locationOf(text: string): StoreLocation {
  const [, file] = /^sqlite:(.+)$/.exec(text) ?? [];
  if (file !== undefined) return { dialect: "sqlite", file: resolve(file) };
  if (URL.canParse(text) && new URL(text).protocol === "mysql:") return { dialect: "mysql", url: text };
  throw new UsageError("--to must be mysql://USER:PASSWORD@HOST:PORT/DATABASE or sqlite:FILE.");
}

/** Without the login, which may differ for the same place. */
function placeOf(location: StoreLocation): string {
  if (location.dialect === "sqlite") return location.file;
  const { host, pathname } = new URL(location.url);
  return host + pathname;
}

function* nextSteps(from: StoreLocation, to: StoreLocation): Generator<string> {
  if (to.dialect === "mysql") yield "Next: set DATABASE_URL to that address, and start Querent.";
  else if (to.file === resolve(env.QUERENT_DATA_DIR, "querent.db"))
    yield "Next: take DATABASE_URL away, and start Querent.";
  else yield `Next: put ${to.file} into the data folder as querent.db, take DATABASE_URL away, and start Querent.`;
  if (env.QUERENT_SECRET === undefined && existsSync(keyFilePath())) {
    yield `Stored credentials open with ${keyFilePath()}: on another machine they need a copy of it there, or they are lost.`;
  }
  if (from.dialect === "sqlite")
    yield `${from.file} was not changed. Take it away once all is well: nothing reads it any more.`;
  else yield "The database was not changed.";
}
