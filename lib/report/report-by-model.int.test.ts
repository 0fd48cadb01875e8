import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { viewer as person } from "@/lib/auth/__fixtures__/viewers";
import { promptDefinitions } from "@/lib/llm/prompts/definitions";
import type { PromptName } from "@/lib/llm/prompts/schema";
import type { Report } from "@/lib/report/schema";
import type { Result } from "@/lib/result";
import { type FakeReply, type FakeRequest, failsWith, says } from "@/scripts/fake-llm/fake-reply";
import { type FakeModel, startFakeModel } from "@/scripts/fake-llm/start-fake-model";

const owner = person("owner");
const admin = person("admin", { role: "admin" });
const outline = {
  title: "Orders, told",
  sections: [
    { heading: "All orders", question: "How many orders are there?" },
    { heading: "Where from", question: "Number of customers by city" },
  ],
};
const told: Record<string, string> = {
  "How many orders": "There are 12 orders.",
  "customers by city": "Paris leads with 4711 customers.",
};

let server: FakeModel;
let sourceId: string;
let summary = "- There are 12 orders.";
let fails = false;

/** Answers by what it is asked to do. */
function answer({ system, prompt }: FakeRequest): FakeReply {
  if (fails) return failsWith(400);
  if (system.includes("Choose the sections")) return says(outline);
  if (system.includes("Write the summary")) return says(summary);
  return says(Object.entries(told).find(([words]) => prompt.includes(words))?.[1] ?? "Nothing.");
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
  sourceId = await createSqliteShop();
});

beforeEach(() => {
  fails = false;
  summary = "- There are 12 orders.";
});

afterAll(async () => {
  vi.unstubAllEnvs();
  const { shutDown } = await import("@/lib/telemetry/shutdown");
  await shutDown();
  await server.close();
});

async function reportOn(subject: string): Promise<Report> {
  const { startReport } = await import("./start-report");
  const { reportFinished } = await import("./reports-at-work");
  const { getReport } = await import("./reports");
  const started = await value(startReport(owner, { from: "subject", sourceId, subject, period: null, engine: "auto" }));
  await reportFinished(started.id);
  return await value(getReport(owner, started.id));
}

it("a model chooses the questions and words them; a figure that it invents is replaced by what is computed", async () => {
  const { title, status, document } = await reportOn("orders");
  expect({ title, status }).toEqual({ title: "Orders, told", status: "ready" });
  const [all, cities] = document.sections;
  expect(all).toMatchObject({ heading: "All orders", text: "There are 12 orders.", textBy: "model" });
  expect(all?.receipt).toMatchObject({ textBy: "model" });
  expect(cities).toMatchObject({ heading: "Where from", textBy: "computed" });
  expect(cities?.text).not.toContain("4711");
  expect(document).toMatchObject({ summary: "- There are 12 orders.", summaryBy: "model" });
});

it("a summary that lies is replaced by what is computed", async () => {
  summary = "- There are 12 orders, up by 4711 %.";
  const { document } = await reportOn("orders");
  expect(document.summaryBy).toBe("computed");
  expect(document.summary).not.toContain("4711");
});

async function previewOf(name: PromptName, { question = "How many orders are there?", send = false } = {}) {
  const { previewPrompt } = await import("./preview-prompt");
  const places = promptDefinitions[name].variables.map((variable) => `{{${variable.name}}}`);
  const text = `The changed wording of ${name}. ${places.join(" ")}`;
  const wish = { name, language: "en", text, sourceId, question, modelContext: null, send } as const;
  return await previewPrompt(admin, wish, { signal: new AbortController().signal });
}

describe("the preview of a prompt", () => {
  it("shows the request of each with the wording as changed, and sends nothing", async () => {
    const before = server.requests.length;
    const sql = await value(previewOf("sql"));
    const answer = await value(previewOf("answer", { question: "Number of customers by city" }));
    const report = await value(previewOf("report", { question: "late orders" }));
    const described = await value(previewOf("describe", { question: "customers" }));
    expect(server.requests.length).toBe(before);
    for (const [name, { system, request, reply }] of Object.entries({ sql, answer, report, describe: described })) {
      expect(system).toContain(`The changed wording of ${name}.`);
      expect(system).not.toContain("{{");
      expect(request?.body).toContain(`The changed wording of ${name}.`);
      expect(reply).toBeNull();
    }
    expect(sql.prompt).toContain("How many orders are there?");
    expect(answer.prompt).toMatch(/Question: Number of customers by city[\s\S]*<result> 2 in all:[\s\S]*Paris \| 2\n/);
    expect(answer.request?.body).not.toContain("response_format");
    expect(described.prompt).toMatch(/^<database>\n[\s\S]*Table "customers" [\s\S]*, describe/);
    expect(report.system).toContain("Choose the sections of a report");
    expect(report.prompt).toMatch(/^<data>\n[\s\S]*Orders: [\s\S]*<\/data>\n\nSubject: late orders$/);
  });

  it("shows what a report sends, to the letter", async () => {
    await reportOn("late orders");
    const sent = server.requests.find(({ prompt }) => prompt.includes("Subject: late orders"));
    const { prompt } = await value(previewOf("report", { question: "late orders" }));
    expect(prompt).toBe(sent?.prompt);
  });

  it("shows what comes back where it is sent: prose of an answer, JSON of an outline", async () => {
    const answer = await value(previewOf("answer", { question: "Number of customers by city", send: true }));
    expect(answer.reply?.text).toBe("Paris leads with 4711 customers.");
    const report = await value(previewOf("report", { send: true }));
    expect(JSON.parse(report.reply?.text ?? "")).toEqual(outline);
  });

  it("says why there is none where no query comes of a question", async () => {
    expect(await previewOf("answer", { question: "Sing me a song" })).toMatchObject({
      error: { code: "llm/preview-no-query" },
    });
  });
});

it("no row is sent where the source forbids it", async () => {
  const { store } = await import("@/lib/db/store");
  const { invalidate } = await import("@/lib/cache/invalidate");
  const { sourceTag } = await import("@/lib/source/sources");
  const { db, tables } = await store();
  const modelContext = { instructions: "", sendSampleValues: false, sendRows: false };
  await db.update(tables.sources).set({ modelContext }).where(eq(tables.sources.id, sourceId));
  await invalidate([sourceTag(sourceId)]);
  const before = server.requests.length;
  const { document } = await reportOn("orders");
  expect(document).toMatchObject({ summaryBy: "computed", sections: [{ textBy: "computed" }, { textBy: "computed" }] });
  expect(server.requests.slice(before).every(({ system }) => system.includes("Choose the sections"))).toBe(true);
  expect(await previewOf("answer")).toMatchObject({ error: { code: "llm/preview-rows-kept" } });
});

// Last: after it the model is left alone for a while.
it("a model that fails leaves the report to the built-in engine, which says so", async () => {
  fails = true;
  const { status, document } = await reportOn("orders");
  expect(status).toBe("ready");
  expect(document.sections.length).toBeGreaterThan(2);
  expect(document.notes.join()).toContain("built-in engine chose the sections");
});
