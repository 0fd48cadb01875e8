import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { Result } from "@/lib/result";
import type { SemanticModel } from "@/lib/semantic/schema";
import { type FakeReply, type FakeRequest, failsWith, says } from "@/scripts/fake-llm/fake-reply";
import { type FakeModel, startFakeModel } from "@/scripts/fake-llm/start-fake-model";
import { column, entity, model } from "../__fixtures__/models";
import type { DescribedBatch } from "./schema";

/** Wide enough for several requests. */
const tables = ["bookings", "invoices", "vessels", "harbours"];
const structure = {
  kind: "sqlite" as const,
  serverVersion: "3",
  capturedAt: "2026-05-01T00:00:00.000Z",
  tables: [],
  unreadable: [],
};

let server: FakeModel;
let fleet: SemanticModel;
/** None while the shop is analysed. */
let fails: (request: FakeRequest) => FakeReply | null = () => null;

function answer(request: FakeRequest): FakeReply {
  const failure = fails(request);
  if (failure !== null) return failure;
  const asked = [...request.prompt.matchAll(/^Table "(\w+)"/gm)].map(([, name = ""]) => name);
  return says({ tables: asked.map((name) => ({ name, description: "One row for each.", zh: { label: "表" } })) });
}

async function value<T>(result: Promise<Result<T>>): Promise<T> {
  const settled = await result;
  if (!settled.ok) throw new Error(JSON.stringify(settled.error));
  return settled.value;
}

beforeAll(async () => {
  server = await startFakeModel({ answer });
  vi.stubEnv("DEEPSEEK_BASE_URL", server.url);
  vi.stubEnv("DEEPSEEK_API_KEY", "any-key");
  const { createSqliteShop } = await import("@/lib/pipeline/__fixtures__/sqlite-shop");
  const sourceId = await createSqliteShop();
  const wide = (table: string) =>
    entity(
      table,
      Array.from({ length: 30 }, (_, index) => column(`${table}_c${index}`)),
    );
  fleet = { ...model(tables.map(wide)), sourceId };
});

beforeEach(() => {
  fails = () => null;
});

afterAll(async () => {
  vi.unstubAllEnvs();
  const { shutDown } = await import("@/lib/telemetry/shutdown");
  await shutDown();
  await server.close();
});

async function describeFleet({
  known = new Map<string, DescribedBatch>(),
  stored = null as SemanticModel | null,
  controller = new AbortController(),
} = {}) {
  const { describeWithModel } = await import("./describe-model");
  const batches = new Map<string, DescribedBatch>();
  const progress: { done: number; total: number }[] = [];
  const incomplete: unknown[] = [];
  const described = await describeWithModel(null, fleet, structure, {
    ...{ signal: controller.signal, stored, known },
    onBatch: async (key, batch) => void batches.set(key, batch),
    onProgress: (now) => void progress.push(now),
    onIncomplete: (missing) => void incomplete.push(missing),
  });
  return { described, batches, progress, incomplete };
}

const descriptions = (of: SemanticModel) => of.entities.map(({ description }) => description);

it("every table is described, batch by batch; an interrupted run asks only for the rest", async () => {
  const whole = await describeFleet();
  const told = await value(Promise.resolve(whole.described));
  expect(descriptions(told)).toEqual(tables.map(() => "One row for each."));
  expect(told.entities[0]?.inferred?.description).toMatchObject({ by: "model" });
  expect(whole.progress.at(-1)).toEqual({ done: 4, total: 4 });
  expect(told.suggestedQuestions.length).toBeGreaterThan(0);

  const before = server.requests.length;
  const half = new Map([...whole.batches].slice(0, 2));
  const resumed = await describeFleet({ known: half });
  expect(server.requests.length - before).toBe(2);
  expect(resumed.progress[0]).toEqual({ done: 2, total: 4 });
  expect(resumed.described).toEqual(whole.described);

  const again = await describeFleet({ stored: told });
  expect(descriptions(await value(Promise.resolve(again.described)))).toEqual(descriptions(told));
});

it("what fails costs only itself and is told of", async () => {
  fails = ({ prompt }) => (prompt.includes('"vessels"') ? failsWith(400) : null);
  const { described, incomplete } = await describeFleet();
  const told = await value(Promise.resolve(described));
  expect(descriptions(told).filter((description) => description === null)).toHaveLength(1);
  expect(incomplete).toMatchObject([{ batches: 1 }]);
});

it("a reply that met its token limit is asked for in halves", async () => {
  fails = ({ prompt }) =>
    prompt.includes('"vessels_c0" (text') && prompt.includes('"vessels_c29" (text')
      ? { text: '{"tables": [{"name": "ves', fault: { kind: "length" } }
      : null;
  const { described, incomplete } = await describeFleet();
  expect(descriptions(await value(Promise.resolve(described)))).not.toContain(null);
  expect(incomplete).toEqual([]);
});

it("who cancels is told so at once", async () => {
  const controller = new AbortController();
  fails = () => {
    controller.abort();
    return { text: "", delayMs: 200 };
  };
  const { described } = await describeFleet({ controller });
  expect(described).toMatchObject({ ok: false, error: { code: "execute/cancelled" } });
});

it("with a model that turns everything down, all stays as the rules have it", async () => {
  fails = () => failsWith(401);
  const refused = await value(Promise.resolve((await describeFleet()).described));
  expect(refused.entities).toEqual(fleet.entities);
});
