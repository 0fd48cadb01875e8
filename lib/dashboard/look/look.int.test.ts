import { beforeAll, describe, expect, it } from "vitest";
import { systemViewer } from "@/lib/auth/system-viewer";
import { completeConfig, type DashboardConfig } from "@/lib/dashboard/config/schema";
import { dashboardData } from "@/lib/dashboard/dashboard-data";
import { createDashboard } from "@/lib/dashboard/dashboards";
import { emptyLook, type Look, type WidgetData } from "@/lib/dashboard/look/schema";
import { ownSighting, type Sighting } from "@/lib/dashboard/look/sighting";
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
    const [{ 0: region = "" } = []] = (await ask("SELECT region FROM stores ORDER BY 1")) as string[][];
    const data = await look({ filters: { region: { kind: "list", values: [region], negated: false } } });
    expect(data.map((one) => one.status === "ok" && [one.widgetId, one.applied])).toEqual([
      ["months", ["region"]],
      ["regions", ["region"]],
      ["categories", ["region"]],
      ["orders", ["region"]],
      ["stores", ["region"]],
      ["written", ["region"]],
    ]);
    const [total] = await ask(`SELECT sum(l.line_total) ${lines} WHERE s.region = '${region}'`);
    expect(rowsOf(data[1])).toEqual([[region, total?.[0]]]);
    expect(new Set(rowsOf(data[4]).map((row) => row[1]))).toEqual(new Set([region]));
    expect(rowsOf(data[5]).map(([area]) => area)).toEqual([region]);
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
      ...fixed({ region: { kind: "list", values: ["Central Europe"], negated: false } }),
      dashboardId: id,
    };
    const tried: Look["filters"][] = [{}, { region: null }, { region: { kind: "list", values: [], negated: true } }];
    for (const filters of tried) {
      const [regions, loose, free] = await look({ filters }, null, sighting);
      expect(rowsOf(regions).every(([region]) => region === "Central Europe")).toBe(true);
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
