import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openPolicy } from "@/lib/semantic/access-policy";
import { type SourceKind, sourceKinds } from "@/lib/source/schema";
import { propertyRuns } from "@/scripts/test/property-runs";
import { shopModel } from "./__fixtures__/shop-model";
import { checkSql } from "./check-sql";
import { fillParameters, type ParameterValue } from "./fill-parameters";
import { filterOutput } from "./filter-output";
import { parseStatements } from "./sql-text";

/** Thousands of parses on a busy machine. */
const timeoutMs = 60_000;
const kind = fc.constantFrom(...sourceKinds);
const models = Object.fromEntries(sourceKinds.map((name) => [name, shopModel(name)])) as Record<
  SourceKind,
  ReturnType<typeof shopModel>
>;

/** What people try, and anything else. */
const attacks = [
  "' OR 1=1 --",
  "'; DROP TABLE orders; --",
  "\\' OR 1=1 -- ",
  "\\",
  "a\\'b",
  "''",
  '" OR ""="',
  "`x`",
  "1) OR (1=1",
  "{{other}}",
  "{{status}}",
  "querent_parameter_0",
  "/* */",
  "/*!50000 UNION SELECT 1*/",
  "$$",
  "$1",
  "?",
  "@a",
  "%_!",
  "０＇ OR １=1",
  "x' UNION SELECT amount, 1 FROM payroll --",
];
const text = fc.oneof(fc.constantFrom(...attacks), fc.string({ unit: "binary", maxLength: 30 }), fc.string());

/** A tree without what literals hold: equal for texts that differ in their values alone. */
const shapeOf = (sql: string, engine: SourceKind): string =>
  JSON.stringify(parseStatements(sql, engine), (key, value) =>
    key === "span" ? undefined : key === "literal" ? { type: value.literal_type } : value,
  );

const open = "SELECT id, status FROM orders WHERE status = {{status}} AND id IN ({{ids}}) AND ordered_at >= {{day}}";
const filled = (values: Record<string, ParameterValue>, engine: SourceKind, sql = open) =>
  fillParameters(sql, new Map(Object.entries(values)), engine);
const day: ParameterValue = { kind: "date", value: "2024-01-01" };
const check = (sql: string, engine: SourceKind) =>
  checkSql(sql, { model: models[engine], policy: openPolicy, rowCountMax: 100 });

describe("fillParameters", () => {
  it(
    "puts any text in as one literal: the statement keeps its shape, and the guard finds in it what was given",
    () => {
      fc.assert(
        fc.property(kind, text, fc.array(text, { minLength: 2, maxLength: 2 }), (engine, status, ids) => {
          const plain = filled(
            { status: { kind: "text", value: "x" }, ids: { kind: "list", values: ["a", "b"] }, day },
            engine,
          );
          const tried = filled(
            { status: { kind: "text", value: status }, ids: { kind: "list", values: ids }, day },
            engine,
          );
          if (!plain.ok || !tried.ok) throw new Error("not filled");
          const checked = check(tried.value, engine);
          // Characters that nobody types are refused as a whole.
          if (!checked.ok) {
            expect(["guard/text", "guard/node", "guard/comment"]).toContain(checked.error.code);
            return;
          }
          expect(shapeOf(tried.value, engine)).toBe(shapeOf(plain.value, engine));
          const literals = JSON.stringify(parseStatements(checked.value.text, engine));
          for (const value of [status, ...ids]) expect(literals).toContain(JSON.stringify(value));
          expect(checked.value.tables).toEqual(["orders"]);
        }),
        propertyRuns(100),
      );
    },
    timeoutMs,
  );

  it.each(sourceKinds)("never refuses what can be typed, on %s", (engine) => {
    for (const value of attacks) {
      const tried = filled(
        { status: { kind: "text", value }, ids: { kind: "list", values: [1, "2", null] }, day },
        engine,
      );
      expect(tried.ok && check(tried.value, engine)).toMatchObject({ ok: true });
    }
  });

  it.each([
    ["SELECT id FROM orders WHERE status = '{{status}}'", "quoted"],
    ["SELECT id FROM {{status}}", "quoted"],
    ["SELECT id AS {{status}} FROM orders", "quoted"],
    ["SELECT id FROM orders WHERE status = {{gone}}", "unknown"],
    ["SELECT id FROM orders WHERE status = {{ids}}", "list"],
    ["SELECT id FROM orders WHERE id = {{number}}", "kind"],
    ["SELECT id FROM orders WHERE ordered_at = {{time}}", "kind"],
    ["SELECT id FROM orders WHERE status = {{Status; DROP}}", "placeholder"],
    ["SELECT id, querent_parameter_0 FROM orders WHERE status = {{status}}", "name"],
  ])("refuses %s", (sql, reason) => {
    const values: Record<string, ParameterValue> = {
      status: { kind: "text", value: "x" },
      ids: { kind: "list", values: [1] },
      number: { kind: "number", value: "1 OR 1=1" },
      time: { kind: "date", value: "2024-01-01' OR 1=1" },
    };
    for (const engine of sourceKinds) {
      const tried = filled(values, engine, sql);
      expect(tried.ok ? check(tried.value, engine) : tried).toMatchObject({ ok: false, error: { params: { reason } } });
    }
  });

  it("leaves nothing of an empty list, and NULL where nothing is given", () => {
    const none = filled({ status: { kind: "text", value: null }, ids: { kind: "list", values: [] }, day }, "duckdb");
    expect(none).toMatchObject({ ok: true, value: expect.stringMatching(/status = NULL AND id IN \(NULL\)/) });
  });
});

describe("filterOutput", () => {
  const columns = ["status", "n"];
  const around = (values: readonly string[], search: string, engine: SourceKind) =>
    filterOutput("SELECT status, COUNT(*) AS n FROM orders GROUP BY status ORDER BY COUNT(*) DESC LIMIT 5", {
      kind: engine,
      columns,
      conditions: [
        [{ column: "status", as: "text", kind: "is", values, negated: false }],
        [{ column: "status", as: "text", kind: "text", operator: "contains", text: search }],
        [{ column: "n", as: "number", kind: "within", from: 1, to: 9, withEnd: true }],
      ],
    });

  it(
    "keeps the query inside, its order and its limit, whatever the values are",
    () => {
      fc.assert(
        fc.property(kind, fc.array(text, { minLength: 2, maxLength: 2 }), text, (engine, values, search) => {
          const [plain, tried] = [around(["a", "b"], "c", engine), around(values, search, engine)];
          if (!plain.ok || !tried.ok) throw new Error("not written");
          const checked = check(tried.value, engine);
          if (!checked.ok) {
            expect(["guard/text", "guard/node", "guard/comment"]).toContain(checked.error.code);
            return;
          }
          expect(shapeOf(tried.value, engine)).toBe(shapeOf(plain.value, engine));
          expect(checked.value).toMatchObject({ tables: ["orders"], columns: columns.map((name) => ({ name })) });
          expect(checked.value.text).toMatch(/LIMIT 5\b.*ORDER BY querent_shown.n DESC/s);
        }),
        propertyRuns(100),
      );
    },
    timeoutMs,
  );

  it("refuses what is not one query", () => {
    for (const sql of ["DELETE FROM orders", "SELECT 1; SELECT 2", "SELECT 1) AS q; DROP TABLE orders; --"]) {
      const conditions = [[{ column: "a", as: "text", kind: "is", values: ["x"], negated: false } as const]];
      expect(filterOutput(sql, { kind: "duckdb", columns: ["a"], conditions }).ok).toBe(false);
    }
  });
});
