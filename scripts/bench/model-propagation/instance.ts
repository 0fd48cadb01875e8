/** One instance of Querent for the bench "model-propagation": does what it is told by messages, one after another. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { systemViewer } from "@/lib/auth/system-viewer";
import { redisSubscriber, sharedRedis } from "@/lib/cache/redis";
import { env } from "@/lib/env";
import type { AnswerPart } from "@/lib/pipeline/answer-part";
import { answerQuestion } from "@/lib/pipeline/answer-question";
import { changeSourceModel } from "@/lib/pipeline/change-source-model";
import { connectSource } from "@/lib/pipeline/connect-source";
import { analysisFinished } from "@/lib/semantic/analysis/source-analysis";
import { editableModelFor } from "@/lib/semantic/semantic-model";
import { shutDown } from "@/lib/telemetry/shutdown";
import { writeCityOrders } from "@/scripts/test/write-city-orders";
import type { InstanceReply, InstanceTask } from "./two-instances";

const viewer = systemViewer();
const pollMs = 10;
/** Far above what is measured: whoever has not heard of a change by then never will. */
const giveUpMs = 20_000;

/** The clock of the machine, the same in every process. **Units** milliseconds. */
const nowMs = () => Number(process.hrtime.bigint()) / 1e6;

/** Whether a question is answered from the shop's three orders. */
async function isAnswered(sourceId: string, question: string): Promise<boolean> {
  const parts: AnswerPart[] = [];
  await answerQuestion(
    viewer,
    { sourceId, question, engine: "offline", conversationId: null },
    {
      signal: new AbortController().signal,
      turns: [],
      emit: (part) => void parts.push(part),
      keepQuery: async () => "unkept",
    },
  );
  return parts.some((part) => part.kind === "rows" && part.data.result.rows[0]?.[0] === 3);
}

async function untilAnswered(sourceId: string, question: string): Promise<InstanceReply> {
  const giveUpAt = nowMs() + giveUpMs;
  while (nowMs() < giveUpAt) {
    const at = nowMs();
    if (await isAnswered(sourceId, question)) return { at, answeredAt: nowMs() };
    await delay(pollMs);
  }
  throw new Error(`"${question}" was not answered within ${giveUpMs / 1_000} s.`);
}

async function rename(sourceId: string, label: string): Promise<InstanceReply> {
  const model = await editableModelFor(viewer, sourceId);
  if (!model.ok) throw new Error(model.error.code);
  const { revision } = model.value;
  const changes = [{ kind: "entity", entity: "orders", set: { label } } as const];
  const saved = await changeSourceModel(viewer, sourceId, { revision, changes }, AbortSignal.timeout(giveUpMs));
  if (!saved.ok) throw new Error(saved.error.code);
  return { at: nowMs() };
}

async function connected(): Promise<void> {
  const clients = [sharedRedis(), redisSubscriber()];
  while (clients.some((client) => client?.status !== "ready")) await delay(pollMs);
}

async function openShop(): Promise<string> {
  const [file, folder] = ["shop.sqlite", join(env.QUERENT_DATA_DIR, "files")];
  await mkdir(folder, { recursive: true });
  writeCityOrders(join(folder, file));
  const source = await connectSource(viewer, { name: "Shop", connection: { kind: "sqlite", file } });
  if (!source.ok) throw new Error(source.error.code);
  const analysed = await analysisFinished(source.value.id);
  if (!analysed.ok) throw new Error(analysed.error.code);
  return source.value.id;
}

async function done(task: InstanceTask): Promise<InstanceReply> {
  switch (task.kind) {
    case "open-shop":
      await connected();
      return { sourceId: await openShop() };
    case "ask":
      await connected();
      return { answered: await isAnswered(task.sourceId, task.question) };
    case "ask-until-answered":
      return await untilAnswered(task.sourceId, task.question);
    case "rename":
      return await rename(task.sourceId, task.label);
    case "end":
      await shutDown();
      process.disconnect();
      return {};
  }
}

process.on("message", (task: InstanceTask) => {
  done(task).then(
    (reply) => process.connected && process.send?.(reply),
    (error: unknown) => process.send?.({ failed: error instanceof Error ? error.message : String(error) }),
  );
});
