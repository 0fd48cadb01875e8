import { type AskedChat, askChat, isAnswered } from "@/scripts/bench/chats/ask-chat";
import { openStage, type Stage } from "@/scripts/bench/chats/stage";
import { atMost, type Bench, type Figure, percentile } from "@/scripts/bench/harness";

const chatCount = 40;
const modelMs = 300;

/** How soon a reader sees that something happens: one chat at a time. */
export const firstPart: Bench = {
  name: "first-part",
  needsBuild: true,
  about:
    "from the question to the first part on the reader's side, and from the model's first token to the part that follows it",
  async run() {
    const stage = await openStage({ peopleCount: chatCount, modelMs });
    try {
      await inTurn(stage, "offline", 5);
      await inTurn(stage, "model", 5);
      await stage.modelTimes();
      const offline = await inTurn(stage, "offline", chatCount);
      const model = await inTurn(stage, "model", chatCount);
      const firstTokens = (await stage.modelTimes()).map(({ firstTokenAt }) => firstTokenAt);
      return [
        ...figuresOf(
          "built-in engine: first part",
          offline.map((chat) => msTo(chat, chat.startedAt, "")),
          100,
        ),
        ...figuresOf(
          "built-in engine: question as understood",
          offline.map((chat) => msTo(chat, chat.startedAt, '"data-question"')),
          100,
        ),
        ...figuresOf(
          "model: first part after the first token",
          model.flatMap((chat) => afterFirstToken(chat, firstTokens)),
          50,
        ),
      ];
    } finally {
      await stage.close();
    }
  },
};

async function inTurn({ place, people }: Stage, engine: "offline" | "model", count: number): Promise<AskedChat[]> {
  const all: AskedChat[] = [];
  for (let index = 0; index < count; index++) {
    // Another question each time: none is answered from the cache of results.
    const question =
      engine === "model" ? `customers by city, no. ${index}` : `customers with more than ${index} orders`;
    const chat = await askChat(place, people[index] ?? {}, { question, engine });
    if (!isAnswered(chat, engine)) throw new Error(`"${question}" was not answered: ${chat.status}`);
    all.push(chat);
  }
  return all;
}

/** From a moment to the first piece that came then or later and holds this. */
function msTo({ pieces }: AskedChat, from: number, text: string): number {
  const piece = pieces.find(({ at, text: held }) => at >= from && held.includes(text));
  if (!piece) throw new Error(`No piece with ${text} came.`);
  return piece.at - from;
}

/** Of the first token that the model wrote for this chat; what it wrote for others lies before or after it. */
function afterFirstToken(chat: AskedChat, firstTokens: readonly number[]): number[] {
  const own = firstTokens.find((at) => at >= chat.startedAt && at <= chat.startedAt + chat.ms);
  return own === undefined ? [] : [msTo(chat, own, "")];
}

function figuresOf(name: string, values: readonly number[], bar: number): Figure[] {
  return [
    { name: `${name}, p50`, value: percentile(values, 0.5), unit: "ms", bar: null },
    { name: `${name}, p95`, value: percentile(values, 0.95), unit: "ms", bar: atMost(bar) },
  ];
}
