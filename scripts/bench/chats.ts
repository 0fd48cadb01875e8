import { setTimeout as delay } from "node:timers/promises";
import { type AskedChat, askChat, isAnswered } from "@/scripts/bench/chats/ask-chat";
import { openStage, type Stage } from "@/scripts/bench/chats/stage";
import { atMost, type Bench, type Figure, percentile } from "@/scripts/bench/harness";

const chatCount = 200;
const modelMs = 2_000;
/** How many questions each person of the steady crowd asks in turn. */
const roundCount = 4;

type Chat = { readonly asked: AskedChat; readonly addedMs: number };

/** Many conversations at once with a model that takes its time: what Querent itself adds to the time of the model. */
export const chats: Bench = {
  name: "chats",
  needsBuild: true,
  about: `${chatCount} chats at once, a model server on this machine that takes ${modelMs / 1_000} s; the machine also runs both ends`,
  async run() {
    const stage = await openStage({ peopleCount: chatCount, modelMs });
    try {
      await warmUp(stage);
      const idle = await stage.serverMemory();
      const computedBefore = await stage.serverComputingMs();
      const instant = await allAtOnce(stage);
      const steady = await keptBusy(stage);
      const computed = (await stage.serverComputingMs()) - computedBefore;
      const { peak } = await stage.serverMemory();
      return [
        ...figuresOf("asked in the same instant", instant),
        ...figuresOf("200 people kept busy", steady),
        {
          name: "computing of the server for one chat",
          value: computed / (instant.length + steady.length),
          ...{ unit: "ms", bar: null },
        },
        { name: "memory of the server before, resident", value: idle.now, unit: "MiB", bar: null },
        { name: "memory of the server at its peak, resident", value: peak, unit: "MiB", bar: atMost(600) },
      ];
    } finally {
      await stage.close();
    }
  },
};

/** Code is compiled, caches are filled and the pools stand, as in a server that was used before. */
async function warmUp(stage: Stage): Promise<void> {
  for (let round = 0; round < 3; round++) {
    await Promise.all(Array.from({ length: 10 }, (_, person) => ask(stage, person, -1 - person - 10 * round)));
  }
  await stage.modelTimes();
}

async function allAtOnce(stage: Stage): Promise<Chat[]> {
  return await withModelTimes(stage, await Promise.all(stage.people.map((_, person) => ask(stage, person, person))));
}

/** Everybody begins at a moment of their own and asks again as soon as there is an answer. */
async function keptBusy(stage: Stage): Promise<Chat[]> {
  const all = await Promise.all(
    stage.people.map(async (_, person) => {
      await delay((person / stage.people.length) * modelMs);
      const asked: AskedChat[] = [];
      for (let round = 1; round <= roundCount; round++) {
        asked.push(await ask(stage, person, round * stage.people.length + person));
      }
      return asked;
    }),
  );
  return await withModelTimes(stage, all.flat());
}

function ask({ place, people }: Stage, person: number, number: number): Promise<AskedChat> {
  // The number makes each question another and finds it again among what the model was asked.
  const question = `customers by city, no. ${Math.abs(number)}${number < 0 ? "00000" : ""}`;
  return askChat(place, people[person] ?? {}, { question, engine: "model" });
}

/** What a chat took beyond all that the model took for it. */
async function withModelTimes(stage: Stage, asked: readonly AskedChat[]): Promise<Chat[]> {
  const modelMsOf = new Map<string, number>();
  for (const { question, ms } of await stage.modelTimes()) {
    modelMsOf.set(question, (modelMsOf.get(question) ?? 0) + ms);
  }
  return asked.map((chat) => {
    const spent = modelMsOf.get(/no\. \d+/.exec(chat.question)?.[0] ?? "");
    return { asked: chat, addedMs: chat.ms - (spent ?? 0) };
  });
}

function figuresOf(shape: string, all: readonly Chat[]): Figure[] {
  const added = all.map(({ addedMs }) => addedMs);
  const answered = all.filter(({ asked }) => isAnswered(asked, "model")).length;
  return [
    {
      name: `${shape}: answered, of ${all.length}`,
      value: (100 * answered) / all.length,
      unit: "%",
      bar: { kind: "at least", value: 100 },
    },
    { name: `${shape}: added, p50`, value: percentile(added, 0.5), unit: "ms", bar: null },
    { name: `${shape}: added, p95`, value: percentile(added, 0.95), unit: "ms", bar: atMost(150) },
  ];
}
