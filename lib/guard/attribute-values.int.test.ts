import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPolicy } from "@/lib/semantic/access-policy";
import { type SourceKind, sourceKinds } from "@/lib/source/schema";
import { type EngineUnderTest, type MakeStatements, openFourEngines } from "@/scripts/test/four-engines";
import { checkSql } from "./check-sql";

const timeoutMs = 60_000;
/** Values that a person, or a directory of people, may hold and that are something else when they are taken for SQL. */
const values = [
  "North",
  "O'Hara",
  "''",
  "\\",
  "\\'",
  "\\\\",
  "x' OR '1'='1",
  "x\\' OR 1=1 -- ",
  "100%",
  "%",
  "_",
  '"quoted"',
  "`tick`",
  "{{user.region}}",
  "-- x",
  "/* x */",
  "/*! x */",
  "a;b",
  "$1 ? :a @b",
  "北区 😀 Ålesund",
  "line\nbreak",
  "tab\there",
  "querent_rows_1",
  "querent_attribute_0",
  "x".repeat(500),
  "'".repeat(500),
  "\\".repeat(499),
];

const make: MakeStatements = (quote) => {
  const isMysql = quote("x").startsWith("`");
  const literal = (value: string) =>
    `'${(isMysql ? value.replaceAll("\\", "\\\\") : value).replaceAll("'", "''").replaceAll("\n", isMysql ? "\\n" : "\n")}'`;
  return [
    "CREATE TABLE sales (id INTEGER PRIMARY KEY, region VARCHAR(600), amount INTEGER, sold_on DATE)",
    `INSERT INTO sales VALUES ${values.map((value, at) => `(${at}, ${literal(value)}, ${at}, '2024-01-01')`).join(", ")}`,
  ];
};

let engines: Map<SourceKind, EngineUnderTest>;
beforeAll(async () => {
  engines = new Map((await openFourEngines(make)).map((engine) => [engine.kind, engine]));
}, timeoutMs);
afterAll(async () => {
  for (const engine of engines.values()) await engine.close();
}, timeoutMs);

async function idsFor(kind: SourceKind, condition: string, attributes: Record<string, string>) {
  const engine = engines.get(kind);
  const entity = engine?.model.entities.find(({ table }) => table === "sales");
  if (!engine || !entity) throw new Error(`no ${kind}`);
  const rules = [{ sql: condition, values: new Map(Object.entries(attributes)) }];
  const policy = { ...openPolicy, tables: new Map([[entity.id, { entity, conditions: rules, masks: new Map() }]]) };
  const checked = checkSql("SELECT id FROM sales ORDER BY id", { model: engine.model, policy, rowCountMax: 100 });
  if (!checked.ok) return checked.error;
  expect(checked.value).toMatchObject({ rowRulesApplied: true, policed: true });
  const run = await engine.driver.run(checked.value.text, {
    signal: AbortSignal.timeout(timeoutMs),
    timeoutMs,
    rowCountMax: 100,
  });
  if (!run.ok) throw new Error(JSON.stringify(run.error));
  return run.value.rows.map(([id]) => Number(id));
}

describe.each(sourceKinds)("values of a viewer on %s", (kind) => {
  it.each(values.map((value, at) => [value.slice(0, 30), at]))(
    "mean themselves and nothing else: %s",
    async (_, at) => {
      const value = values[at] ?? "";
      expect(await idsFor(kind, "region = {{user.region}}", { region: value })).toEqual([at]);
      expect(await idsFor(kind, "NOT region <> {{user.region}}", { region: value })).toEqual([at]);
    },
  );

  it("may be a list, which never holds more than it says", async () => {
    const listed = { regions: " North, 100% ,O'Hara,,\\ " };
    expect(await idsFor(kind, "region IN ({{user.regions}})", listed)).toEqual([0, 1, 3, 8]);
    expect(await idsFor(kind, "region IN ({{user.name}})", { name: "North,100%" })).toEqual([]);
    expect(await idsFor(kind, "amount IN ({{user.ids}})", { ids: "2,3" })).toEqual([2, 3]);
  });

  it("are numbers beside numbers", async () => {
    expect(await idsFor(kind, "amount < {{user.limit}}", { limit: "2" })).toEqual([0, 1]);
    expect(await idsFor(kind, "amount + 1 <= {{user.limit}}", { limit: "1.5" })).toEqual([0]);
    expect(await idsFor(kind, "amount > {{user.limit}}", { limit: "-1" })).toHaveLength(values.length);
  });

  it.each([
    ["region = {{user.region}}", {}],
    ["region = {{user.region}}", { region: "" }],
    ["region = {{user.region}}", { region: "  " }],
    ["region <> {{user.region}}", { other: "x" }],
    ["region IN ({{user.regions}})", { regions: " , " }],
    ["region NOT IN ({{user.regions}})", {}],
    ["amount < {{user.limit}}", { limit: "many" }],
    ["amount < {{user.limit}}", { limit: "1 OR 1=1" }],
    ["amount < {{user.limit}}", { limit: "1e9" }],
    ["amount IN ({{user.ids}})", { ids: "1,x" }],
    ["sold_on >= {{user.from}}", { from: "soon" }],
    ["sold_on >= {{user.from}}", { from: "2024-13-45" }],
    ["region LIKE {{user.region}}", { region: "%" }],
    ["region LIKE CONCAT({{user.region}}, '%')", { region: "_" }],
    ["region = 'x' OR region = {{user.region}}", {}],
  ])("that are missing or do not fit refuse: %s %o", async (condition, attributes) => {
    expect(await idsFor(kind, condition, attributes as Record<string, string>)).toMatchObject({
      code: "guard/attribute",
    });
  });

  it("do not make up for a rule that cannot be read", async () => {
    const broken = await idsFor(kind, "regoin = {{user.region}}", { region: "North" });
    expect(broken).toEqual({ code: "guard/rule", params: { table: "Sales" } });
    expect(await idsFor(kind, "region = (SELECT 'North')", {})).toMatchObject({ code: "guard/rule" });
    expect(await idsFor(kind, "region = {{user.region}}", { region: "a\u200bb" })).toMatchObject({
      code: "guard/rule",
    });
  });
});
