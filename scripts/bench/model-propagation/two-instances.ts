import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** What an instance is told to do. */
export type InstanceTask =
  | { readonly kind: "open-shop" | "end" }
  | { readonly kind: "ask" | "ask-until-answered"; readonly sourceId: string; readonly question: string }
  | { readonly kind: "rename"; readonly sourceId: string; readonly label: string };

/**
 * What it says when it has done so. `at`: when it had saved, or was asked the question that it answered.
 * **Units** milliseconds of the machine's clock, the same for both.
 */
export type InstanceReply = {
  readonly sourceId?: string;
  readonly answered?: boolean;
  readonly at?: number;
  readonly answeredAt?: number;
  readonly failed?: string;
};

/** From the moment that a name was saved, until the first question that it holds for was asked, and answered. **Units** ms. */
export type Propagation = { readonly askedMs: number; readonly answeredMs: number };

export type TwoInstances = {
  /** Renames the orders on one instance while the other is asked by that name over and over. */
  renamed(label: string): Promise<Propagation>;
  close(): Promise<void>;
};

const program = fileURLToPath(new URL("instance.ts", import.meta.url));
const nodeOptions = ["--conditions=react-server", "--import", "tsx"];
const ownSettings = { DATABASE_URL: "", DEEPSEEK_API_KEY: "", QUERENT_MODEL_PROVIDER: "", LOG_LEVEL: "fatal" };

/** Two processes on one store and one Redis, each with a memory of its own, and a shop that both know. */
export async function openTwoInstances(redisUrl: string): Promise<TwoInstances> {
  const folder = await mkdtemp(join(tmpdir(), "querent-propagation-"));
  const env = { ...process.env, ...ownSettings, QUERENT_DATA_DIR: folder, REDIS_URL: redisUrl };
  const saver = fork(program, { execArgv: nodeOptions, env });
  const asker = fork(program, { execArgv: nodeOptions, env });
  const close = async () => {
    for (const instance of [saver, asker]) await ended(instance);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const { sourceId } = await told(saver, { kind: "open-shop" });
    if (sourceId === undefined) throw new Error("There is no shop.");
    return { close, renamed: (label) => measuredRename({ saver, asker, sourceId }, label) };
  } catch (error) {
    await close();
    throw error;
  }
}

type Pair = { readonly saver: ChildProcess; readonly asker: ChildProcess; readonly sourceId: string };

async function measuredRename({ saver, asker, sourceId }: Pair, label: string): Promise<Propagation> {
  const question = `how many ${label.toLowerCase()} are there?`;
  // So that the model of before is in the memory of the one that asks, and the name is what makes the difference.
  const before = await told(asker, { kind: "ask", sourceId, question });
  if (before.answered !== false) throw new Error(`"${label}" was understood before it was saved.`);
  const asking = told(asker, { kind: "ask-until-answered", sourceId, question });
  const [saved, answered] = await Promise.all([told(saver, { kind: "rename", sourceId, label }), asking]);
  const { at: savedAt } = saved;
  if (savedAt === undefined || answered.at === undefined || answered.answeredAt === undefined) {
    throw new Error("An instance said no time.");
  }
  // The name may hold while the one that saved it is still on the way back to its caller.
  const since = (at: number) => Math.max(0, at - savedAt);
  return { askedMs: since(answered.at), answeredMs: since(answered.answeredAt) };
}

async function told(instance: ChildProcess, task: InstanceTask): Promise<InstanceReply> {
  const gone = new AbortController();
  const exit = once(instance, "exit", { signal: gone.signal }).then(([code]) => {
    throw new Error(`An instance ended with ${code}.`);
  });
  const message = once(instance, "message", { signal: gone.signal });
  instance.send(task);
  try {
    // The program sends nothing else.
    const [reply] = (await Promise.race([message, exit])) as [InstanceReply];
    if (reply.failed !== undefined) throw new Error(reply.failed);
    return reply;
  } finally {
    // The one that lost is let go of.
    exit.catch(() => undefined);
    message.catch(() => undefined);
    gone.abort();
  }
}

async function ended(instance: ChildProcess): Promise<void> {
  if (instance.exitCode !== null || instance.signalCode !== null) return;
  const exit = once(instance, "exit");
  if (instance.connected) instance.send({ kind: "end" } satisfies InstanceTask);
  else instance.kill();
  await exit;
}
