import { beforeAll, describe, expect, it, vi } from "vitest";
import { systemViewer } from "@/lib/auth/system-viewer";
import { viewerFromHeaders } from "@/lib/auth/viewer-from-headers";
import { completeConfig, completeWidget, type Widget } from "@/lib/dashboard/config/schema";
import { comingData, type DashboardDataOptions, dashboardData } from "@/lib/dashboard/dashboard-data";
import { changeDashboard, createDashboard } from "@/lib/dashboard/dashboards";
import type { DataLine } from "@/lib/dashboard/look/data-lines";
import { ownSighting } from "@/lib/dashboard/look/sighting";
import { newDashboardSchema } from "@/lib/dashboard/schema";
import { noteVisit } from "@/lib/dashboard/share/visits";
import { warmUp } from "@/lib/dashboard/warm-up";
import { refuse } from "@/lib/errors";
import { dataResponse } from "@/lib/http/data-response";
import { prepareSources } from "@/lib/pipeline/prepare-sources";
import { runStoredQuery } from "@/lib/pipeline/run-stored-query";
import { demoShopSourceId } from "@/lib/source/demo-shop/seed-demo-shop";
import { sourceLimitsSchema } from "@/lib/source/schema";
import { updateSource } from "@/lib/source/sources";
import { signInAs } from "@/scripts/test/sign-in-as";

/** The real thing, counted. */
vi.mock("@/lib/pipeline/run-stored-query", async (original) => {
  const real = await original<typeof import("@/lib/pipeline/run-stored-query")>();
  return { ...real, runStoredQuery: vi.fn(real.runStoredQuery) };
});

const viewer = { ...systemViewer(), locale: "zh" as const };
const signal = new AbortController().signal;
let sourceId = "";

beforeAll(async () => {
  await prepareSources();
  sourceId = (await demoShopSourceId()) ?? "";
});

async function dashboardOf(...sqls: string[]): Promise<string> {
  const widgets = sqls.map((sql, index): Widget => {
    const place = { x: 0, y: index * 4, w: 6, h: 4 };
    const query = { sourceId, question: null, sql, plan: null, cacheSeconds: 60 };
    const blank = { x: null, y: [], series: null, stacked: false, horizontal: false, title: null };
    return completeWidget({
      id: `w${index}`,
      title: `w${index}`,
      place,
      kind: "chart",
      query,
      chart: { version: 1, type: "table", ...blank },
    });
  });
  const created = await createDashboard(
    viewer,
    newDashboardSchema.parse({ title: "t", config: completeConfig({ widgets }) }),
  );
  if (!created.ok) throw new Error(created.error.code);
  return created.value.id;
}

it("finds in the caches what a starting instance has read ahead for people like those who looked lately", async () => {
  const id = await dashboardOf("SELECT count(*) + 17 AS n FROM customers");
  await changeDashboard(viewer, id, { visibility: "everyone" });
  const { user } = await signInAs("viewer");
  await noteVisit({ ...viewer, userId: user.id }, id);
  await warmUp();
  const like = await viewerFromHeaders(new Headers((await signInAs("viewer")).headers));
  if (like === null) throw new Error("nobody is signed in");
  expect(await dashboardData(ownSighting(like, id), { signal })).toMatchObject({
    value: { widgets: [{ status: "ok", cacheTier: "memory" }] },
  });
});

describe("dashboardData", () => {
  it("gives a failing widget its own error, in the viewer's language, and the others their rows", async () => {
    const id = await dashboardOf(
      "SELECT count(*) AS n FROM orders",
      "SELECT secret FROM nowhere",
      "DELETE FROM orders",
    );
    const data = await dashboardData(ownSighting(viewer, id), { signal });
    expect(data).toMatchObject({
      ok: true,
      value: {
        widgets: [
          { widgetId: "w0", status: "ok" },
          { widgetId: "w1", status: "error", code: "guard/table", message: expect.stringMatching(/[\u4e00-\u9fff]/) },
          { widgetId: "w2", status: "error", code: expect.stringMatching(/^guard\//) },
        ],
      },
    });
  });

  it("holds back a widget that reads very much, until somebody who may confirms it alone", async () => {
    const setLimits = (limits: object) => updateSource(viewer, sourceId, { limits: sourceLimitsSchema.parse(limits) });
    const id = await dashboardOf(
      "SELECT sum(quantity) AS n FROM order_lines",
      "SELECT sum(quantity) + 1 AS n FROM order_lines",
    );
    await setLimits({ confirmRowsAbove: 1_000, confirmRole: "designer" });
    const held = { status: "error", code: "execute/costly" };
    const read = async (options: Partial<DashboardDataOptions>) => {
      const data = await dashboardData(ownSighting(viewer, id), { signal, ...options });
      return data.ok ? data.value.widgets : data.error;
    };
    expect(await read({})).toMatchObject([
      { ...held, mayConfirm: true },
      { ...held, mayConfirm: true },
    ]);
    expect(await read({ widgetIds: ["w1"], confirmed: true })).toMatchObject([{ widgetId: "w1", status: "ok" }]);
    expect(await read({})).toMatchObject([held, { status: "ok" }]);
    await setLimits({});
  });

  it("runs equal queries once", async () => {
    const same = "SELECT count(*) AS n FROM customers";
    const id = await dashboardOf(same, "SELECT count(*) AS n FROM stores", same);
    vi.mocked(runStoredQuery).mockClear();
    const data = await dashboardData(ownSighting(viewer, id), { signal });
    expect(vi.mocked(runStoredQuery)).toHaveBeenCalledTimes(2);
    const [first, , third] = data.ok ? data.value.widgets : [];
    expect(first?.status === "ok" && first.result).toEqual(third?.status === "ok" && third.result);
  });

  it("serves the second look from memory, and a refresh from the source", async () => {
    const id = await dashboardOf("SELECT count(*) AS n FROM employees");
    const tier = async (refresh: boolean) => {
      const data = await dashboardData(ownSighting(viewer, id), { signal, refresh });
      const [widget] = data.ok ? data.value.widgets : [];
      return widget?.status === "ok" ? widget.cacheTier : null;
    };
    expect([await tier(false), await tier(false), await tier(true)]).toEqual(["source", "memory", "source"]);
  });

  it("keeps the dashboard on its feet when one query breaks unexpectedly", async () => {
    const id = await dashboardOf("SELECT count(*) AS n FROM returns", "SELECT count(*) AS n FROM products");
    vi.mocked(runStoredQuery).mockRejectedValueOnce(new Error("a bug"));
    const data = await dashboardData(ownSighting(viewer, id), { signal });
    expect(data).toMatchObject({ ok: true, value: { widgets: [{ code: "request/internal" }, { status: "ok" }] } });
  });
});

const asLines = (accept: string) => new Request("http://querent.example/api", { headers: { accept } });

/** A dashboard's data in lines, as they come. */
async function* linesOf(id: string, leaving?: AbortSignal): AsyncGenerator<DataLine> {
  const coming = await comingData(ownSighting(viewer, id), { signal: leaving ?? signal });
  const response = await dataResponse(asLines("application/x-ndjson"), coming);
  if (!(response instanceof Response) || response.body === null) throw new Error("no lines");
  let rest = "";
  for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield JSON.parse(line);
  }
}

describe("data in lines", () => {
  const runFirst = (before: Promise<unknown>) =>
    vi.mocked(runStoredQuery).mockImplementationOnce(async (...args) => {
      await before;
      const real = await vi.importActual<typeof import("@/lib/pipeline/run-stored-query")>(
        "@/lib/pipeline/run-stored-query",
      );
      return await real.runStoredQuery(...args);
    });

  it("gives a quick widget while a slow one runs, and says when all is said", async () => {
    const id = await dashboardOf("SELECT count(*) AS slow FROM orders", "SELECT 1 AS quick FROM stores LIMIT 1");
    const told = Promise.withResolvers<void>();
    runFirst(told.promise);
    const lines: DataLine[] = [];
    for await (const line of linesOf(id)) {
      lines.push(line);
      if (line.kind === "widget") told.resolve();
    }
    expect(lines).toMatchObject([
      { kind: "dashboard", dashboardId: id, revision: 1 },
      { kind: "widget", data: { status: "ok", widgetId: "w1" } },
      { kind: "widget", data: { status: "ok", widgetId: "w0" } },
      { kind: "end" },
    ]);
  });

  it("is for who asks for it alone: everybody else has one JSON, and a refusal comes before the first line", async () => {
    const id = await dashboardOf("SELECT 2 AS n FROM stores LIMIT 1");
    for (const accept of ["*/*", "application/json", ""]) {
      const data = await dataResponse(asLines(accept), await comingData(ownSighting(viewer, id), { signal }));
      expect(data).toMatchObject({ ok: true, value: { dashboardId: id, widgets: [{ status: "ok" }] } });
    }
    const missing = await comingData(ownSighting(viewer, "nowhere"), { signal });
    expect(await dataResponse(asLines("application/x-ndjson"), missing)).toMatchObject({ ok: false });
  });

  it("stops what runs when the reader leaves", async () => {
    const id = await dashboardOf("SELECT count(*) AS left_alone FROM orders", "SELECT 3 AS n FROM stores LIMIT 1");
    const leaving = new AbortController();
    const handed = Promise.withResolvers<AbortSignal>();
    vi.mocked(runStoredQuery).mockImplementationOnce(async (_viewer, _query, options) => {
      handed.resolve(options.signal);
      await new Promise<void>((resolve) => options.signal.addEventListener("abort", () => resolve()));
      return refuse("execute/cancelled");
    });
    for await (const line of linesOf(id, leaving.signal)) if (line.kind === "widget") break;
    leaving.abort();
    expect((await handed.promise).aborted).toBe(true);
  });

  it("cuts a result of 200 MiB to what a page bears, refuses a single row of that kind, and shows the others", async () => {
    // The guard allows no function that makes long texts of short ones by a number.
    const words = `replace('xxxxxxxxxx', 'x', '${"y".repeat(2_000)}')`;
    const id = await dashboardOf(
      `SELECT ${words} AS words, * FROM order_lines LIMIT 10000`,
      `SELECT string_agg(${words}, ' ') AS words FROM orders WHERE order_id <= 1000`,
      "SELECT count(*) AS n FROM stores",
    );
    const lines: DataLine[] = [];
    for await (const line of linesOf(id)) lines.push(line);
    const kept = lines.find((line) => line.kind === "large");
    expect(kept).toMatchObject({ data: { widgetId: "w0", result: { truncated: true, rows: [] } } });
    const bytes = lines.map((line) => JSON.stringify(line).length);
    expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(10 * 1024 * 1024);
    expect(Math.max(...bytes)).toBeLessThan(200_000);
    const others = lines.flatMap((line) => (line.kind === "widget" ? [line.data] : []));
    expect(others).toContainEqual(
      expect.objectContaining({ widgetId: "w1", status: "error", code: "execute/too-large" }),
    );
    expect(others).toContainEqual(expect.objectContaining({ widgetId: "w2", status: "ok" }));
  });
});
