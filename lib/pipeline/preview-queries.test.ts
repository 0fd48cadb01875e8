import { expect, it } from "vitest";
import { checkSql } from "@/lib/guard/check-sql";
import { demoShopModel } from "@/lib/nl2sql/__fixtures__/demo-shop-model";
import { filterQueries, measureQueries } from "@/lib/pipeline/preview-queries";
import { openPolicy } from "@/lib/semantic/access-policy";
import { sourceKinds } from "@/lib/source/schema";

const shop = demoShopModel();

const order = (kind: (typeof sourceKinds)[number]) => {
  const model = { ...shop, kind };
  const entity = model.entities.find(({ timeColumn }) => timeColumn !== null);
  if (!entity) throw new Error("The shop has no table with a date");
  return { model, entity, number: entity.columns.find(({ type }) => type === "integer")?.name ?? "" };
};

it.each(sourceKinds)("computes a measure over everything and by month in queries that the guard takes (%s)", (kind) => {
  const { model, entity, number } = order(kind);
  const part = { kind: "measure" as const, entity: entity.id, aggregate: "sum" as const, expression: `${number} * 2` };
  const queries = measureQueries(part, entity, model, 24);
  if (!queries.ok) throw new Error(queries.error.code);
  for (const sql of [queries.value.value, queries.value.byMonth ?? ""]) {
    expect(checkSql(sql, { model, policy: openPolicy, rowCountMax: 24 })).toMatchObject({ ok: true });
  }
  expect(queries.value.byMonth).toMatch(/DESC/);
});

it("computes no months where a table has no date that is seen", () => {
  const { model, entity } = order("sqlite");
  const part = { kind: "measure" as const, entity: entity.id, aggregate: "count" as const, expression: null };
  const queries = measureQueries(part, { ...entity, timeColumn: null }, model, 24);
  expect(queries).toMatchObject({ ok: true, value: { byMonth: null } });
});

it.each(sourceKinds)("counts what a condition takes and shows the first of it (%s)", (kind) => {
  const { model, entity, number } = order(kind);
  const { count, rows } = filterQueries(`${number} > 1 OR ${number} IS NULL`, entity, kind);
  for (const sql of [count, rows])
    expect(checkSql(sql, { model, policy: openPolicy, rowCountMax: 24 })).toMatchObject({ ok: true });
});
