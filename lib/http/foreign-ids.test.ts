import { globSync } from "node:fs";
import { resolve } from "node:path";
import { UnsecuredJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { store } from "@/lib/db/store";
import { newId } from "@/lib/id";
import {
  makeForeignThings,
  makeRequester,
  type Requester,
  type Things,
  tableChart,
} from "./__fixtures__/foreign-things";

/**
 * Every route that takes an id × every kind of requester × an id of somebody else's thing and one of nothing.
 * hidden: 404, word for word as for an id of nothing. refused: 403, likewise. may: the role owns all of these together; then only an
 * id of nothing is tried (404), and reads of the real one are let in.
 */
type Expected = "hidden" | "refused" | "may";
type By = { viewer: Expected; designer: Expected; admin: Expected };
type Ids = Record<string, string>;
type Case = {
  name?: string;
  /** Path parameters, from things of others and the requester's own. */
  ids: (things: Things, own: Requester) => Ids;
  query?: (things: Things, own: Requester) => string;
  body?: (things: Things, own: Requester) => unknown;
  /** The id that stays when a thing of nothing is asked for: it is the requester's to use. */
  keep?: "sourceId" | "otherSourceId";
  by: By;
};

const everybody = (expected: Expected): By => ({ viewer: expected, designer: expected, admin: expected });
const [nobodys, open] = [everybody("hidden"), everybody("may")];
const designers: By = { viewer: "refused", designer: "hidden", admin: "hidden" };
const editors: By = { viewer: "refused", designer: "may", admin: "may" };
const admins: By = { viewer: "refused", designer: "refused", admin: "may" };

const dashboard = ({ dashboardId }: Things) => ({ dashboardId });
const comment = ({ dashboardId, commentId }: Things) => ({ dashboardId, commentId });
const commentElsewhere = ({ commentId }: Things, own: Requester) => ({ dashboardId: own.ownDashboardId, commentId });
const shared = ({ sharedDashboardId }: Things) => ({ dashboardId: sharedDashboardId });
const ownDashboard = (_: Things, own: Requester) => ({ dashboardId: own.ownDashboardId });
const source = ({ sourceId }: Things) => ({ sourceId });
const query = ({ queryId }: Things) => ({ queryId });
const conversation = ({ conversationId }: Things) => ({ conversationId });
const answer = ({ conversationId, messageId }: Things) => ({ conversationId, messageId });
const feedback = ({ feedbackId }: Things) => ({ feedbackId });
const report = ({ reportId }: Things) => ({ reportId });
const reportSave = () => ({ revision: 1, title: "Mine now", summary: "", sections: [] });
const set = ({ setId }: Things) => ({ setId });
const run = ({ runId }: Things) => ({ runId });
const model = ({ modelId }: Things) => ({ modelId });
const user = ({ userId }: Things) => ({ userId });
/** Names the embedding, and is signed by somebody who does not know its secret. */
const frame = ({ embedId, pictureId, widgetId }: Things) => ({
  ...{ token: new UnsecuredJWT({ sub: embedId }).setExpirationTime("1h").encode(), pictureId, widgetId, filterId: "f" },
});
const point = () => `?point=${encodeURIComponent('[{"column":"n","value":{"kind":"is","value":1}}]')}`;
const rename = () => ({ title: "Mine now" });
const rule = () => ({ kind: "row", entity: "customers", condition: "1 = 1", roles: [], groups: [] });
const contents = () => ({ revision: 1, title: "Mine now", config: { version: 2, widgets: [] } });
const firstRevision = ({ dashboardId }: Things) => ({ dashboardId, revision: "1" });
const verify = (queryId: string) => ({ queryId, question: "How many?" });
const pin = (queryId: string) => ({ queryId, chart: tableChart, title: "Pinned" });
const chartOf = () => ({ columns: [{ name: "a", role: "measure", type: "integer" }], chart: tableChart });
const link = () => ({ name: "Mine", days: 1 });
const ruleOf = ({ sourceId, ruleId }: Things) => ({ sourceId, ruleId });
const ruleElsewhere = ({ otherSourceId, ruleId }: Things) => ({ sourceId: otherSourceId, ruleId });
const questionElsewhere = ({ otherSourceId, questionId }: Things) => ({ sourceId: otherSourceId, questionId });
const elsewhere: By = { viewer: "refused", designer: "refused", admin: "hidden" };

const cases: Record<string, Case[]> = {
  "GET conversations/[conversationId]": [{ ids: conversation, by: nobodys }],
  "PATCH conversations/[conversationId]": [{ ids: conversation, body: rename, by: nobodys }],
  "DELETE conversations/[conversationId]": [{ ids: conversation, by: nobodys }],
  "PUT conversations/[conversationId]/messages/[messageId]/feedback": [
    { ids: answer, body: () => ({ verdict: "down" }), by: nobodys },
  ],
  "DELETE conversations/[conversationId]/messages/[messageId]/feedback": [{ ids: answer, by: nobodys }],
  "GET dashboards/[dashboardId]": [
    { ids: dashboard, by: nobodys },
    { name: "for everyone", ids: shared, by: open },
  ],
  "PUT dashboards/[dashboardId]": [{ ids: dashboard, body: contents, by: designers }],
  "PATCH dashboards/[dashboardId]": [
    { ids: dashboard, body: rename, by: designers },
    { name: "for everyone", ids: shared, body: rename, by: admins },
  ],
  "DELETE dashboards/[dashboardId]": [
    { ids: dashboard, by: designers },
    { name: "for everyone", ids: shared, by: admins },
  ],
  "GET dashboards/[dashboardId]/shares": [
    { ids: dashboard, by: designers },
    { name: "for everyone", ids: shared, by: admins },
  ],
  "PUT dashboards/[dashboardId]/shares": [
    { ids: dashboard, body: () => ({ shares: [] }), by: designers },
    { name: "for everyone", ids: shared, body: () => ({ shares: [] }), by: admins },
  ],
  "PUT dashboards/[dashboardId]/favourite": [{ ids: dashboard, by: nobodys }],
  "DELETE dashboards/[dashboardId]/favourite": [{ ids: dashboard, by: nobodys }],
  "GET dashboards/[dashboardId]/comments": [{ ids: dashboard, by: nobodys }],
  "POST dashboards/[dashboardId]/comments": [{ ids: dashboard, body: () => ({ text: "Mine now" }), by: nobodys }],
  "PATCH dashboards/[dashboardId]/comments/[commentId]": [
    { ids: comment, body: () => ({ text: "Mine now" }), by: nobodys },
    { name: "below one's own", ids: commentElsewhere, body: () => ({ text: "Mine now" }), by: nobodys },
  ],
  "DELETE dashboards/[dashboardId]/comments/[commentId]": [
    { ids: comment, by: nobodys },
    { name: "below one's own", ids: commentElsewhere, by: nobodys },
  ],
  "GET dashboards/[dashboardId]/embeds": [
    { ids: dashboard, by: designers },
    { name: "for everyone", ids: shared, by: admins },
  ],
  "POST dashboards/[dashboardId]/embeds": [
    {
      ids: dashboard,
      body: ({ userId }) => ({ name: "Mine", origins: ["https://x.example"], fixed: {}, viewerId: userId }),
      by: designers,
    },
  ],
  "DELETE dashboards/[dashboardId]/embeds/[embedId]": [
    { ids: ({ dashboardId, embedId }) => ({ dashboardId, embedId }), by: designers },
    {
      name: "below one's own",
      ids: ({ embedId }, own) => ({ ...ownDashboard({} as Things, own), embedId }),
      by: designers,
    },
  ],
  "PATCH dashboard-folders/[folderId]": [
    { ids: ({ folderId }) => ({ folderId }), body: () => ({ name: "Ours" }), by: editors },
  ],
  "DELETE dashboard-folders/[folderId]": [{ ids: ({ folderId }) => ({ folderId }), by: editors }],
  "POST dashboards/[dashboardId]/design": [
    {
      ids: dashboard,
      body: () => ({ wish: "an overview", title: "Mine now", config: { version: 2, widgets: [] } }),
      by: designers,
    },
  ],
  "POST dashboards/[dashboardId]/explain": [
    { ids: dashboard, body: () => ({ title: "Mine now", config: { version: 2, widgets: [] } }), by: designers },
  ],
  "GET dashboards/[dashboardId]/data": [{ ids: dashboard, by: nobodys }],
  "GET dashboards/[dashboardId]/draft": [{ ids: dashboard, by: designers }],
  "PUT dashboards/[dashboardId]/draft": [{ ids: dashboard, body: contents, by: designers }],
  "DELETE dashboards/[dashboardId]/draft": [{ ids: dashboard, by: designers }],
  "GET dashboards/[dashboardId]/history": [{ ids: dashboard, by: designers }],
  "GET dashboards/[dashboardId]/history/[revision]": [{ ids: firstRevision, by: designers }],
  "POST dashboards/[dashboardId]/history/[revision]/restore": [{ ids: firstRevision, by: designers }],
  "GET dashboards/[dashboardId]/interplay": [{ ids: dashboard, by: nobodys }],
  "GET dashboards/[dashboardId]/filters/[filterId]/options": [
    { ids: ({ dashboardId }) => ({ dashboardId, filterId: "f" }), by: nobodys },
    {
      name: "below one's own",
      ids: ({ widgetId }, own) => ({ ...ownDashboard({} as Things, own), filterId: widgetId }),
      by: nobodys,
    },
  ],
  "GET dashboards/[dashboardId]/links": [{ ids: dashboard, by: designers }],
  "POST dashboards/[dashboardId]/links": [{ ids: dashboard, body: link, by: designers }],
  "DELETE dashboards/[dashboardId]/links/[linkId]": [
    { ids: ({ dashboardId, linkId }) => ({ dashboardId, linkId }), by: designers },
    {
      name: "below one's own",
      ids: ({ linkId }, own) => ({ ...ownDashboard({} as Things, own), linkId }),
      by: designers,
    },
  ],
  "POST dashboards/[dashboardId]/preview": [{ ids: dashboard, body: contents, by: designers }],
  "POST dashboards/[dashboardId]/preview/interplay": [{ ids: dashboard, body: contents, by: designers }],
  "POST dashboards/[dashboardId]/preview/options": [
    { ids: dashboard, body: () => ({ ...contents(), filterId: "f" }), by: designers },
  ],
  "POST dashboards/[dashboardId]/widgets": [
    { ids: dashboard, body: (_, own) => pin(own.ownQueryId), by: designers },
    { name: "another's query", ids: ownDashboard, body: ({ queryId }) => pin(queryId), by: designers },
  ],
  "GET dashboards/[dashboardId]/export": [{ ids: dashboard, by: nobodys }],
  "GET dashboards/[dashboardId]/widgets/[widgetId]/export": [
    { ids: ({ dashboardId, widgetId }) => ({ dashboardId, widgetId }), by: nobodys },
    {
      name: "below one's own",
      ids: ({ widgetId }, own) => ({ ...ownDashboard({} as Things, own), widgetId }),
      by: nobodys,
    },
  ],
  "GET dashboards/[dashboardId]/widgets/[widgetId]/picture": [
    { ids: ({ dashboardId, widgetId }) => ({ dashboardId, widgetId }), by: nobodys },
    {
      name: "below one's own",
      ids: ({ widgetId }, own) => ({ dashboardId: own.ownDashboardId, widgetId }),
      by: nobodys,
    },
  ],
  "GET dashboards/[dashboardId]/widgets/[widgetId]/receipt": [
    { ids: ({ dashboardId, widgetId }) => ({ dashboardId, widgetId }), by: nobodys },
    {
      name: "below one's own",
      ids: ({ widgetId }, own) => ({ ...ownDashboard({} as Things, own), widgetId }),
      by: nobodys,
    },
  ],
  "GET dashboards/[dashboardId]/widgets/[widgetId]/rows": [
    { ids: ({ dashboardId, widgetId }) => ({ dashboardId, widgetId }), query: point, by: nobodys },
    {
      name: "below one's own",
      ids: ({ widgetId }, own) => ({ ...ownDashboard({} as Things, own), widgetId }),
      query: point,
      by: nobodys,
    },
  ],
  "PATCH quality/cases/[caseId]": [
    { ids: ({ caseId }) => ({ caseId }), body: () => ({ question: "x", goldSql: "SELECT 2" }), by: admins },
  ],
  "DELETE quality/cases/[caseId]": [
    { ids: ({ caseId }) => ({ caseId }), by: { viewer: "refused", designer: "hidden", admin: "may" } },
  ],
  "PATCH quality/feedback/[feedbackId]": [{ ids: feedback, body: () => ({ resolved: true }), by: admins }],
  "POST quality/feedback/[feedbackId]/case": [{ ids: feedback, by: admins }],
  "POST quality/feedback/[feedbackId]/verified": [{ ids: feedback, by: admins }],
  "DELETE quality/runs/[runId]": [{ ids: run, by: admins }],
  "POST quality/runs/[runId]/stop": [{ ids: run, by: admins }],
  "GET quality/sets/[setId]": [{ ids: set, by: admins }],
  "PATCH quality/sets/[setId]": [{ ids: set, body: () => ({ name: "Mine now" }), by: admins }],
  "DELETE quality/sets/[setId]": [{ ids: set, by: admins }],
  "GET quality/sets/[setId]/cases": [{ ids: set, by: admins }],
  "POST quality/sets/[setId]/cases": [
    { ids: set, body: () => ({ question: "x", goldSql: "SELECT 2", conversation: null }), by: admins },
  ],
  "GET quality/sets/[setId]/export": [{ ids: set, by: admins }],
  "POST quality/sets/[setId]/import": [{ ids: set, body: () => ({ lines: "" }), by: admins }],
  "GET quality/sets/[setId]/runs": [{ ids: set, by: admins }],
  "POST quality/sets/[setId]/runs": [{ ids: set, body: () => ({ engine: "offline" }), by: admins }],
  "GET queries/[queryId]": [{ ids: query, by: nobodys }],
  "PUT queries/[queryId]/chart": [{ ids: query, body: chartOf, by: nobodys }],
  "GET queries/[queryId]/data": [{ ids: query, by: nobodys }],
  "GET queries/[queryId]/export": [{ ids: query, by: nobodys }],
  "GET reports/[reportId]": [{ ids: report, by: nobodys }],
  "PUT reports/[reportId]": [{ ids: report, body: reportSave, by: nobodys }],
  "DELETE reports/[reportId]": [{ ids: report, by: nobodys }],
  "POST reports/[reportId]/copy": [{ ids: report, body: reportSave, by: nobodys }],
  "GET reports/[reportId]/export": [{ ids: report, query: () => "?format=markdown", by: nobodys }],
  "POST reports/[reportId]/runs": [{ ids: report, body: () => ({ kind: "summary" }), by: nobodys }],
  "POST reports/[reportId]/stop": [{ ids: report, by: nobodys }],
  "DELETE running-queries/[queryId]": [{ ids: query, by: admins }],
  "GET embed/[token]": [{ ids: frame, by: nobodys }],
  "GET embed/[token]/data": [{ ids: frame, by: nobodys }],
  "GET embed/[token]/interplay": [{ ids: frame, by: nobodys }],
  "GET embed/[token]/filters/[filterId]/options": [{ ids: frame, by: nobodys }],
  "GET embed/[token]/pictures/[pictureId]": [{ ids: frame, by: nobodys }],
  "GET embed/[token]/widgets/[widgetId]/export": [{ ids: frame, by: nobodys }],
  "GET embed/[token]/widgets/[widgetId]/picture": [{ ids: frame, by: nobodys }],
  "GET embed/[token]/widgets/[widgetId]/receipt": [{ ids: frame, by: nobodys }],
  "GET embed/[token]/widgets/[widgetId]/rows": [{ ids: frame, query: point, by: nobodys }],
  "POST share/[token]/password": [
    { ids: ({ linkId }) => ({ token: linkId }), body: () => ({ password: "open sesame" }), by: nobodys },
  ],
  "GET share/[token]": [{ ids: ({ linkId }) => ({ token: linkId }), by: nobodys }],
  "GET share/[token]/data": [{ ids: ({ linkId }) => ({ token: linkId }), by: nobodys }],
  "GET share/[token]/interplay": [{ ids: ({ linkId }) => ({ token: linkId }), by: nobodys }],
  "GET share/[token]/filters/[filterId]/options": [
    { ids: ({ linkId }) => ({ token: linkId, filterId: "f" }), by: nobodys },
  ],
  "GET pictures/[pictureId]": [{ ids: ({ pictureId }) => ({ pictureId }), by: nobodys }],
  "GET share/[token]/export": [{ ids: ({ linkId }) => ({ token: linkId }), by: nobodys }],
  "GET share/[token]/pictures/[pictureId]": [
    { ids: ({ linkId, pictureId }) => ({ token: linkId, pictureId }), by: nobodys },
  ],
  "GET share/[token]/widgets/[widgetId]/export": [
    { ids: ({ linkId, widgetId }) => ({ token: linkId, widgetId }), by: nobodys },
  ],
  "GET share/[token]/widgets/[widgetId]/picture": [
    { ids: ({ linkId, widgetId }) => ({ token: linkId, widgetId }), by: nobodys },
  ],
  "GET share/[token]/widgets/[widgetId]/receipt": [
    { ids: ({ linkId, widgetId }) => ({ token: linkId, widgetId }), by: nobodys },
  ],
  "GET share/[token]/widgets/[widgetId]/rows": [
    { ids: ({ linkId, widgetId }) => ({ token: linkId, widgetId }), query: point, by: nobodys },
  ],
  "POST sources/[sourceId]/access-preview": [
    { ids: source, body: () => ({ rule: rule(), ruleId: null, userId: null }), by: admins },
  ],
  "GET sources/[sourceId]/access-rules": [{ ids: source, by: admins }],
  "POST sources/[sourceId]/access-rules": [{ ids: source, body: rule, by: admins }],
  "PATCH sources/[sourceId]/access-rules/[ruleId]": [
    { ids: ruleOf, body: rule, by: admins },
    { name: "of another source", keep: "otherSourceId", ids: ruleElsewhere, body: rule, by: elsewhere },
  ],
  "DELETE sources/[sourceId]/access-rules/[ruleId]": [
    { ids: ruleOf, by: admins },
    { name: "of another source", keep: "otherSourceId", ids: ruleElsewhere, by: elsewhere },
  ],
  "GET sources/[sourceId]": [{ ids: source, by: open }],
  "PATCH sources/[sourceId]": [{ ids: source, body: () => ({ name: "Mine now" }), by: admins }],
  "DELETE sources/[sourceId]": [{ ids: source, by: admins }],
  "GET sources/[sourceId]/analysis": [{ ids: source, by: open }],
  "POST sources/[sourceId]/analysis": [{ ids: source, by: admins }],
  "DELETE sources/[sourceId]/analysis": [{ ids: source, by: admins }],
  "GET sources/[sourceId]/analysis/review": [{ ids: source, by: admins }],
  "POST sources/[sourceId]/analysis/review": [
    { ids: source, body: () => ({ runId: "x", action: "discard" }), by: admins },
  ],
  "GET sources/[sourceId]/model": [{ ids: source, by: open }],
  "POST sources/[sourceId]/model/changes": [
    {
      ids: source,
      body: () => ({ revision: 1, changes: [{ kind: "entity", entity: "customers", set: { label: "Mine" } }] }),
      by: editors,
    },
  ],
  "GET sources/[sourceId]/model/file": [{ ids: source, by: editors }],
  "PUT sources/[sourceId]/model/file": [
    { ids: source, body: () => ({ revision: 1, text: "querent: 1" }), by: editors },
  ],
  "GET sources/[sourceId]/model/history": [{ ids: source, by: editors }],
  "POST sources/[sourceId]/model/history": [{ ids: source, body: () => ({ revision: 1, to: 1 }), by: editors }],
  "GET sources/[sourceId]/model/history/[revision]": [
    { ids: ({ sourceId }) => ({ sourceId, revision: "1" }), by: editors },
  ],
  "GET sources/[sourceId]/model-context": [{ ids: source, by: admins }],
  "PUT sources/[sourceId]/model-context": [{ ids: source, body: () => ({ instructions: "Mine now" }), by: admins }],
  "POST sources/[sourceId]/model/preview": [
    {
      ids: source,
      body: () => ({ kind: "measure", entity: "customers", aggregate: "count", expression: null }),
      by: open,
    },
  ],
  "GET sources/[sourceId]/rows": [{ ids: source, query: () => "?entity=customers", by: open }],
  "GET sources/[sourceId]/score": [{ ids: source, by: { viewer: "refused", designer: "may", admin: "may" } }],
  "GET sources/[sourceId]/verified-questions": [{ ids: source, by: open }],
  "POST sources/[sourceId]/verified-questions": [
    { name: "another's answer", keep: "sourceId", ids: source, body: ({ queryId }) => verify(queryId), by: designers },
  ],
  "PATCH sources/[sourceId]/verified-questions/[questionId]": [
    {
      name: "of another source",
      keep: "otherSourceId",
      ids: questionElsewhere,
      body: () => ({ question: "Mine now?" }),
      by: designers,
    },
  ],
  "DELETE sources/[sourceId]/verified-questions/[questionId]": [
    { name: "of another source", keep: "otherSourceId", ids: questionElsewhere, by: designers },
  ],
  "PATCH models/[modelId]": [{ ids: model, body: () => ({ disabled: true }), by: admins }],
  "DELETE models/[modelId]": [{ ids: model, by: admins }],
  "POST models/[modelId]/test": [{ ids: model, by: admins }],
  "DELETE tokens/[tokenId]": [{ ids: ({ tokenId }) => ({ tokenId }), by: nobodys }],
  "PATCH users/[userId]": [{ ids: user, body: () => ({ role: "admin" }), by: admins }],
  "PUT users/[userId]/password": [{ ids: user, body: () => ({ password: "a password of mine" }), by: admins }],
};

/** Ids in bodies and queries of routes that have none in their path. */
const inBodies: Record<string, Case[]> = {
  "POST cache/clear": [
    { name: "a source's", ids: () => ({}), body: (things) => ({ what: "source", ...source(things) }), by: admins },
    {
      name: "another's dashboard",
      ids: () => ({}),
      body: (things) => ({ what: "dashboard", ...dashboard(things) }),
      by: elsewhere,
    },
  ],
  "POST chat": [
    {
      keep: "sourceId",
      ids: () => ({}),
      body: (things) => ({ ...conversation(things), ...source(things), question: "x" }),
      by: nobodys,
    },
    {
      name: "an answer of another's conversation",
      keep: "sourceId",
      ids: () => ({}),
      body: (things) => ({ ...conversation(things), ...source(things), parentId: things.messageId, question: "x" }),
      by: nobodys,
    },
    {
      name: "another's costly query",
      keep: "sourceId",
      ids: () => ({}),
      body: (things) => ({ confirmedQueryId: things.queryId, ...source(things), question: "x" }),
      by: nobodys,
    },
  ],
  "POST dashboards": [
    {
      name: "copy",
      ids: () => ({}),
      body: ({ dashboardId }) => ({ title: "Mine", copyOf: dashboardId }),
      by: designers,
    },
  ],
  "POST dashboards/query": [
    {
      name: "a source of nothing",
      ids: () => ({}),
      body: () => ({ from: "sql", sourceId: newId(), sql: "SELECT 1", parameters: [] }),
      by: designers,
    },
  ],
  "POST dashboards/query/explain": [
    {
      name: "a source of nothing",
      ids: () => ({}),
      body: () => ({ sourceId: newId(), sql: "SELECT 1", parameters: [] }),
      by: designers,
    },
  ],
  "POST models/test": [
    {
      name: "another's key",
      ids: () => ({}),
      body: ({ modelId }) => ({
        model: { name: "Mine", provider: "openai", baseUrl: null, model: "m", structuredOutput: "none" },
        modelId,
      }),
      by: admins,
    },
  ],
  "POST prompts/preview": [
    {
      ids: () => ({}),
      body: (things) => ({ name: "sql", language: "en", text: null, question: "x", ...source(things) }),
      by: admins,
    },
  ],
  "POST reports": [
    { ids: () => ({}), body: (things) => ({ from: "conversation", ...conversation(things) }), by: nobodys },
    {
      name: "on a subject",
      ids: () => ({}),
      body: (things) => ({ from: "subject", subject: "x", ...source(things) }),
      by: open,
    },
  ],
  "POST quality/answers": [{ ids: () => ({}), body: query, by: designers }],
};

const kinds = ["nobody", "viewer", "designer", "admin", "token"] as const;
const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
type Handler = (request: Request, context: { params: Promise<object> }) => Promise<Response>;

const handlers = new Map<string, Handler>();
for (const file of globSync("app/api/**/route.ts").sort()) {
  if (file.includes("[...")) continue; // next-auth's own protocol, and the answer to unknown paths
  const module: Record<string, unknown> = await import(resolve(file));
  const path = file.replace(/^app\/api\/|\/route\.ts$/g, "");
  // A route module exports handlers under these names and nothing else under them.
  for (const method of methods) if (method in module) handlers.set(`${method} ${path}`, module[method] as Handler);
}

let things: Things;
let nothings: Things;
const requesters = new Map<(typeof kinds)[number], Requester>();
let before = "";
let cells = 0;

beforeAll(async () => {
  things = await makeForeignThings();
  nothings = Object.fromEntries(Object.keys(things).map((name) => [name, newId()])) as Things;
  for (const role of ["viewer", "designer", "admin"] as const) {
    requesters.set(role, await makeRequester(role, things.sourceId));
  }
  requesters.set("token", await makeRequester("designer", things.sourceId, true));
  requesters.set("nobody", { ...(requesters.get("viewer") as Requester), headers: {} as never });
  before = await everything();
});

afterAll(() => {
  process.stdout.write(`role × route × foreign id: ${cells} cells\n`);
});

/** All that the store holds, but for the record of what was tried and when something was last used. */
async function everything(): Promise<string> {
  const { db, tables } = await store();
  const kept = Object.entries(tables).filter(([name]) => !["auditEvents", "settings", "modelCalls"].includes(name));
  const rows = await Promise.all(kept.map(async ([name, table]) => [name, await db.select().from(table)]));
  return JSON.stringify(rows, (key, value) => (key === "lastUsedAt" || key === "lastSeenAt" ? null : value));
}

async function ask(route: string, { ids, query, body }: Case, of: Things, own: Requester) {
  const [method = ""] = route.split(" ");
  const address = `198.51.100.${1 + (cells % 250)}`; // one address alone would run into the limits
  const request = new Request(`http://querent.example/api/test${query?.(of, own) ?? ""}`, {
    method,
    headers: { "x-querent-client-address": address, "content-type": "application/json", ...own.headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body(of, own)) }),
    signal: AbortSignal.timeout(20_000),
  });
  const response = await (handlers.get(route) as Handler)(request, { params: Promise.resolve(ids(of, own)) });
  cells += 1;
  // What one answer may have to itself: its number, and the id that was asked for.
  const text = (await response.text()).replace(/"requestId":"[^"]*"/, "").replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "ID");
  return { status: response.status, text };
}

describe.each(Object.entries({ ...cases, ...inBodies }))("%s", (route, entries) => {
  for (const entry of entries) {
    it.each(kinds)(`${entry.name ?? "another's"}, asked by %s`, async (kind) => {
      const own = requesters.get(kind) as Requester;
      const isPublic = /^[A-Z]+ (share|embed)\//.test(route);
      const expected = entry.by[kind === "token" ? "designer" : kind === "nobody" ? "viewer" : kind];
      const kept = entry.keep === undefined ? {} : { [entry.keep]: things[entry.keep] };
      const absent = await ask(route, entry, { ...nothings, ...kept }, own);
      if (expected === "may" && kind !== "nobody") {
        expect(absent.status).toBe(404);
        if (!route.startsWith("GET ")) return;
        expect([401, 403]).not.toContain((await ask(route, entry, things, own)).status);
        return;
      }
      const foreign = await ask(route, entry, things, own);
      const status = kind === "nobody" && !isPublic ? 401 : expected === "hidden" ? 404 : 403;
      expect(foreign.status).toBe(status);
      // A dashboard for everyone is no secret; everything else is answered as if there were nothing.
      if (entry.name !== "for everyone") expect(foreign).toEqual(absent);
    });
  }
});

it("covers every route that takes an id", () => {
  const withIds = [...handlers.keys()].filter((route) => route.includes("["));
  expect(Object.keys(cases).sort()).toEqual(withIds.sort());
});

it("has changed nothing", async () => {
  expect(await everything()).toBe(before);
});
