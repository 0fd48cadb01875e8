import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openPolicy } from "@/lib/semantic/access-policy";
import { sourceKinds } from "@/lib/source/schema";
import { propertyRuns } from "@/scripts/test/property-runs";
import { readCases } from "./__fixtures__/read-cases";
import { hiddenColumns, hiddenTables, shopModel } from "./__fixtures__/shop-model";
import { checkSql } from "./check-sql";

const rowCountMax = 100;
/** Thousands of parses on a busy machine. */
const timeoutMs = 60_000;
const kind = fc.constantFrom(...sourceKinds);
const models = Object.fromEntries(sourceKinds.map((name) => [name, shopModel(name)])) as Record<
  (typeof sourceKinds)[number],
  ReturnType<typeof shopModel>
>;
const statements = readCases().map((item) => item.sql);
const words = [...new Set(statements.flatMap((sql) => sql.match(/\w+|'[^']*'|"[^"]*"|[^\s\w]/gu) ?? []))];

/** Statements of the case files with words taken out, put in and swapped: near to SQL, and often wrong in a new way. */
const mutated = fc
  .tuple(
    fc.constantFrom(...statements),
    fc.array(fc.tuple(fc.nat(60), fc.constantFrom("insert", "delete", "swap"), fc.constantFrom(...words)), {
      maxLength: 4,
    }),
  )
  .map(([sql, edits]) => {
    const tokens = sql.match(/\w+|'[^']*'|"[^"]*"|[^\s\w]/gu) ?? [];
    for (const [place, edit, word] of edits) {
      const at = place % (tokens.length + 1);
      if (edit === "insert") tokens.splice(at, 0, word);
      else tokens.splice(at, 1, ...(edit === "swap" ? [word] : []));
    }
    return tokens.join(" ");
  });

describe("checkSql", () => {
  it(
    "never throws, and what it accepts is accepted again as the same text",
    () => {
      fc.assert(
        fc.property(kind, mutated, (engine, sql) => {
          const checked = checkSql(sql, { policy: openPolicy, model: models[engine], rowCountMax });
          if (!checked.ok) return;
          const again = checkSql(checked.value.text, { policy: openPolicy, model: models[engine], rowCountMax });
          expect(again.ok && again.value.text).toBe(checked.value.text);
        }),
        propertyRuns(1_000),
      );
    },
    timeoutMs,
  );

  it(
    "prints no comment, and no name that is hidden unless the statement gave it itself",
    () => {
      fc.assert(
        fc.property(kind, mutated, (engine, sql) => {
          const checked = checkSql(sql, { policy: openPolicy, model: models[engine], rowCountMax });
          if (!checked.ok) return;
          expect(checked.value.tables.filter((table) => hiddenTables.includes(table))).toEqual([]);
          const sources = checked.value.columns.map((column) => column.source);
          for (const { table, column } of hiddenColumns) expect(sources).not.toContainEqual({ entity: table, column });
          expect(checked.value.text.replaceAll(/'(?:''|\\.|[^'])*'/gs, "")).not.toMatch(/\/\*|--/);
        }),
        propertyRuns(600),
      );
    },
    timeoutMs,
  );

  it(
    "keeps any text inside its quotes",
    () => {
      fc.assert(
        fc.property(kind, fc.string({ unit: "grapheme", maxLength: 40 }), (engine, value) => {
          const escaped = value.replaceAll("'", "''");
          const literal = engine === "mysql" ? escaped.replaceAll("\\", "\\\\") : escaped;
          const checked = checkSql(`SELECT name FROM customers WHERE name = '${literal}'`, {
            model: models[engine],
            policy: openPolicy,
            rowCountMax,
          });
          if (!checked.ok) {
            expect(["guard/text", "guard/node"]).toContain(checked.error.code);
            return;
          }
          expect(
            checked.value.text.match(/^SELECT name FROM [\w.]+ WHERE name = '(?:''|\\.|[^'\\]|\\)*' LIMIT 101$/s),
          ).not.toBeNull();
        }),
        propertyRuns(500),
      );
    },
    timeoutMs,
  );

  it(
    "keeps any alias inside its quotes",
    () => {
      fc.assert(
        fc.property(kind, fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }), (engine, alias) => {
          const quote = engine === "mysql" ? "`" : '"';
          const written = quote + alias.replaceAll(quote, quote + quote) + quote;
          const checked = checkSql(`SELECT name AS ${written} FROM customers`, {
            policy: openPolicy,
            model: models[engine],
            rowCountMax,
          });
          if (!checked.ok) return;
          expect(checked.value.columns).toHaveLength(1);
          expect(checked.value.columns[0]?.name).toBe(alias);
        }),
        propertyRuns(500),
      );
    },
    timeoutMs,
  );
});
