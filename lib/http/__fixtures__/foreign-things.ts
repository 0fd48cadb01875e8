import { eq } from "drizzle-orm";
import { viewer as person } from "@/lib/auth/__fixtures__/viewers";
import { createApiToken } from "@/lib/auth/api-tokens";
import type { Role, Viewer } from "@/lib/auth/viewer";
import type { ChartSpec } from "@/lib/chart/schema";
import { completeConfig, type DashboardConfig } from "@/lib/dashboard/config/schema";
import { createDashboard } from "@/lib/dashboard/dashboards";
import { createLink } from "@/lib/dashboard/links";
import { newDashboardSchema } from "@/lib/dashboard/schema";
import { addComment } from "@/lib/dashboard/share/comments";
import { createEmbed } from "@/lib/dashboard/share/embeds";
import { createFolder } from "@/lib/dashboard/share/folders";
import { store } from "@/lib/db/store";
import { newId } from "@/lib/id";
import { newDocument } from "@/lib/report/new-document";
import type { Result } from "@/lib/result";
import { refreshModel } from "@/lib/semantic/semantic-model";
import type { SourceStructure } from "@/lib/source/schema";
import { createSource } from "@/lib/source/sources";
import { signInAs } from "@/scripts/test/sign-in-as";

function given<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const looks = { x: null, y: [], series: null, stacked: false, horizontal: false, title: null };
export const tableChart: ChartSpec = { version: 1, type: "table", ...looks };

/** A dashboard with one widget of this id. */
function configWith(widgetId: string, sourceId: string): DashboardConfig {
  const place = { x: 0, y: 0, w: 6, h: 4 };
  const query = { sourceId, question: null, sql: "SELECT 1", plan: null, cacheSeconds: 60 };
  return completeConfig({
    widgets: [{ id: widgetId, title: "Widget", kind: "chart", place, query, chart: tableChart }],
  });
}

/** A source that was analysed: one table, of a file that is not there. */
async function makeSource(admin: Viewer, name: string): Promise<string> {
  const source = given(await createSource(admin, { name, connection: { kind: "sqlite", file: "none.sqlite" } }));
  const column = { databaseType: "TEXT", type: "text", nullable: true, comment: null, statistics: null } as const;
  const keys = { comment: null, rowEstimate: 3, primaryKey: ["name"], uniqueKeys: [], foreignKeys: [] };
  const columns = ["name", "email"].map((columnName) => ({ name: columnName, ...column }));
  const structure: SourceStructure = {
    ...{ kind: "sqlite", serverVersion: "3", capturedAt: new Date().toISOString(), canWrite: false, unreadable: [] },
    tables: [{ schema: null, name: "customers", kind: "table", columns, ...keys }],
  };
  given(await refreshModel(source.id, structure));
  const { db, tables } = await store();
  const ready = { structure, analysisStatus: "ready", tableCount: 1 };
  await db.update(tables.sources).set(ready).where(eq(tables.sources.id, source.id));
  return source.id;
}

async function makeDashboard(owner: Viewer, sourceId: string, visibility: "private" | "everyone") {
  const widgetId = newId();
  const config = configWith(widgetId, sourceId);
  const made = given(await createDashboard(owner, newDashboardSchema.parse({ title: "Board", visibility, config })));
  return { dashboardId: made.id, widgetId };
}

async function makeQuery(owner: Viewer, sourceId: string): Promise<string> {
  const { db, tables } = await store();
  const id = newId();
  const query = { question: "How many?", sql: "SELECT 1", plan: null, engine: "offline", conversationId: null };
  await db.insert(tables.queries).values({ ...query, id, userId: owner.userId, sourceId, createdAt: new Date() });
  return id;
}

async function makeRows(owner: Viewer, sourceId: string) {
  const { db, tables } = await store();
  const now = new Date();
  const made = { createdBy: owner.userId, createdAt: now, updatedAt: now };
  const [conversationId, setId, caseId, runId, questionId, ruleId] = Array.from({ length: 6 }, newId) as [
    ...[string, string, string, string, string, string],
  ];
  const talk = { id: conversationId, userId: owner.userId, sourceId, title: "Theirs", createdAt: now, updatedAt: now };
  await db.insert(tables.conversations).values(talk);
  await db.insert(tables.questionSets).values({ ...made, id: setId, sourceId, name: "Set" });
  const asked = { question: "How many?", goldSql: "SELECT 1", conversation: null };
  await db.insert(tables.questionCases).values({ ...asked, ...made, id: caseId, setId, position: 1 });
  const counts = { total: 1, answered: 0, right: 0, confident: 0, confidentRight: 0, clarified: 0, refused: 0 };
  await db.insert(tables.qualityRuns).values({
    ...{ ...counts, inputTokens: 0, outputTokens: 0, medianMs: null, p95Ms: null, error: null, promptVersion: null },
    ...{ id: runId, setId, engine: "offline", model: null, modelRevision: 1, status: "done" },
    ...{ startedBy: owner.userId, startedAt: now, seenAt: now, endedAt: now },
  });
  const verified = { question: "How many?", language: "en", plan: null, sql: "SELECT 1", chart: null };
  await db.insert(tables.verifiedQuestions).values({ ...verified, ...made, id: questionId, sourceId });
  const rule = { entity: "customers", kind: "hide", column: "email", condition: null, mask: null };
  await db.insert(tables.accessRules).values({ ...rule, ...made, id: ruleId, sourceId, roles: [], groups: [] });
  const [messageId, feedbackId] = [newId(), newId()];
  const said = { conversationId, parentId: conversationId, position: 0, role: "assistant", parts: [], createdAt: now };
  await db.insert(tables.messages).values({ ...said, id: messageId });
  await db.insert(tables.answerFeedback).values({
    ...{ id: feedbackId, userId: owner.userId, conversationId, messageId, sourceId, question: "How many?" },
    ...{ verdict: "down", sql: "SELECT 1", createdAt: now, updatedAt: now },
  });
  const connected = { provider: "openai", model: "m", baseUrl: null, sealedKey: null, structuredOutput: "none" };
  const modelId = newId();
  const model = { ...connected, ...made, id: modelId, name: "Theirs", disabled: false, lastTest: null };
  await db.insert(tables.models).values(model);
  const reportId = newId();
  const about = { title: "Theirs", subject: "orders", locale: "en", engine: "offline", period: null } as const;
  await db.insert(tables.reports).values({
    ...{ id: reportId, ownerId: owner.userId, sourceId, conversationId, title: "Theirs", status: "ready", error: null },
    ...{ revision: 1, document: newDocument(about), createdAt: now, updatedAt: now },
  });
  const pictureId = newId();
  await db.insert(tables.pictures).values({
    ...{ id: pictureId, mediaType: "image/png", digest: "0".repeat(64), content: "", byteCount: 0 },
    ...{ createdBy: owner.userId, createdAt: now },
  });
  return {
    pictureId,
    messageId,
    feedbackId,
    reportId,
    conversationId,
    setId,
    caseId,
    runId,
    questionId,
    ruleId,
    modelId,
  };
}

export type Things = Awaited<ReturnType<typeof makeForeignThings>>;

/** One of everything that has an id, made by a designer who never asks for any of it herself. */
export async function makeForeignThings() {
  const admin = person(newId(), { role: "admin" });
  const { user } = await signInAs("designer");
  const owner = person(user.id, { role: "designer" });
  const sourceId = await makeSource(admin, "Theirs");
  const board = await makeDashboard(owner, sourceId, "private");
  return {
    ...{ sourceId, otherSourceId: await makeSource(admin, "Another"), userId: user.id },
    ...board,
    linkId: given(await createLink(owner, board.dashboardId, { name: "Screen", days: 30, password: null, fixed: {} }))
      .id,
    commentId: given(await addComment(owner, board.dashboardId, { widgetId: null, parentId: null, text: "Theirs" })).id,
    embedId: given(
      await createEmbed(owner, board.dashboardId, {
        ...{ name: "Theirs", origins: ["https://theirs.example"], fixed: {}, viewerId: owner.userId },
      }),
    ).id,
    folderId: given(await createFolder(owner, { name: "Folder", parentId: null })).id,
    sharedDashboardId: (await makeDashboard(owner, sourceId, "everyone")).dashboardId,
    queryId: await makeQuery(owner, sourceId),
    tokenId: (await createApiToken(owner, { name: "Theirs", days: null })).id,
    ...(await makeRows(owner, sourceId)),
  };
}

export type Requester = Awaited<ReturnType<typeof makeRequester>>;

/** Somebody who asks for what is not theirs, with a dashboard and a query of their own. `byToken`: as a script, not in a browser. */
export async function makeRequester(role: Role, sourceId: string, byToken = false) {
  const { user, headers } = await signInAs(role);
  const self = person(user.id, { role });
  const ownQueryId = await makeQuery(self, sourceId);
  // A viewer has none; whatever id stands there is not theirs.
  const own =
    role === "viewer" ? { dashboardId: newId(), widgetId: newId() } : await makeDashboard(self, sourceId, "private");
  const secret = byToken ? (await createApiToken(self, { name: "Script", days: 1 })).secret : null;
  return {
    headers: secret === null ? headers : { authorization: `Bearer ${secret}` },
    ...{ ownQueryId, ownDashboardId: own.dashboardId, ownWidgetId: own.widgetId },
  };
}
