import { describe, expect, it } from "vitest";
import { columnOf, structureOf, tableOf } from "@/lib/semantic/__fixtures__/structures";
import { buildModel } from "@/lib/semantic/build-model";
import type { SourceKind } from "@/lib/source/schema";

const spread = (...values: string[]) => Array.from({ length: 40 }, (_, index) => values[index % values.length] ?? null);
const modelOf = (kind: SourceKind, ...columns: Parameters<typeof tableOf>[1]) =>
  buildModel(structureOf([tableOf("customers", [columnOf("id", "integer"), ...columns])], kind), "s");
const filtersOf = (kind: SourceKind, ...columns: Parameters<typeof tableOf>[1]) =>
  (modelOf(kind, ...columns).filters ?? []).map(({ label, condition }) => `${label}: ${condition}`);

describe("buildFilters", () => {
  it("names what a flag says yes to, as the column writes it", () => {
    expect(filtersOf("mysql", columnOf("is_active", "integer", spread("0", "1")))).toEqual([
      "Active customers: is_active = 1",
    ]);
    expect(filtersOf("postgres", columnOf("isActive", "boolean", spread("true", "false")))).toEqual([
      'Active customers: "isActive" = TRUE',
    ]);
    expect(filtersOf("sqlite", columnOf("has_car", "text", spread("Y", "N")))).toEqual([
      "Customers with car: has_car = 'Y'",
    ]);
  });

  it("names each state of a status, in Chinese too where the words are known", () => {
    const status = columnOf("status", "text", spread("active", "on_hold", "it's"));
    expect(filtersOf("mysql", status)).toEqual([
      "Active customers: status = 'active'",
      "On hold customers: status = 'on_hold'",
    ]);
    expect(modelOf("mysql", status).filters?.[0]?.translations).toEqual({ zh: { label: "有效客户" } });
  });

  it("leaves out rows that are marked as deleted by a usual filter, which is only suggested", () => {
    const model = modelOf("mysql", columnOf("deleted_at", "timestamp"));
    expect(model.filters).toMatchObject([
      { id: "customers.deleted_at.kept", condition: "deleted_at IS NULL", origin: "inferred" },
    ]);
    expect(model.filters?.[0]?.accepted).toBeUndefined();
    expect(model.entities[0]).toMatchObject({ defaultFilters: ["customers.deleted_at.kept"] });
    expect(model.entities[0]?.inferred?.defaultFilters).toMatchObject({ by: "rules" });
  });

  it("makes none of people's data, nor of many values", () => {
    const many = Array.from({ length: 100 }, (_, index) => `s${index % 20}`);
    expect(filtersOf("mysql", columnOf("status", "text", many))).toEqual([]);
    expect(filtersOf("mysql", columnOf("email", "text", spread("a@b.test", "c@d.test")))).toEqual([]);
  });
});
