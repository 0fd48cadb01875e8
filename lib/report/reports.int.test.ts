import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { viewer as person } from "@/lib/auth/__fixtures__/viewers";
import { newId } from "@/lib/id";
import type { Report } from "@/lib/report/schema";
import type { Result } from "@/lib/result";

const owner = person("owner");
const other = person("other");
const refused = (code: string) => ({ ok: false, error: { code } });

async function value<T>(result: Promise<Result<T>>): Promise<T> {
  const settled = await result;
  if (!settled.ok) throw new Error(JSON.stringify(settled.error));
  return settled.value;
}

let sourceId: string;

beforeAll(async () => {
  const { createSqliteShop } = await import("@/lib/pipeline/__fixtures__/sqlite-shop");
  sourceId = await createSqliteShop();
});

afterAll(async () => {
  const { shutDown } = await import("@/lib/telemetry/shutdown");
  await shutDown();
  vi.unstubAllEnvs();
});

/** Waits until nothing works on a report, and reads it. */
async function written(report: Report): Promise<Report> {
  const { reportFinished } = await import("./reports-at-work");
  const { getReport } = await import("./reports");
  await reportFinished(report.id);
  return await value(getReport(owner, report.id));
}

async function reportOn(subject: string, period: { from: string; to: string; grain: null } | null = null) {
  const { startReport } = await import("./start-report");
  const wanted = { from: "subject", sourceId, subject, period, engine: "offline" } as const;
  return await written(await value(startReport(owner, wanted)));
}

async function run(report: Report, wanted: import("./schema").ReportRun) {
  const { runReport } = await import("./run-report");
  const { reportRunSchema } = await import("./schema");
  return await written(await value(runReport(owner, report.id, reportRunSchema.parse(wanted))));
}

const saveOf = ({ revision, title, document }: Report) => ({
  ...{ revision, title, summary: document.summary },
  sections: document.sections.map(({ id, heading, text }) => ({ id, heading, text, chart: null })),
});

describe("a report without a model", () => {
  it("is written in the background, every section with rows, chart, sentence and receipt, and a summary of them", async () => {
    const { startReport } = await import("./start-report");
    const wanted = { from: "subject", sourceId, subject: "orders", period: null, engine: "offline" } as const;
    const started = await value(startReport(owner, wanted));
    expect(started).toMatchObject({ title: "Report on Orders", status: "running" });
    const report = await written(started);
    expect(report).toMatchObject({ status: "ready", problem: null });
    expect(report.document.sections.length).toBeGreaterThan(3);
    for (const section of report.document.sections) {
      expect(section).toMatchObject({ status: "ready", refusal: null, textBy: "computed" });
      expect(section.receipt?.engine).toBe("offline");
      expect(section.result?.rows.length).toBeGreaterThan(0);
      expect(section.chart).not.toBeNull();
    }
    const [first] = report.document.sections;
    expect(report.document.summary).toContain(`- **${first?.heading}**: ${first?.text}`);
  });

  it("on a subject that the data lacks says what there is", async () => {
    const report = await reportOn("weather");
    expect(report).toMatchObject({ status: "failed", document: { sections: [] } });
    expect(report.problem).toMatch(/“weather”.*orders/);
  });

  it("is its owner's alone, and gone when it is deleted", async () => {
    const { deleteReport, getReport, listReports } = await import("./reports");
    const report = await reportOn("customers");
    expect(await getReport(other, report.id)).toMatchObject(refused("report/not-found"));
    expect(await deleteReport(other, report.id)).toMatchObject(refused("report/not-found"));
    expect((await listReports(other)).map(({ id }) => id)).not.toContain(report.id);
    expect((await listReports(owner)).map(({ id }) => id)).toContain(report.id);
    await value(deleteReport(owner, report.id));
    expect(await getReport(owner, report.id)).toMatchObject(refused("report/not-found"));
  });
});

describe("a report that a person edits", () => {
  it("keeps texts, order and charts; what is left out can be brought back", async () => {
    const { saveReport } = await import("./save-report");
    const report = await reportOn("orders");
    const save = saveOf(report);
    const [first, second, ...rest] = save.sections;
    if (!first || !second) throw new Error("too few sections");
    const kept = [{ ...second, text: "A **quiet** year." }, ...rest];
    const edited = await value(saveReport(owner, report.id, { ...save, title: "Quiet", sections: kept }));
    expect(edited).toMatchObject({ title: "Quiet", revision: report.revision + 1 });
    expect(edited.document.sections[0]).toMatchObject({ id: second.id, text: "A **quiet** year.", textBy: "person" });
    expect(edited.document.sections[0]?.result).toEqual(report.document.sections[1]?.result);
    expect(edited.document.removed.map(({ id }) => id)).toEqual([first.id]);
    const back = await value(saveReport(owner, report.id, { ...saveOf(edited), sections: [first, ...kept] }));
    expect(back.document.sections[0]).toMatchObject({ id: first.id, status: "ready" });
    expect(back.document.removed).toEqual([]);
  });

  it("is not saved over by a second tab, which can keep its own as a copy", async () => {
    const { saveAsCopy, saveReport } = await import("./save-report");
    const report = await reportOn("orders");
    await value(saveReport(owner, report.id, { ...saveOf(report), title: "First tab" }));
    const second = { ...saveOf(report), title: "Second tab" };
    expect(await saveReport(owner, report.id, second)).toMatchObject(refused("report/conflict"));
    const copy = await value(saveAsCopy(owner, report.id, second));
    expect(copy).toMatchObject({ title: "Second tab", status: "ready" });
    expect(copy.id).not.toBe(report.id);
  });

  it("takes a section by a question, and makes a single one again", async () => {
    const report = await reportOn("orders");
    const more = await run(report, { kind: "question", question: "How many customers are there?" });
    expect(more.document.sections.at(-1)).toMatchObject({ heading: "How many customers are there", status: "ready" });
    const unread = await run(more, { kind: "question", question: "zxcv qwer" });
    const failed = unread.document.sections.at(-1);
    expect(failed).toMatchObject({ status: "failed", refusal: { code: "nl2sql/cannot-answer" } });
    expect(unread.status).toBe("ready");
    const again = await run(unread, { kind: "sections", sectionIds: [more.document.sections[0]?.id ?? ""] });
    expect(again.document.sections[0]).toMatchObject({ status: "ready", result: report.document.sections[0]?.result });
  });
});

describe("a report of other days", () => {
  it("is a copy, its queries moved, its rows those of the days", async () => {
    const { getReport } = await import("./reports");
    const report = await reportOn("orders");
    const period = { from: "2025-02-01", to: "2025-04-01", grain: null };
    const moved = await run(report, { kind: "period", period });
    expect(moved.id).not.toBe(report.id);
    expect(moved.document.period).toEqual(period);
    expect(moved.document.sections[0]).toMatchObject({ inPeriod: true, result: { rows: [[2]] } });
    const before = await value(getReport(owner, report.id));
    expect(before.document.sections[0]?.result?.rows).toEqual([[12]]);
  });

  it("says of a query without a plan that it looks at the days it always did", async () => {
    const report = await reportOn("orders");
    const sql = await run(report, { kind: "question", question: "SELECT count(*) AS n FROM orders" });
    const period = { from: "2025-02-01", to: "2025-04-01", grain: null };
    const moved = await run(sql, { kind: "period", period, inPlace: true });
    expect(moved.id).toBe(sql.id);
    expect(moved.document.sections.at(-1)).toMatchObject({ inPeriod: false, result: { rows: [[12]] } });
  });
});

describe("a report from a conversation", () => {
  it("holds its answers in their order as they were given", async () => {
    const { createConversation } = await import("@/lib/chat/conversations");
    const { appendMessages } = await import("@/lib/chat/messages");
    const { startReport } = await import("./start-report");
    const source = await reportOn("orders");
    const { id: conversationId } = await createConversation(owner, { title: "A talk", sourceId });
    const empty = { from: "conversation", conversationId, messageId: null, engine: "offline" } as const;
    expect(await startReport(owner, empty)).toMatchObject(refused("report/no-answers"));
    let parentId = conversationId;
    for (const section of source.document.sections.slice(0, 2)) {
      const [asked, answered] = [newId(), newId()];
      const data = (kind: string, content: unknown) => ({ type: `data-${kind}`, id: kind, data: content });
      const parts = [
        data("sql", { queryId: "q", sql: section.sql, plan: section.plan, sourceId }),
        data("rows", { queryId: "q", result: section.result, totalRowCount: section.totalRowCount }),
        data("chart", section.chart),
        data("receipt", section.receipt),
        { type: "text", text: section.text },
      ];
      await appendMessages(conversationId, [
        { id: asked, parentId, role: "user", parts: [{ type: "text", text: section.question }] },
        // An answer that was made again stands beside the earlier one: one of them belongs to the branch.
        { id: newId(), parentId: asked, role: "assistant", parts },
        { id: answered, parentId: asked, role: "assistant", parts },
      ]);
      parentId = answered;
    }
    expect(await startReport(other, empty)).toMatchObject(refused("chat/not-found"));
    const report = await written(await value(startReport(owner, empty)));
    expect(report).toMatchObject({ title: "A talk", status: "ready", conversationId });
    expect(report.document.sections.map(({ result }) => result)).toEqual(
      source.document.sections.slice(0, 2).map(({ result }) => result),
    );
    expect(report.document.summary).toContain(source.document.sections[0]?.text);
  });
});

describe("work on reports", () => {
  it("that a dead process left is marked as failed, its unfinished sections to be made again", async () => {
    const { failInterruptedReports } = await import("./reports-at-work");
    const { getReport, insertReport } = await import("./reports");
    const { newDocument, pendingSection } = await import("./new-document");
    const wanted = { title: "Dead", subject: "x", locale: "en", engine: "offline", period: null } as const;
    const document = {
      ...newDocument(wanted),
      outlined: true,
      sections: [pendingSection({ heading: "H", question: "Q" })],
    };
    const id = await insertReport(owner, { sourceId, conversationId: null, status: "running", document });
    await failInterruptedReports();
    const report = await value(getReport(owner, id));
    expect(report).toMatchObject({ status: "failed", document: { sections: [{ status: "failed" }] } });
    expect(report.problem).toContain("stopped");
  });

  it("ends when it is stopped, and no more than two of one person's are at work", async () => {
    const { startReport } = await import("./start-report");
    const { stopReport } = await import("./run-report");
    const { deleteReport } = await import("./reports");
    const wanted = { from: "subject", sourceId, subject: "orders", period: null, engine: "offline" } as const;
    const [first, second] = [await value(startReport(owner, wanted)), await value(startReport(owner, wanted))];
    expect(await startReport(owner, wanted)).toMatchObject(refused("report/too-many"));
    expect((await value(stopReport(owner, first.id))).status).toMatch(/stopped|ready/);
    await value(deleteReport(owner, second.id));
  });
});
