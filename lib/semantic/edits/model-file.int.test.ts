import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemViewer } from "@/lib/auth/system-viewer";
import { closeStore } from "@/lib/db/store";
import { refuse } from "@/lib/errors";
import { ok } from "@/lib/result";
import { shopStructure } from "@/lib/semantic/__fixtures__/structures";
import { editableModelFor, refreshModel } from "@/lib/semantic/semantic-model";
import { createVerifiedQuestion, listVerifiedQuestions } from "@/lib/semantic/verified-questions";
import { createSource } from "@/lib/source/sources";
import { exportModel } from "./export-model";
import { importModel } from "./import-model";
import { importModelSchema } from "./schema";

const admin = systemViewer();
let sourceId = "";
const checked = (sql: string) =>
  sql.includes("nowhere")
    ? refuse("guard/expression", { reason: "column", name: "nowhere", suggestion: "none" })
    : ok(null);
const check = {
  expression: checked,
  condition: checked,
  query: async () => ok([]),
  statement: async (sql: string) => checked(sql),
};

async function value<T>(result: Promise<{ ok: true; value: T } | { ok: false; error: unknown }>): Promise<T> {
  const settled = await result;
  if (!settled.ok) throw new Error(JSON.stringify(settled.error));
  return settled.value;
}
const text = async () => (await value(exportModel(admin, sourceId))).text;
async function bring(file: string, more: object = {}) {
  const { revision } = await value(editableModelFor(admin, sourceId));
  return await value(importModel(admin, sourceId, importModelSchema.parse({ revision, text: file, ...more }), check));
}
const column = async (name: string) =>
  (await value(editableModelFor(admin, sourceId))).entities
    .find(({ id }) => id === "orders")
    ?.columns.find((one) => one.name === name);

beforeAll(async () => {
  const connection = { kind: "sqlite" as const, file: "shop.db" };
  sourceId = (await value(createSource(admin, { name: "Shop", connection }))).id;
  await value(refreshModel(sourceId, shopStructure()));
  const question = { question: "How many orders?", language: "en" as const, sql: "SELECT COUNT(*) FROM orders" };
  await value(createVerifiedQuestion(admin, { ...question, sourceId, plan: null, chart: null }));
});
afterAll(() => closeStore());

describe("a model as a file", () => {
  it("comes back byte for byte, and brought back as it is changes nothing", async () => {
    const before = await text();
    expect(await bring(before)).toEqual({ problems: [], differences: [], ignored: [], revision: null });
    expect(await text()).toBe(before);
  });

  it("changed by hand is what is exported afterwards, and an older file brings the older state back", async () => {
    const before = await text();
    const edited = before
      .replace("        label: Status\n", "        label: State\n        description: Where it stands\n")
      .replace(
        /^hierarchies:/m,
        [
          "  - id: orders.waiting",
          "    table: orders",
          "    label: Waiting orders",
          "    condition: status <> 'returned'",
          "hierarchies:",
        ].join("\n"),
      )
      .replace("glossary: []", "glossary:\n  - id: gmv\n    term: GMV\n    meaning: All that was ordered")
      .replace("How many orders?", "How many orders are there?");
    expect(edited).not.toBe(before);
    const tried = await bring(edited, { dryRun: true });
    expect(await text()).toBe(before);
    const done = await bring(edited);
    expect(done).toMatchObject({ differences: tried.differences, problems: [] });
    expect(done.differences).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ path: ["Orders", "State"], field: "label", before: "Status", after: "State" }),
        expect.objectContaining({ section: "filter", kind: "added", after: "status <> 'returned'" }),
        expect.objectContaining({ section: "question", kind: "removed", path: ["How many orders?"] }),
      ]),
    );
    expect(await text()).toBe(edited);
    expect((await column("status"))?.edited).toEqual(["description", "label"]);
    const questions = await value(listVerifiedQuestions(admin, sourceId));
    expect(questions.map(({ question }) => question)).toEqual(["How many orders are there?"]);
    await bring(before);
    expect(await text()).toBe(before);
  });

  it("with mistakes is told where they are, and none of it is applied", async () => {
    const before = await text();
    const file = [
      "querent: 1",
      "tables:",
      "  orders:",
      "    label: Purchases",
      "    colour: red",
      "measures:",
      "  - { table: orders, label: Odd, aggregate: summ }",
    ].join("\n");
    const shape = await bring(file);
    expect(shape.problems.map(({ line, column: at }) => [line, at])).toEqual([
      [5, 5],
      [7, 34],
    ]);
    expect(shape.problems[0]?.message).toContain("colour");
    const meant = await bring(
      file
        .replace("    colour: red\n", "    columns: { nothing: { label: x } }\n")
        .replace("summ", "sum, expression: nowhere"),
    );
    expect(meant.problems.map(({ line }) => line)).toEqual([7, 5]);
    expect(await bring("querent: 1\ntables:\n  orders: [")).toMatchObject({ problems: [{ line: 3 }] });
    expect(await bring("querent: 1\nquerent: 1")).toMatchObject({ problems: [{ line: 2, column: 1 }] });
    expect(await text()).toBe(before);
    const old = importModelSchema.parse({ revision: 99, text: before });
    expect(await importModel(admin, sourceId, old, check)).toMatchObject({ error: { code: "semantic/conflict" } });
  });

  it("of dbt adds what it says of tables that are here, and names the rest", async () => {
    const yaml = `
models:
  - name: orders
    description: One row per order
    columns:
      - { name: STATUS, description: Where the order stands }
      - { name: gone, description: x }
  - { name: elsewhere, description: x }
semantic_models:
  - name: orders
    model: ref('orders')
    defaults: { agg_time_dimension: ordered_at }
    dimensions: [{ name: ordered_at, type: time }]
    measures:
      - { name: order_count, agg: count, expr: 1 }
      - { name: middle, agg: median, expr: id }
metrics:
  - { name: orders_placed, label: Orders placed, type: simple, type_params: { measure: order_count } }
  - { name: share, type: ratio }
`;
    const done = await bring(yaml, { format: "dbt" });
    expect(done.problems).toEqual([]);
    expect((await column("status"))?.description).toBe("Where the order stands");
    const model = await value(editableModelFor(admin, sourceId));
    expect(model.measures.find(({ label }) => label === "Orders placed")).toMatchObject({
      ...{ entity: "orders", aggregate: "count", expression: null, origin: "person" },
    });
    expect(done.ignored).toEqual(
      expect.arrayContaining(["metric share", "measure middle (median)", "column orders.gone"]),
    );
    expect(done.ignored.find((what) => what.startsWith("table elsewhere"))).toBeDefined();
    const manifest = {
      nodes: {
        "model.x.lines": {
          name: "lines",
          alias: "order_lines",
          resource_type: "model",
          description: "Sold",
          columns: {},
        },
        "model.x.products": { name: "products", resource_type: "model", columns: {} },
        "test.x": {
          ...{ name: "r", resource_type: "test", column_name: "product_id", attached_node: "model.x.lines" },
          test_metadata: { name: "relationships", kwargs: { to: "ref('products')", field: "id" } },
        },
      },
    };
    const json = await bring(JSON.stringify(manifest, null, 1), { format: "dbt" });
    expect(json.differences).toMatchObject([
      { section: "entity", field: "description", after: "Sold" },
      { section: "join", kind: "accepted", path: ["Order lines → Products"] },
    ]);
    expect(await bring("{ ", { format: "dbt" })).toMatchObject({ problems: [{ line: 1 }] });
  });
});
