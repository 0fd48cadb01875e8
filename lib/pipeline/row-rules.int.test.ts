import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listAccessRules } from "@/lib/access/access-rules";
import type { RuleDraft } from "@/lib/access/schema";
import { viewerOf } from "@/lib/auth/account";
import { systemViewer } from "@/lib/auth/system-viewer";
import { insertUser } from "@/lib/auth/users";
import type { Viewer } from "@/lib/auth/viewer";
import { closeStore, store } from "@/lib/db/store";
import { env } from "@/lib/env";
import type { Refusal } from "@/lib/errors";
import type { AnswerPart } from "@/lib/pipeline/answer-part";
import { answerQuestion } from "@/lib/pipeline/answer-question";
import { askableModelFor } from "@/lib/pipeline/askable-view";
import { addAccessRule } from "@/lib/pipeline/manage-access-rules";
import { previewAccess } from "@/lib/pipeline/preview-access";
import { runStoredQuery } from "@/lib/pipeline/run-stored-query";
import { sampleRows } from "@/lib/pipeline/sample-rows";
import type { Result } from "@/lib/result";
import { analysisFinished, startAnalysis } from "@/lib/semantic/analysis/source-analysis";
import type { SemanticModel } from "@/lib/semantic/schema";
import { semanticModelFor } from "@/lib/semantic/semantic-view";
import { closeDriver } from "@/lib/source/source-drivers";
import { createSource } from "@/lib/source/sources";

const admin = systemViewer();
const signal = new AbortController().signal;
const occasion = { kind: "widget" as const, asked: "test", subject: null };
const viewersOnly = { roles: ["viewer" as const], groups: [] };
let sourceId = "";
const people = new Map<string, Viewer>();

async function value<T>(result: Promise<Result<T>>): Promise<T> {
  const settled = await result;
  if (!settled.ok) throw new Error(`${settled.error.code} ${JSON.stringify(settled.error.params)}`);
  return settled.value;
}

beforeAll(async () => {
  const folder = join(env.QUERENT_DATA_DIR, "files");
  mkdirSync(folder, { recursive: true });
  const instance = await DuckDBInstance.create(join(folder, "sales.duckdb"));
  const connection = await instance.connect();
  for (const statement of [
    "CREATE TABLE sales (sale_id INTEGER PRIMARY KEY, region VARCHAR, status VARCHAR, seller_email VARCHAR, sold_on DATE, amount INTEGER, margin INTEGER)",
    `INSERT INTO sales SELECT i, ['North', 'South'][1 + i % 2], CASE WHEN i % 2 = 0 THEN ['shipped', 'open'][1 + (i // 2) % 2] ELSE 'returned' END,
       ['ana', 'ben'][1 + i % 2] || '@querent.test', DATE '2024-01-01' + i::INTEGER, i, i * 10 FROM range(1, 101) r(i)`,
    "CREATE VIEW sale_list AS SELECT * FROM sales",
    "CHECKPOINT",
  ]) {
    await connection.run(statement);
  }
  connection.closeSync();
  instance.closeSync();
  const source = await value(
    createSource(admin, { name: "Sales", connection: { kind: "duckdb", files: ["sales.duckdb"] } }),
  );
  sourceId = source.id;
  await startAnalysis(admin, sourceId);
  await value(analysisFinished(sourceId));
  const on = await store();
  const given: Record<string, Record<string, string>> = { ana: { region: "North" }, ben: { region: "South" }, cy: {} };
  for (const [name, attributes] of Object.entries(given)) {
    const { id } = await value(
      insertUser(on.db, on.tables, {
        ...{ email: `${name}@querent.test`, name, role: "viewer", password: null, groups: [], attributes },
      }),
    );
    people.set(name, viewerOf({ ...account(name, attributes), id }, "en"));
  }
});

function account(name: string, attributes: Record<string, string>): Parameters<typeof viewerOf>[0] {
  return {
    ...{ id: "", email: `${name}@querent.test`, name, role: "viewer", groups: [], attributes },
    ...{ locale: null, disabled: false, sessionEpoch: 1 },
  };
}

const person = (name: string): Viewer => people.get(name) ?? admin;

afterAll(async () => {
  await closeDriver(sourceId);
  await closeStore();
});

/** The source has these rules and no others. */
async function rulesAre(...drafts: RuleDraft[]): Promise<void> {
  const { deleteAccessRule } = await import("@/lib/access/access-rules");
  for (const { id } of await value(listAccessRules(admin, sourceId))) {
    await value(deleteAccessRule(admin, { sourceId, ruleId: id }));
  }
  for (const draft of drafts) await value(addAccessRule(admin, sourceId, draft));
}

const row = (condition: string, entity = "sales"): RuleDraft => ({ kind: "row", entity, condition, ...viewersOnly });
const hide = (column: string): RuleDraft => ({ kind: "hide", entity: "sales", column, ...viewersOnly });
const run = (viewer: Viewer, sql: string) => runStoredQuery(viewer, { sourceId, sql }, { signal, occasion });
const total = "SELECT SUM(amount) AS n FROM sales";
const sum = async (viewer: Viewer, sql = total) => Number((await value(run(viewer, sql))).result.rows[0]?.[0]);
const columnOf = (model: SemanticModel, name: string) =>
  model.entities.find(({ id }) => id === "sales")?.columns.find((column) => column.name === name);

async function ask(viewer: Viewer, question: string): Promise<AnswerPart[]> {
  const parts: AnswerPart[] = [];
  await answerQuestion(
    viewer,
    { sourceId, question, engine: "offline", conversationId: null },
    { signal, turns: [], emit: (part) => void parts.push(part), keepQuery: async () => "query" },
  );
  return parts;
}

describe("row rules", () => {
  beforeEach(() => rulesAre(row("region = {{user.region}}")));

  it("show each viewer their own rows, also after both have filled the cache", async () => {
    for (let round = 0; round < 2; round += 1) {
      expect(await sum(person("ana"))).toBe(2_550);
      expect(await sum(person("ben"))).toBe(2_500);
    }
    expect((await value(run(person("ana"), total))).cacheTier).toBe("memory");
    expect(await sum(admin)).toBe(5_050);
    expect((await value(run(person("ana"), total))).checked.rowRulesApplied).toBe(true);
  });

  it("refuse who lacks the attribute, by its name", async () => {
    const refused = { ok: false, error: { code: "guard/attribute", params: { attribute: "region" } } };
    expect(await run(person("cy"), total)).toMatchObject(refused);
    expect(await sampleRows(person("cy"), sourceId, "sales", { signal })).toMatchObject(refused);
  });

  it("reach as far as a change of the viewer's attributes, at once", async () => {
    const moved = { ...person("ana"), attributes: { region: "South" } };
    expect(await sum(person("ana"))).toBe(2_550);
    // Even with the scope that came with the old attributes: the text that ran differs.
    expect(await sum(moved)).toBe(2_500);
  });

  it("keep apart people who differ in nothing but who they are", async () => {
    await rulesAre(row("seller_email = {{user.email}}"));
    const same = { role: "viewer" as const, groups: [], attributes: {}, scopeKey: "same" };
    const [ana, ben] = [
      { ...person("ana"), ...same },
      { ...person("ben"), ...same },
    ];
    for (let round = 0; round < 2; round += 1) {
      expect(await sum(ana)).toBe(2_550);
      expect(await sum(ben)).toBe(2_500);
    }
  });

  it("take effect and end at once, results in memory or not", async () => {
    expect(await sum(person("ana"))).toBe(2_550);
    await rulesAre(row("region = {{user.region}}"), row("amount > 50"));
    expect(await sum(person("ana"))).toBe(1_900);
    await rulesAre();
    expect(await sum(person("ana"))).toBe(5_050);
  });

  it("give the model the values of the viewer's own rows and none of others", async () => {
    const values = async (viewer: Viewer, column = "status") =>
      columnOf(await value(askableModelFor(viewer, sourceId)), column)?.frequentValues.map(({ value }) => value);
    expect((await values(person("ana")))?.sort()).toEqual(["open", "shipped"]);
    expect(await values(person("ben"))).toEqual(["returned"]);
    expect(await values(person("ana"), "region")).toEqual(["North"]);
    expect(await values(person("cy"))).toEqual([]);
    const shown = await value(semanticModelFor(person("ana"), sourceId));
    expect(JSON.stringify(shown)).not.toMatch(/returned|South|2024-/);
    expect(await value(askableModelFor(person("ana"), sourceId))).toBe(
      await value(askableModelFor(person("ana"), sourceId)),
    );
  });

  it("leave questions with such values answered offline, and say in the receipt that they applied", async () => {
    const parts = await ask(person("ana"), "How many sales are shipped?");
    const rows = parts.find((part) => part.kind === "rows");
    expect(rows?.kind === "rows" && rows.data.result.rows).toEqual([["25"]]);
    const receipt = parts.find((part) => part.kind === "receipt");
    expect(receipt?.kind === "receipt" && receipt.data.rowRulesApplied).toBe(true);
  });

  it("refuse a question of who lacks the attribute with a sentence that says what to do", async () => {
    const refusal = (await ask(person("cy"), "How many sales are there?")).find((part) => part.kind === "refusal");
    expect(refusal?.kind === "refusal" && refusal.data.message).toMatch(/needs your attribute region.*Ask an admin/);
  });

  it("take views away that no rule covers, and leave those that one does", async () => {
    expect(await run(person("ana"), "SELECT COUNT(*) AS n FROM sale_list")).toMatchObject({
      error: { code: "guard/table" },
    });
    await rulesAre(row("region = {{user.region}}"), row("TRUE", "sale_list"));
    expect(await sum(person("ana"), "SELECT COUNT(*) AS n FROM sale_list")).toBe(100);
  });
});

describe("column rules", () => {
  it("let a hidden column be in no model, no message and no row", async () => {
    await rulesAre(hide("margin"));
    const told = [
      await semanticModelFor(person("ana"), sourceId),
      await askableModelFor(person("ana"), sourceId),
      await sampleRows(person("ana"), sourceId, "sales", { signal }),
      await run(person("ana"), "SELECT * FROM sales LIMIT 1"),
      await run(person("ana"), "SELECT margi FROM sales"),
      await ask(person("ana"), "Sales by profit"),
    ];
    expect(JSON.stringify(told)).not.toMatch(/margin/i);
    expect(await run(person("ana"), "SELECT margin FROM sales")).toMatchObject({ error: { code: "guard/column" } });
    expect(JSON.stringify(await semanticModelFor(admin, sourceId))).toMatch(/margin/);
  });

  it("mask values as they say", async () => {
    const mask = { kind: "mask" as const, entity: "sales", ...viewersOnly };
    await rulesAre(
      { ...mask, column: "seller_email", mask: "hash" },
      { ...mask, column: "region", mask: "first-letters" },
      { ...mask, column: "sold_on", mask: "year" },
    );
    const sql = "SELECT seller_email, region, sold_on, COUNT(*) AS n FROM sales GROUP BY seller_email, region, sold_on";
    const { rows } = (await value(run(person("ana"), `${sql} ORDER BY region`))).result;
    expect(rows.map(([, ...rest]) => rest)).toEqual([
      ["No…", 2024, "50"],
      ["So…", 2024, "50"],
    ]);
    expect(rows.every(([mail]) => /^[0-9a-f]{16}$/.test(String(mail)))).toBe(true);
    expect(JSON.stringify(await value(askableModelFor(person("ana"), sourceId)))).not.toMatch(/querent\.test|North/);
  });
});

describe("saving a rule", () => {
  const problems: [string, RuleDraft, Refusal["code"]][] = [
    ["a table that is none", row("TRUE", "nothing"), "access/table"],
    ["a column that is none", hide("nothing"), "access/column"],
    ["a mask that does not fit", { ...hide("amount"), kind: "mask", mask: "year" } as RuleDraft, "access/mask"],
    ["a condition with a query", row("sale_id IN (SELECT 1)"), "guard/condition"],
    ["a condition on another column", row("secret = 1"), "guard/condition"],
    ["a condition that writes", row("1 = 1; DROP TABLE sales"), "guard/condition"],
  ];

  it.each(problems)("refuses %s", async (_, draft, code) => {
    expect(await addAccessRule(admin, sourceId, draft)).toMatchObject({ ok: false, error: { code } });
  });

  it("gives the attributes that it needs", async () => {
    const rule = row("region = {{user.region}} AND seller_email = {{ user.email }}");
    expect((await value(addAccessRule(admin, sourceId, rule))).attributes).toEqual(["region", "email"]);
  });
});

describe("a preview", () => {
  const trial = (name: string | null, rule = row("region = {{user.region}}")) => ({
    ...{ rule, ruleId: null, userId: name === null ? null : person(name).userId },
  });

  it("shows what a person would see, before the rule is kept", async () => {
    await rulesAre();
    const seen = await value(previewAccess(admin, sourceId, trial("ana"), { signal }));
    expect(seen).toMatchObject({
      attributes: ["region"],
      lacking: ["cy"],
      preview: { refusal: null, visibleCount: 50, wholeEstimate: 100 },
    });
    expect(seen.preview?.rows?.rows.every(([region]) => region === "North")).toBe(true);
    expect(await sum(person("ana"))).toBe(5_050);
    const { db, tables } = await store();
    const events = await db.select().from(tables.auditEvents).where(eq(tables.auditEvents.action, "access.preview"));
    expect(events.at(-1)).toMatchObject({ userId: admin.userId, subject: person("ana").userId, sourceId });
  });

  it("says what they would be told instead", async () => {
    const seen = await value(previewAccess(admin, sourceId, trial("cy"), { signal }));
    expect(seen.preview).toMatchObject({ visibleCount: null, rows: null });
    expect(seen.preview?.refusal).toMatch(/attribute region/);
  });

  it("is for those who manage access", async () => {
    const refused = { error: { code: "auth/forbidden" } };
    expect(await previewAccess(person("ana"), sourceId, trial("ben"), { signal })).toMatchObject(refused);
  });
});
