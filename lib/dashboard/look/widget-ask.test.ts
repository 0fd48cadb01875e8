import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { completeConfig, type FilterValue } from "@/lib/dashboard/config/schema";
import { checkSql } from "@/lib/guard/check-sql";
import { demoShopModel } from "@/lib/nl2sql/__fixtures__/demo-shop-model";
import { compilePlan } from "@/lib/nl2sql/compile-plan";
import type { PlanFilter } from "@/lib/nl2sql/schema";
import { ok, type Result } from "@/lib/result";
import type { AccessPolicy, SemanticView } from "@/lib/semantic/access-policy";
import { propertyRuns } from "@/scripts/test/property-runs";
import { anyLook } from "./__fixtures__/any-look";
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
import { comparisonAsk } from "./comparison-ask";
import { filtersInForce } from "./filters-in-force";
import { type LookContext, queriesOf } from "./look-context";
import { rowsPlan } from "./rows-plan";
import { emptyLook, type Look } from "./schema";
import { widgetAsk } from "./widget-ask";

/** Thousands of compiled and checked statements on a busy machine. */
const timeoutMs = 120_000;
const model = demoShopModel();
const { sourceId } = model;
const entity = model.entities.find(({ id }) => id === "stores");
if (!entity) throw new Error("the shop has stores");
/** Only shops of one region are this viewer's. */
const policy: AccessPolicy = {
  tables: new Map([
    [
      "stores",
      {
        entity,
        conditions: [{ sql: "region = {{user.region}}", values: new Map([["region", "North"]]) }],
        masks: new Map(),
      },
    ],
  ]),
  maskSalt: "salt",
};
const view: SemanticView = { model, policy };

const written =
  "SELECT s.region AS area, o.status, count(*) AS n FROM orders o JOIN stores s ON s.store_id = o.store_id WHERE o.status IN ({{states}}) AND o.ordered_at >= {{since_from}} GROUP BY 1, 2 ORDER BY 3 DESC";
const config = completeConfig({
  widgets: [
    planWidget("months", sourceId, byMonth),
    planWidget("regions", sourceId, byRegion),
    planWidget("categories", sourceId, byCategory),
    planWidget("orders", sourceId, ordersOf),
    planWidget("stores", sourceId, stores),
    sqlWidget("written", sourceId, written, [
      { name: "states", kind: "list", value: ["Shipped"] },
      { name: "since_from", kind: "date", value: "2000-01-01" },
    ]),
  ],
  filters: [
    filterOf({
      sourceId,
      id: "region",
      kind: "list",
      column: at("stores", "region"),
      targets: { written: { kind: "output", column: "area" } },
    }),
    filterOf({
      sourceId,
      id: "days",
      kind: "date",
      column: at("orders", "ordered_at"),
      targets: { written: { kind: "parameter", name: "since" } },
    }),
    filterOf({
      sourceId,
      id: "status",
      kind: "list",
      column: at("orders", "status"),
      targets: { written: { kind: "parameter", name: "states" } },
    }),
    filterOf({
      sourceId,
      id: "product",
      kind: "text",
      column: at("products", "name"),
      targets: { written: { kind: "none" } },
    }),
    filterOf({
      sourceId,
      id: "price",
      kind: "number",
      column: at("order_lines", "unit_price"),
      targets: { written: { kind: "output", column: "n" } },
    }),
  ],
});
const filterIds = config.filters.map(({ id }) => id);
const widgetIds = config.widgets.map(({ id }) => id);
const looks = anyLook(filterIds, widgetIds, [
  "month",
  "region",
  "category",
  "orders",
  "revenue",
  "store",
  "area",
  "status",
  "n",
]);

const viewer: Viewer = {
  ...{ userId: "u", email: "u@querent.test", name: "U", role: "viewer", groups: [], attributes: { region: "North" } },
  ...{ locale: "en", scopeKey: "north" },
};

function contextOf(look: Look, fixed: Look["filters"] = {}): LookContext {
  const today = "2026-11-28";
  // What the test asks never reads more of a dashboard than these.
  const dashboard = { id: "d", title: "Shop", revision: 1 } as LookContext["dashboard"];
  return {
    viewer,
    dashboard,
    config,
    look,
    filters: filtersInForce(config, { look, fixed, today }),
    today,
    maySeeSql: false,
  };
}

const asked = config.widgets.flatMap((widget) =>
  queriesOf(widget).map(({ query }) => ({ query, widgetId: widget.id })),
);
const conditionsOf = (filter: PlanFilter | null) =>
  (filter?.kind === "and" ? filter.filters : [filter]).map((one) => JSON.stringify(one));

/** What the guard may have against a value that nobody types; everything else would be a fault of what was written around it. */
const ofValues = ["guard/text", "guard/parameter", "guard/comment"];

describe("any look at any widget", () => {
  it(
    "is a statement that the guard takes, of the widget's own tables and with the row rules of whoever looks",
    () => {
      fc.assert(
        fc.property(looks, fc.constantFrom(...asked), (look, one) => {
          const within = { context: contextOf(look), view };
          const ask = widgetAsk(one, within);
          const compared = ask.ok ? comparisonAsk(one, ask.value, within) : null;
          const rows = ask.ok && ask.value.plan && rowsPlan(ask.value.plan, [], model, { locale: "en", rowCount: 10 });
          const listed = rows ? compilePlan(rows, model) : null;
          const sqls: Result<string>[] = [
            ask.ok ? ok(ask.value.sql) : ask,
            ...(compared?.ok && compared.value ? [ok(compared.value.ask.sql)] : []),
            ...(listed ? [listed] : []),
          ];
          for (const sql of sqls) {
            const checked = sql.ok ? checkSql(sql.value, { ...view, rowCountMax: 100 }) : sql;
            if (!checked.ok) {
              expect(ofValues).toContain(checked.error.code);
              continue;
            }
            const { tables, rowRulesApplied } = checked.value;
            // The stored SQL of these plans reads nothing.
            expect(rowRulesApplied).toBe(tables.includes("stores"));
          }
        }),
        propertyRuns(120),
      );
    },
    timeoutMs,
  );

  it(
    "meets what is fixed, or is refused: nothing in a look takes it away",
    () => {
      const region: FilterValue = { kind: "list", values: ["North"], negated: false };
      const days: FilterValue = { kind: "range", from: "2025-01-01", to: "2025-12-31", compare: "none" };
      const fixed = { region, days };
      const must = asked.map((one) => widgetAsk(one, { context: contextOf(emptyLook, fixed), view }));
      fc.assert(
        fc.property(looks, fc.nat(asked.length - 1), (look, index) => {
          const [one, plain] = [asked[index], must[index]];
          if (!one || !plain) return;
          const ask = widgetAsk(one, { context: contextOf(look, fixed), view });
          if (!plain.ok) {
            expect(ask).toMatchObject({ ok: false });
            return;
          }
          if (!ask.ok) {
            expect(ofValues).toContain(ask.error.code);
            return;
          }
          expect(ask.value.applied).toEqual(expect.arrayContaining(["region", "days"]));
          const { plan, sql } = ask.value;
          if (plan)
            expect(conditionsOf(plan.filter)).toEqual(
              expect.arrayContaining(conditionsOf(plain.value.plan?.filter ?? null)),
            );
          else expect(sql).toMatch(/ordered_at >= '2025-01-01'.*querent_shown\.area IN \('North'\)/s);
        }),
        propertyRuns(120),
      );
    },
    timeoutMs,
  );
});

describe("a look", () => {
  it("asks the stored SQL where it changes nothing", () => {
    const [months] = asked;
    if (!months) throw new Error("no widget");
    expect(widgetAsk(months, { context: contextOf(emptyLook), view })).toMatchObject({
      value: { sql: "SELECT 1 AS stored" },
    });
  });

  it("refuses what is fixed for widgets that it cannot be put on", () => {
    const stranger = { ...(asked[4] as (typeof asked)[number]) };
    const days: FilterValue = { kind: "range", from: "2025-01-01", to: null, compare: "none" };
    const ask = widgetAsk(stranger, { context: contextOf(emptyLook, { days }), view });
    expect(ask).toMatchObject({ ok: false, error: { code: "dashboard/filter-fixed", params: { label: "days" } } });
  });
});
