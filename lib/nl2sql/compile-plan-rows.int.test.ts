import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Cell } from "@/lib/execute/schema";
import { checkSql } from "@/lib/guard/check-sql";
import { compilePlan } from "@/lib/nl2sql/compile-plan";
import { type ColumnRef, type PlanMeasure, type QueryPlan, queryPlanSchema } from "@/lib/nl2sql/schema";
import { openPolicy } from "@/lib/semantic/access-policy";
import { type EngineUnderTest, openFourEngines } from "@/scripts/test/four-engines";

let engines: EngineUnderTest[];
beforeAll(async () => {
  engines = await openFourEngines();
});
afterAll(async () => {
  for (const engine of engines) await engine.close();
});

/** Numbers to three places, whatever form an engine gives them in; times without the form of their zone. */
function plainCell(cell: Cell): Cell {
  if (typeof cell === "boolean") return Number(cell);
  if (typeof cell === "string" && !/^-?\d+(\.\d+)?$/.test(cell)) return cell.replace(/T00:00:00(\.000)?Z?$/, "");
  return cell === null ? null : Math.round(Number(cell) * 1_000) / 1_000;
}

async function rowsOf(plan: QueryPlan, { model, driver }: EngineUnderTest): Promise<Cell[][]> {
  const sql = compilePlan(queryPlanSchema.parse(plan), model);
  if (!sql.ok) throw new Error(JSON.stringify(sql.error));
  const checked = checkSql(sql.value, { policy: openPolicy, model, rowCountMax: 1_000 });
  if (!checked.ok) throw new Error(`${JSON.stringify(checked.error)} in ${sql.value}`);
  const options = { signal: AbortSignal.timeout(30_000), timeoutMs: 20_000, rowCountMax: 1_000 };
  const run = await driver.run(checked.value.text, options);
  if (!run.ok) throw new Error(`${JSON.stringify(run.error)} in ${checked.value.text}`);
  return run.value.rows.map((row) => row.map(plainCell));
}

const column = (entity: string, name: string): ColumnRef => ({ entity, column: name, path: null });
const dimension = (entity: string, name: string) => ({ column: column(entity, name), grain: null, label: name });
const figure = (aggregate: PlanMeasure["aggregate"], entity: string, name: string | null, label = "figure") => ({
  ...{ aggregate, entity, column: name === null ? null : column(entity, name), measureId: null, label },
});
const loans = figure("count", "loans", null, "loans");
const isReturned = {
  kind: "predicate" as const,
  column: column("loans", "status"),
  ...{ operator: "eq" as const, values: ["returned"], exact: true },
};
const descendingBy = (index: number) => [{ by: { kind: "measure" as const, index }, direction: "desc" as const }];

const plan = (root: string, parts: Partial<QueryPlan>): QueryPlan => ({
  ...{ version: 1, root, measures: [], dimensions: [], distinct: false, filter: null, having: [] },
  ...{ order: [], limit: null, series: [], combine: null },
  ...parts,
});

const cases: [name: string, plan: QueryPlan, rows: Cell[][]][] = [
  [
    "arithmetic over a joined table, with decimals where whole numbers are divided",
    plan("loans", {
      measures: [
        {
          ...figure("sum", "loans", "days"),
          terms: [
            { operation: "multiply", column: column("books", "price") },
            { operation: "divide", column: column("loans", "days") },
          ],
        },
        { ...figure("max", "loans", "days"), terms: [{ operation: "divide", column: column("loans", "branch_id") }] },
        { ...figure("min", "loans", "days"), terms: [{ operation: "divide", column: column("books", "book_id") }] },
      ],
    }),
    [[69.3, 21, 2.333]],
  ],
  [
    "a small quotient with enough digits to calculate on",
    plan("books", {
      measures: [
        {
          ...figure("max", "books", "book_id"),
          terms: [
            { operation: "divide", column: column("books", "pages") },
            { operation: "multiply", column: column("books", "pages") },
          ],
        },
      ],
    }),
    [[3]],
  ],
  [
    "a conditional figure beside all of its group, and its share; no row is lost to the condition",
    plan("loans", {
      measures: [
        loans,
        { ...loans, filter: isReturned, label: "returned" },
        { ...loans, filter: isReturned, label: "share", ratio: { to: loans, percent: true } },
        { ...figure("sum", "loans", "days"), filter: isReturned, label: "days" },
      ],
      dimensions: [dimension("branches", "name")],
    }),
    [
      ["Main", 3, 2, 66.667, 21],
      ["North", 1, 0, 0, 0],
    ],
  ],
  [
    "a condition on what a row has many of counts each row once",
    plan("readers", {
      measures: [
        {
          ...figure("sum", "readers", "balance"),
          filter: { ...isReturned, operator: "ne" as const },
        },
      ],
    }),
    [[-3.25]],
  ],
  [
    "a condition beside a join that repeats rows",
    plan("readers", {
      measures: [
        figure("sum", "readers", "reader_id"),
        { ...figure("count", "readers", null), filter: isReturned, label: "n" },
      ],
      dimensions: [dimension("branches", "name")],
    }),
    [
      ["Main", 6, 2],
      ["North", 1, 0],
    ],
  ],
  [
    "a ratio of two tables, and nothing where there is nothing to divide by",
    plan("loans", {
      measures: [
        { ...loans, ratio: { to: figure("count", "books", null), percent: false } },
        { ...loans, label: "b", ratio: { to: { ...loans, filter: { ...isReturned, values: ["?"] } }, percent: true } },
      ],
    }),
    [[1.333, null]],
  ],
  [
    "rows above the average of their group, times a factor",
    plan("loans", {
      dimensions: [dimension("loans", "loan_id")],
      filter: {
        kind: "compare_to",
        column: column("loans", "days"),
        operator: "gte",
        to: {
          measure: figure("avg", "loans", "days"),
          filter: null,
          within: [column("loans", "branch_id")],
          factor: 1.2,
        },
      },
    }),
    [[4]],
  ],
  [
    "groups above the average of all groups",
    plan("loans", {
      measures: [loans],
      dimensions: [dimension("loans", "status")],
      having: [{ measure: loans, operator: "gt", value: 1.2, against: "avg" }],
    }),
    [["returned", 2]],
  ],
  [
    "the first of each group by a figure",
    plan("loans", {
      measures: [figure("sum", "loans", "days")],
      dimensions: [dimension("loans", "branch_id"), dimension("loans", "status")],
      order: descendingBy(0),
      ...{ limit: 1, limitWithin: [0] },
    }),
    [
      [1, "returned", 21],
      [2, "late", 28],
    ],
  ],
  [
    "the first of each group of a list, ties by key",
    plan("loans", {
      dimensions: [dimension("branches", "name"), dimension("loans", "loan_id")],
      order: [{ by: { kind: "column", column: column("loans", "status") }, direction: "desc" }],
      ...{ limit: 2, limitWithin: [0] },
    }),
    [
      ["Main", 1],
      ["Main", 3],
      ["North", 2],
    ],
  ],
  [
    "parts of times as numbers, in their order",
    plan("loans", {
      measures: [loans],
      dimensions: (["day_of_week", "hour_of_day", "month_of_year", "quarter_of_year"] as const).map((part) => ({
        ...{ ...dimension("loans", "lent_at"), part, label: part },
      })),
    }),
    // A Monday, a Wednesday, a Saturday and a Sunday.
    [
      [1, 10, 1, 1, 1],
      [3, 23, 12, 4, 1],
      [6, 9, 3, 1, 1],
      [7, 16, 7, 3, 1],
    ],
  ],
  [
    "shares and ranks of all groups although only some are shown, and a growth against another figure",
    plan("loans", {
      measures: [figure("sum", "loans", "days", "days"), loans],
      dimensions: [dimension("loans", "status")],
      order: descendingBy(0),
      limit: 2,
      series: [
        { kind: "share_of_total", measure: 0, periods: 1, label: "share" },
        { kind: "rank", measure: 0, periods: 1, label: "rank" },
        { kind: "change", measure: 0, periods: 1, label: "more", baseline: 1 },
      ],
    }),
    [
      ["late", 28, 1, 40, 1, 27],
      ["open", 21, 1, 30, 2, 20],
    ],
  ],
  [
    "ranks and running totals that start anew in each group",
    plan("loans", {
      measures: [figure("sum", "loans", "days", "days")],
      dimensions: [dimension("branches", "name"), { ...dimension("loans", "lent_at"), grain: "year" }],
      series: [
        { kind: "rank", measure: 0, periods: 1, label: "rank", within: [0] },
        { kind: "running_total", measure: 0, periods: 1, label: "so far", within: [0] },
      ],
      order: [{ by: { kind: "dimension", index: 0 }, direction: "asc" }],
    }),
    [
      ["Main", "2024-01-01", 14, 2, 14],
      ["Main", "2025-01-01", 28, 1, 42],
      ["North", "2024-01-01", 28, 1, 28],
    ],
  ],
  [
    "numbers kept as text are added up, compared and sorted as numbers; what is empty is none",
    plan("books", {
      measures: ["sum", "avg", "max"].map((name) => figure(name as "sum", "books", "stock_amount", name)),
      filter: { ...isReturned, column: column("books", "stock_amount"), operator: "gt", values: ["8"] },
    }),
    [[19.5, 9.75, 10.5]],
  ],
  [
    "a name beside a number is compared as text",
    plan("books", {
      measures: [figure("count", "books", null)],
      filter: {
        kind: "or",
        filters: [
          { ...isReturned, column: column("books", "book_id"), values: ["Tides"] },
          { ...isReturned, column: column("books", "title"), values: ["Tides"] },
        ],
      },
    }),
    [[1]],
  ],
];

describe("every engine gives the rows that a plan means", () => {
  it.each(cases)("%s", async (_, given, rows) => {
    for (const engine of engines) {
      expect({ kind: engine.kind, rows: await rowsOf(given, engine) }).toEqual({ kind: engine.kind, rows });
    }
  });
});
