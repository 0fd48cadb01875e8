import { beforeAll, describe, expect, it } from "vitest";
import { systemViewer } from "@/lib/auth/system-viewer";
import { completeConfig, type DashboardConfig, type FilterValue } from "@/lib/dashboard/config/schema";
import { dashboardData } from "@/lib/dashboard/dashboard-data";
import { createDashboard } from "@/lib/dashboard/dashboards";
import { drilledRows } from "@/lib/dashboard/look/drilled-rows";
import { filterOptions } from "@/lib/dashboard/look/filter-options";
import { interplay } from "@/lib/dashboard/look/interplay";
import { emptyLook, type Look, type WidgetData } from "@/lib/dashboard/look/schema";
import { ownSighting, type Sighting } from "@/lib/dashboard/look/sighting";
import { widgetReceipt } from "@/lib/dashboard/look/widget-receipt";
import { newDashboardSchema } from "@/lib/dashboard/schema";
import type { Cell } from "@/lib/execute/schema";
import { compilePlan } from "@/lib/nl2sql/compile-plan";
import type { QueryPlan } from "@/lib/nl2sql/schema";
import { prepareSources } from "@/lib/pipeline/prepare-sources";
import { runStoredQuery } from "@/lib/pipeline/run-stored-query";
import type { Result } from "@/lib/result";
import type { SemanticModel } from "@/lib/semantic/schema";
import { semanticViewFor } from "@/lib/semantic/semantic-view";
import { demoShopSourceId } from "@/lib/source/demo-shop/seed-demo-shop";
import {
  at,
  byCategory,
  byMonth,
  byRegion,
  filterOf,
  ordersOf,
  planWidget,
  sqlWidget,
  stores,
} from "./__fixtures__/shop-widgets";

const viewer = systemViewer();
const { signal } = new AbortController();
const region: FilterValue = { kind: "list", values: ["Central Europe"], negated: false };
let sourceId = "";
let model: SemanticModel;
let dashboardId = "";

function given<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.params)}`);
  return result.value;
}

async function dashboardOf(config: Partial<DashboardConfig>): Promise<string> {
  const made = completeConfig({ widgets: [], ...config });
  return given(await createDashboard(viewer, newDashboardSchema.parse({ title: "Shop", config: made }))).id;
}

const sqlOf = (plan: QueryPlan) => given(compilePlan(plan, model));

beforeAll(async () => {
  await prepareSources();
  sourceId = (await demoShopSourceId()) ?? "";
  model = given(await semanticViewFor(viewer, sourceId)).model;
  const source = { sourceId };
  dashboardId = await dashboardOf({
    widgets: [
      planWidget("months", sourceId, byMonth, sqlOf(byMonth)),
      planWidget("regions", sourceId, byRegion, sqlOf(byRegion)),
      planWidget("categories", sourceId, byCategory, sqlOf(byCategory)),
      planWidget("orders", sourceId, ordersOf, sqlOf(ordersOf)),
      planWidget("stores", sourceId, stores, sqlOf(stores)),
      sqlWidget(
        "written",
        sourceId,
        "SELECT s.region AS area, count(*) AS n FROM orders o JOIN stores s ON s.store_id = o.store_id WHERE o.status IN ({{states}}) AND o.ordered_at >= {{since_from}} GROUP BY 1 ORDER BY count(*) DESC, 1",
        [
          { name: "states", kind: "list", value: ["Completed", "Delivered", "Shipped", "Processing", "Cancelled"] },
          { name: "since_from", kind: "date", value: "2000-01-01" },
        ],
      ),
    ],
    filters: [
      filterOf({
        ...source,
        id: "days",
        kind: "date",
        column: at("orders", "ordered_at"),
        targets: { written: { kind: "parameter", name: "since" } },
      }),
      filterOf({
        ...source,
        id: "region",
        kind: "list",
        column: at("stores", "region"),
        targets: { written: { kind: "output", column: "area" } },
      }),
      filterOf({
        ...source,
        id: "status",
        kind: "list",
        column: at("orders", "status"),
        targets: { written: { kind: "parameter", name: "states" } },
      }),
      filterOf({ ...source, id: "product", kind: "text", column: at("products", "name") }),
      filterOf({ ...source, id: "price", kind: "number", column: at("order_lines", "unit_price") }),
    ],
  });
});

const sight = (): Sighting => ownSighting(viewer, dashboardId);

async function look(
  given_: Partial<Look>,
  widgetIds: string[] | null = null,
  sighting = sight(),
): Promise<WidgetData[]> {
  return given(await dashboardData(sighting, { signal, look: { ...emptyLook, ...given_ }, widgetIds })).widgets;
}

function rowsOf(data: WidgetData | undefined): readonly (readonly Cell[])[] {
  if (data?.status !== "ok") throw new Error(JSON.stringify(data));
  return data.result.rows;
}

/** What the shop itself says. */
async function ask(sql: string) {
  const run = await runStoredQuery(
    viewer,
    { sourceId, sql },
    { signal, occasion: { kind: "sample", asked: "", subject: null } },
  );
  return given(run).result.rows;
}

const lines = "FROM order_lines l JOIN orders o ON o.order_id = l.order_id JOIN stores s ON s.store_id = o.store_id";

describe("filters", () => {
  it("narrow every widget that they reach, and say which", async () => {
    const data = await look({ filters: { region } });
    expect(data.map((one) => one.status === "ok" && [one.widgetId, one.applied])).toEqual([
      ["months", ["region"]],
      ["regions", ["region"]],
      ["categories", ["region"]],
      ["orders", ["region"]],
      ["stores", ["region"]],
      ["written", ["region"]],
    ]);
    const [total] = await ask(`SELECT sum(l.line_total) ${lines} WHERE s.region = 'Central Europe'`);
    expect(rowsOf(data[1])).toEqual([["Central Europe", total?.[0]]]);
    expect(new Set(rowsOf(data[4]).map((row) => row[1]))).toEqual(new Set(["Central Europe"]));
    expect(rowsOf(data[5]).map(([area]) => area)).toEqual(["Central Europe"]);
  });

  it("are half open in days, and compare with the stretch before", async () => {
    const days = { kind: "range", from: "2025-04-01", to: "2025-06-30", compare: "previous" } as const;
    const [months, written] = await look({ filters: { days } }, ["months", "written"]);
    expect(rowsOf(months).map(([month]) => month)).toEqual(["2025-04-01", "2025-05-01", "2025-06-01"]);
    if (months?.status !== "ok") throw new Error("no rows");
    const first = await ask(
      `SELECT date_trunc('month', o.ordered_at)::date, sum(l.line_total) ${lines} WHERE o.ordered_at >= '2025-01-01' AND o.ordered_at < '2025-04-01' GROUP BY 1 ORDER BY 1`,
    );
    expect(months.comparison?.result.rows.map(([month]) => month)).toEqual(["2025-04-01", "2025-05-01", "2025-06-01"]);
    expect(months.comparison?.result.rows.map(([, sum]) => sum)).toEqual(first.map(([, sum]) => sum));
    expect(months.comparison?.label).toMatch(/Jan 1, 2025 – Mar 31, 2025/);
    expect(written).toMatchObject({ status: "ok", applied: ["days"] });
  });

  it("fill parameters of their kind, and numbers and texts find what they say", async () => {
    const [written] = await look({ filters: { status: { kind: "list", values: ["Cancelled"], negated: false } } }, [
      "written",
    ]);
    const cancelled = await ask(
      "SELECT s.region, count(*) FROM orders o JOIN stores s ON s.store_id = o.store_id WHERE o.status = 'Cancelled' GROUP BY 1 ORDER BY 2 DESC, 1",
    );
    expect(rowsOf(written)).toEqual(cancelled);
    const [regions] = await look({ filters: { price: { kind: "between", min: 10, max: 20 } } }, ["regions"]);
    expect(rowsOf(regions)).toEqual(
      await ask(
        `SELECT s.region, sum(l.line_total) ${lines} WHERE l.unit_price >= 10 AND l.unit_price <= 20 GROUP BY 1 ORDER BY 2 DESC`,
      ),
    );
    const [orders] = await look({ filters: { product: { kind: "text", operator: "contains", text: "LAMP" } } }, [
      "orders",
    ]);
    expect(rowsOf(orders)).toEqual(
      await ask(
        "SELECT count(*) FROM orders o WHERE EXISTS (SELECT 1 FROM order_lines l JOIN products p ON p.product_id = l.product_id WHERE l.order_id = o.order_id AND p.name ILIKE '%lamp%')",
      ),
    );
  });

  it("that are required keep what they concern waiting, and nothing else", async () => {
    const id = await dashboardOf({
      widgets: [
        planWidget("months", sourceId, byMonth, sqlOf(byMonth)),
        planWidget("stores", sourceId, stores, sqlOf(stores)),
      ],
      filters: [filterOf({ sourceId, id: "days", kind: "date", column: at("orders", "ordered_at"), required: true })],
    });
    const waiting = await look({}, null, ownSighting(viewer, id));
    expect(waiting).toMatchObject([{ status: "waiting", filterId: "days" }, { status: "ok" }]);
  });
});

describe("what is fixed", () => {
  const fixed = (filters: Look["filters"]): Sighting => ({ ...sight(), fixed: filters });

  it("cannot be changed by a look, and refuses what it cannot be put on", async () => {
    const id = await dashboardOf({
      widgets: [
        planWidget("regions", sourceId, byRegion, sqlOf(byRegion)),
        sqlWidget("loose", sourceId, "SELECT count(*) AS n FROM orders"),
        sqlWidget("free", sourceId, "SELECT count(*) AS n FROM products"),
      ],
      filters: [
        filterOf({
          sourceId,
          id: "region",
          kind: "list",
          column: at("stores", "region"),
          targets: { free: { kind: "none" } },
        }),
      ],
    });
    const sighting = {
      ...fixed({ region }),
      dashboardId: id,
    };
    const tried: Look["filters"][] = [{}, { region: null }, { region: { kind: "list", values: [], negated: true } }];
    for (const filters of tried) {
      const [regions, loose, free] = await look({ filters }, null, sighting);
      expect(rowsOf(regions).every(([name]) => name === "Central Europe")).toBe(true);
      expect(loose).toMatchObject({ status: "error", code: "dashboard/filter-fixed" });
      expect(free).toMatchObject({ status: "ok" });
    }
  });
});

describe("clicks", () => {
  it("narrow all other widgets over the same source to the clicked period or value", async () => {
    const cross = { months: [{ column: "month", value: { kind: "is" as const, value: "2025-05-01" } }] };
    const [months, regions, , orders, , written] = await look({ cross });
    expect(rowsOf(months).length).toBeGreaterThan(12);
    expect(rowsOf(regions)).toEqual(
      await ask(
        `SELECT s.region, sum(l.line_total) ${lines} WHERE o.ordered_at >= '2025-05-01' AND o.ordered_at < '2025-06-01' GROUP BY 1 ORDER BY 2 DESC`,
      ),
    );
    expect(orders).toMatchObject({ applied: ["months"] });
    expect(written).toMatchObject({ applied: [] });
    const [, , , , , clicked] = await look({
      cross: { regions: [{ column: "region", value: { kind: "is", value: "Central Europe" } }] },
    });
    expect(clicked).toMatchObject({ status: "ok", applied: ["regions"] });
    expect(rowsOf(clicked).every(([area]) => area === "Central Europe")).toBe(true);
  });

  it("open up a level below, and keep the names of columns", async () => {
    const step = (column: string, value: Cell) => [{ column, value: { kind: "is" as const, value } }];
    const [months] = await look({ drill: { months: [step("month", "2025-05-01")] } }, ["months"]);
    expect(months).toMatchObject({ drill: { path: ["May 2025"], next: "Ordered at, by hour" } });
    expect(rowsOf(months)).toHaveLength(31);
    expect(months?.status === "ok" && months.result.columns[0]).toMatchObject({
      name: "month",
      grain: "day",
      label: "Ordered at, by day",
    });
    const [deeper] = await look({ drill: { categories: [step("category", "Lighting")] } }, ["categories"]);
    expect(deeper).toMatchObject({ drill: { path: ["Lighting"], next: null } });
    expect(rowsOf(deeper).length).toBeGreaterThan(3);
  });

  it("show time by another grain", async () => {
    const [months] = await look({ grain: "year" }, ["months"]);
    expect(rowsOf(months)).toEqual(
      await ask(`SELECT date_trunc('year', o.ordered_at)::date, sum(l.line_total) ${lines} GROUP BY 1 ORDER BY 1`),
    );
  });
});

describe("what a filter offers", () => {
  const options = async (filterId: string, given_: Partial<Look> = {}, search = "", sighting = sight()) =>
    given(await filterOptions(sighting, filterId, { look: { ...emptyLook, ...given_ }, search, signal }));

  it("are the values of the data, most frequent first, found by a search and narrowed by what stands before", async () => {
    const all = await options("status");
    expect(all.options.map(({ value, count }) => [value, count])).toEqual(
      (await ask("SELECT status, count(*) FROM orders GROUP BY 1 ORDER BY 2 DESC")).map(([value, count]) => [
        value,
        Number(count),
      ]),
    );
    expect((await options("status", {}, "ANC")).options.map(({ value }) => value)).toEqual(["Cancelled"]);
    const narrowed = await options("status", { filters: { region } });
    expect(narrowed.options.map(({ count }) => count)).not.toEqual(all.options.map(({ count }) => count));
    // What stands behind narrows nothing.
    const status: FilterValue = { kind: "list", values: ["Cancelled"], negated: false };
    expect(await options("region", { filters: { status } })).toEqual(await options("region"));
  });

  it("is a range of numbers and days", async () => {
    const [ends] = await ask("SELECT min(unit_price), max(unit_price) FROM order_lines");
    expect((await options("price")).range).toEqual({ min: ends?.[0], max: ends?.[1] });
    expect((await options("days")).range?.min).toMatch(/^20\d\d-/);
    const { bins } = await options("price");
    const [counted] = await ask("SELECT count(unit_price) FROM order_lines");
    expect([bins.length, bins.reduce((sum, bin) => sum + bin, 0)]).toEqual([20, Number(counted?.[0])]);
  });

  it("never holds what a fixed filter leaves out, nor what it cannot be put on", async () => {
    const offered = await options("region", { filters: { region: null } }, "", { ...sight(), fixed: { region } });
    expect(offered.options.map(({ value }) => value)).toEqual(["Central Europe"]);
    expect(await filterOptions(sight(), "gone", { look: emptyLook, search: "", signal })).toMatchObject({
      error: { code: "dashboard/filter-not-found" },
    });
  });
});

describe("behind a widget", () => {
  it("stand the rows that a point counts, as many as it says", async () => {
    const point = [{ column: "month", value: { kind: "is", value: "2025-05-01" } }] as const;
    const rows = given(
      await drilledRows(sight(), "months", { look: { ...emptyLook, filters: { region } }, point, signal }),
    );
    const [count] = await ask(
      `SELECT count(*) ${lines} WHERE s.region = 'Central Europe' AND o.ordered_at >= '2025-05-01' AND o.ordered_at < '2025-06-01'`,
    );
    expect(rows.result.rows).toHaveLength(Math.min(1_000, Number(count?.[0])));
    expect(rows.label).toBe("Order lines · May 2025");
    expect(rows.result.columns.map(({ label }) => label).join()).toMatch(/Product/);
    const strange = [{ column: "nothing", value: { kind: "is", value: 1 } }] as const;
    const none = { error: { code: "dashboard/rows-none" } };
    expect(await drilledRows(sight(), "months", { look: emptyLook, point: strange, signal })).toMatchObject(none);
    expect(await drilledRows(sight(), "written", { look: emptyLook, point, signal })).toMatchObject(none);
  });

  it("stands how its rows came to be: SQL for those who edit, nothing of the source by a link", async () => {
    const look_: Look = {
      ...emptyLook,
      filters: { region: { kind: "list", values: ["Central Europe"], negated: false } },
    };
    const own = given(await widgetReceipt(sight(), "months", look_));
    expect(own).toMatchObject({
      sourceName: expect.any(String),
      question: "about months",
      tables: ["Order lines", "Orders", "Stores"],
    });
    expect(own.sql).toContain("Central Europe");
    expect(own.conditions.join()).toContain("Central Europe");
    const lent: Sighting = { ...sight(), viewer: { ...viewer, role: "viewer", lentBy: "admin" } };
    const byLink = given(await widgetReceipt(lent, "months", look_));
    expect(byLink).toMatchObject({ sourceName: null, question: null, sql: null, tables: [] });
    const point = [{ column: "month", value: { kind: "is", value: "2025-05-01" } }] as const;
    expect(await drilledRows(lent, "months", { look: look_, point, signal })).toMatchObject({
      error: { code: "dashboard/rows-not-shared" },
    });
  });

  it("stands what a click changes and what a filter concerns", async () => {
    const { widgets, filters } = given(await interplay(sight()));
    expect(widgets.months).toEqual({
      clicks: [{ column: "month", affects: ["regions", "categories", "orders"] }],
      ...{ drills: true, rows: true, zooms: true },
    });
    expect(widgets.regions).toMatchObject({
      clicks: [{ column: "region", affects: ["months", "categories", "orders", "stores", "written"] }],
      zooms: false,
    });
    expect(widgets.written).toMatchObject({ clicks: [{ column: "area" }], drills: false, rows: false });
    expect(filters).toEqual({
      days: ["months", "regions", "categories", "orders", "written"],
      region: ["months", "regions", "categories", "orders", "stores", "written"],
      status: ["months", "regions", "categories", "orders", "written"],
      product: ["months", "regions", "categories", "orders"],
      price: ["months", "regions", "categories", "orders"],
    });
  });
});
