import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createAccessRule, listAccessRules } from "@/lib/access/access-rules";
import { systemViewer } from "@/lib/auth/system-viewer";
import type { Viewer } from "@/lib/auth/viewer";
import { env } from "@/lib/env";
import { newId } from "@/lib/id";
import { connectSource } from "@/lib/pipeline/connect-source";
import type { Result } from "@/lib/result";
import { editModel } from "@/lib/semantic/__fixtures__/edit-model";
import { analysisFinished, sourceAnalysis, startAnalysis } from "@/lib/semantic/analysis/source-analysis";
import { newestModel } from "@/lib/semantic/load-model";
import { closeDriver } from "@/lib/source/source-drivers";
import { sourceStructure, sourceSummary } from "@/lib/source/sources";
import { analysisReview, decideReview } from "./review-analysis";

const admin: Viewer = { ...systemViewer(), userId: newId(), scopeKey: "admin" };
const designer: Viewer = { ...admin, role: "designer", scopeKey: "designer" };
const folder = join(env.QUERENT_DATA_DIR, "files");
const noWidgets = async () => [];
let id = "";

async function value<T>(result: Promise<Result<T>>): Promise<T> {
  const settled = await result;
  if (!settled.ok) throw new Error(settled.error.code);
  return settled.value;
}

function change(...statements: string[]): void {
  mkdirSync(folder, { recursive: true });
  const database = new DatabaseSync(join(folder, "people.db"));
  for (const statement of statements) database.exec(statement);
  database.close();
}

async function analyse(): Promise<string | undefined> {
  await value(startAnalysis(admin, id));
  await value(analysisFinished(id));
  return (await value(sourceAnalysis(admin, id)))?.status;
}

const labelOf = async (column: string) =>
  (await newestModel(id))?.entities[0]?.columns.find(({ name }) => name === column)?.label;

beforeAll(async () => {
  change(
    "CREATE TABLE people (id INTEGER PRIMARY KEY, town TEXT, born TEXT)",
    ...["Rome", "Oslo", "Rome", "Bern"].map(
      (town, index) => `INSERT INTO people VALUES (${index}, '${town}', '19${60 + index}-01-01')`,
    ),
  );
  const connection = { kind: "sqlite", file: "people.db" } as const;
  id = (await value(connectSource(admin, { name: "People", connection }))).id;
  await value(analysisFinished(id));
  const rule = { kind: "hide" as const, entity: "people", column: "town", groups: [] };
  await value(createAccessRule(admin, id, { ...rule, roles: ["viewer"] }));
  const revision = (await newestModel(id))?.revision ?? 0;
  await value(editModel(admin, id, { revision, entity: "people", column: "town", label: "Home town" }));
});

afterAll(() => closeDriver(id));

it("an analysis of a source that is as it was is applied at once, and keeps what people said", async () => {
  expect(await analyse()).toBe("done");
  expect(await labelOf("town")).toBe("Home town");
  expect(await value(analysisReview(admin, id, noWidgets))).toBeNull();
});

it("one that found changes waits, breaks nothing meanwhile, and can be discarded", async () => {
  change("ALTER TABLE people RENAME COLUMN town TO place", "ALTER TABLE people ADD COLUMN note TEXT");
  expect(await analyse()).toBe("review");
  expect(await value(sourceSummary(admin, id))).toMatchObject({ analysisStatus: "ready" });
  expect(await labelOf("town")).toBe("Home town");
  expect(await analysisReview(designer, id, noWidgets)).toMatchObject({ ok: false, error: { code: "auth/forbidden" } });
  const widget = { kind: "widget", id: "w", label: "Towns", within: "Board", href: "/dashboards/b" } as const;
  const review = await value(analysisReview(admin, id, async () => [{ ...widget, sql: "SELECT town FROM people" }]));
  const place = { entity: "people", column: "town" };
  expect(review?.drift).toMatchObject([
    { kind: "renamed", place, to: "place" },
    { kind: "new", place: { entity: "people", column: "note" } },
  ]);
  expect(review?.broken).toEqual([{ ...widget, places: [place] }]);
  const runId = review?.runId ?? "";
  const decision = { runId, action: "discard", refusedRenames: [] } as const;
  expect(await value(decideReview(admin, id, { ...decision, refusedRenames: [] }))).toMatchObject({
    status: "discarded",
  });
  const again = await decideReview(admin, id, { ...decision, refusedRenames: [] });
  expect(again).toMatchObject({ ok: false, error: { code: "source/no-review" } });
});

it("applied, it takes along what people said, also while it waited, and the rules on what was renamed", async () => {
  expect(await analyse()).toBe("review");
  const revision = (await newestModel(id))?.revision ?? 0;
  await value(editModel(admin, id, { revision, entity: "people", column: "born", label: "Birthday" }));
  const review = await value(analysisReview(admin, id, noWidgets));
  const applied = decideReview(admin, id, { runId: review?.runId ?? "", action: "apply", refusedRenames: [] });
  expect(await value(applied)).toMatchObject({ status: "done" });
  expect([await labelOf("place"), await labelOf("born"), await labelOf("town")]).toEqual([
    "Home town",
    "Birthday",
    undefined,
  ]);
  expect(await value(listAccessRules(admin, id))).toMatchObject([{ kind: "hide", entity: "people", column: "place" }]);
  const structure = await value(sourceStructure(id));
  expect(structure.tables[0]?.columns.map(({ name }) => name)).toEqual(["id", "place", "born", "note"]);
  expect(JSON.stringify(structure)).not.toContain('"sketch"');
  expect(await analyse()).toBe("done");
});
