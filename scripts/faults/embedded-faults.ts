import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as delay } from "node:timers/promises";
import { completeConfig } from "@/lib/dashboard/config/schema";
import { ApiClient, accountSettings } from "@/scripts/bench/serving/api-client";
import { makeBoard } from "@/scripts/bench/serving/boards";
import { onExit } from "@/scripts/test/on-exit";
import { SmallDisk } from "@/scripts/test/small-disk";
import { startBuiltServer } from "@/scripts/test/start-built-server";
import { Editor, lostOf, type Send, type Written } from "./editor";
import type { Fault, FaultReport } from "./fault";
import { withLookers } from "./lookers";

const killCountDefault = 200;
const editorCount = 8;
/** When it is killed, from the moment that the editors begin: the first answers of a process take a third of a second. */
const [writingMsMin, writingMsMax] = [20, 1_500];

type Counts = { sent: number; failed: number; wrong: number; lost: number; slowestMs: number };

/** The server itself on its embedded store, killed while people save, started on what is left, and killed again. */
async function killedAtRandom(signal: AbortSignal, times: number): Promise<FaultReport> {
  const folder = mkdtempSync(join(tmpdir(), "querent-embedded-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const forget = onExit(remove);
  try {
    const { client, editors } = await prepared(folder);
    const counts: Counts = { sent: 0, failed: 0, wrong: 0, lost: 0, slowestMs: 0 };
    let readyMs = 0;
    for (let round = 0; round < times && !signal.aborted; round++) {
      const since = performance.now();
      const server = await startBuiltServer(accountSettings, folder);
      readyMs = Math.max(readyMs, performance.now() - since);
      const here = client.at(server.origin);
      const writing = editors.map((editor) => editUntilGone(editor, sendBy(here, counts)));
      await delay(writingMsMin + Math.random() * (writingMsMax - writingMsMin));
      await server.die();
      await Promise.all(writing);
      here.close();
      judge(folder, editors, counts);
    }
    const acknowledged = editors.reduce((sum, { confirmed }) => sum + confirmed.count, 0);
    const figures = { "times killed": String(times), "slowest start": `${(readyMs / 1_000).toFixed(1)} s` };
    return { ...counts, acknowledged, recoveredMs: readyMs, figures };
  } finally {
    remove();
    forget();
  }
}

async function prepared(folder: string): Promise<{ client: ApiClient; editors: Editor[] }> {
  const server = await startBuiltServer(accountSettings, folder);
  try {
    const client = await ApiClient.signIn(server.origin);
    const config = completeConfig({ widgets: [] });
    const ids = await Promise.all(Array.from({ length: editorCount }, () => makeBoard(client, "as of 0", config)));
    client.close();
    return { client, editors: ids.map((id) => new Editor(id, config)) };
  } finally {
    await server.stop();
  }
}

function sendBy(client: ApiClient, counts: Counts): Send {
  return async ({ method, path, body }) => {
    counts.sent += 1;
    try {
      const reply = await (method === "GET" ? client.get(path) : client.send(method, path, body));
      counts.slowestMs = Math.max(counts.slowestMs, reply.ms);
      if (reply.status >= 400) counts.wrong += 1; // it was there, and had no reason to refuse
      return reply;
    } catch (error) {
      counts.failed += 1;
      throw error;
    }
  };
}

async function editUntilGone(editor: Editor, send: Send): Promise<void> {
  try {
    for (;;) await editor.edit(send);
  } catch {
    // The server was killed, which is what ends every round.
  }
}

/** Looks at a copy, so that the server itself has to mend what it meets. */
function judge(folder: string, editors: readonly Editor[], counts: Counts): void {
  const copy = mkdtempSync(join(folder, "copy-"));
  for (const file of ["querent.db", "querent.db-wal"]) {
    if (existsSync(join(folder, file))) copyFileSync(join(folder, file), join(copy, file));
  }
  const db = new DatabaseSync(join(copy, "querent.db"));
  try {
    const found = db.prepare("PRAGMA integrity_check").all();
    if (found.length !== 1 || found[0]?.integrity_check !== "ok") counts.wrong += 1;
    const stored = db.prepare("SELECT title, description FROM dashboards WHERE id = ?");
    for (const editor of editors) {
      counts.lost += lostOf(editor.confirmed, stored.get(editor.dashboardId) as Written | undefined);
    }
  } finally {
    db.close();
    rmSync(copy, { recursive: true, force: true });
  }
}

const diskMiB = 160;
const fullMs = 20_000;
const recoverMsMax = 30_000;
const pollMs = 50;

/** People look and describe while nothing can be written any more. */
async function diskFull(signal: AbortSignal): Promise<FaultReport | { readonly missing: string }> {
  using disk = SmallDisk.mount(diskMiB);
  if (disk === null) return { missing: "the right to mount a disk (root)" };
  const server = await startBuiltServer(accountSettings, disk.folder);
  try {
    const client = await ApiClient.signIn(server.origin);
    const probe = await makeBoard(client, "Probe", completeConfig({ widgets: [] }));
    return await withLookers(client, async () => {
      await delay(fullMs / 4, undefined, { signal });
      disk.fill();
      await delay(fullMs, undefined, { signal });
      disk.empty();
      return await writable(client, `/api/dashboards/${probe}`);
    });
  } finally {
    await server.stop();
  }
}

/** Until something can be saved again. **Units** milliseconds. */
async function writable(client: ApiClient, path: string): Promise<number> {
  const since = performance.now();
  while (performance.now() - since < recoverMsMax) {
    if ((await client.send("PATCH", path, { description: "there is room again" })).status < 300) {
      return performance.now() - since;
    }
    await delay(pollMs);
  }
  throw new Error(`after ${recoverMsMax / 1_000} s nothing can be saved`);
}

/** What can happen to the embedded store. */
export const embeddedFaults: readonly Fault[] = [
  {
    name: "kill-embedded-store",
    about: `the server is killed ${killCountDefault} times at random moments while ${editorCount} people save into its embedded store (--times N)`,
    mayFail: true,
    run: (signal, { times }) => killedAtRandom(signal, times ?? killCountDefault),
  },
  {
    name: "full-disk-embedded",
    about: `the disk of the embedded store is full for ${fullMs / 1_000} s while people look and save`,
    mayFail: true,
    recoveredMsMax: 10_000,
    run: diskFull,
  },
];
