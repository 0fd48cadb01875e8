import { describe, expect, it } from "vitest";
import { columnOf, shopStructure, structureOf, tableOf } from "./__fixtures__/structures";
import { buildModel } from "./build-model";
import { semanticModelSchema } from "./schema";

const shop = buildModel(shopStructure(), "s");
const entity = (id: string) => shop.entities.find((other) => other.id === id);
const measure = (id: string) => shop.measures.find((other) => other.id === id);

describe("buildModel", () => {
  it("gives the same model for the same structure, in the shape of the schema", () => {
    expect(JSON.stringify(buildModel(shopStructure(), "s"))).toBe(JSON.stringify(shop));
    expect(semanticModelSchema.parse(shop)).toEqual(shop);
  });

  it("chooses what names a row and when it happened", () => {
    expect(entity("products")?.labelColumn).toBe("name");
    expect(entity("customers")?.labelColumn).toBe("last_name");
    expect(entity("orders")?.timeColumn).toBe("ordered_at");
    expect(entity("order_lines")?.timeColumn).toBeNull();
  });

  it("does not take the birth of a person for the date of a row, nor a job title for a name", () => {
    const people = tableOf("employees", [
      columnOf("id", "integer"),
      columnOf("title", "text"),
      columnOf("last_name", "text"),
      columnOf("birth_date", "date"),
    ]);
    const model = buildModel(structureOf([people]), "s");
    expect(model.entities[0]).toMatchObject({ labelColumn: "last_name", timeColumn: null });
  });

  it("multiplies quantity, price and discount to revenue", () => {
    expect(measure("order_lines.revenue")).toMatchObject({
      aggregate: "sum",
      expression: "quantity * unit_price * (1 - discount)",
    });
  });

  it("takes the amount of a line where there is one, and does not sum it twice", () => {
    const lines = tableOf("lines", [
      columnOf("id", "integer"),
      columnOf("quantity", "integer"),
      columnOf("unit_price", "decimal"),
      columnOf("line_total", "decimal"),
    ]);
    const model = buildModel(structureOf([lines]), "s");
    expect(model.measures.map((item) => `${item.label}=${item.expression}`)).toEqual([
      "Revenue=line_total",
      "Total quantity=quantity",
      "Number of lines=null",
    ]);
  });

  it("counts rows and sums only what may be summed", () => {
    expect(measure("orders.count")).toMatchObject({ label: "Number of orders", aggregate: "count", expression: null });
    expect(shop.measures.map((item) => item.id)).not.toContain("products.list_price.sum");
    expect(shop.measures.map((item) => item.id)).not.toContain("order_lines.unit_price.sum");
  });

  it("quotes names in expressions as the engine wants it", () => {
    const table = tableOf("t", [columnOf("id", "integer"), columnOf("Net Amount", "decimal")]);
    expect(buildModel(structureOf([table], "mysql"), "s").measures[0]?.expression).toBe("`Net Amount`");
    expect(buildModel(structureOf([table], "postgres"), "s").measures[0]?.expression).toBe('"Net Amount"');
  });

  it("names entities by schema only where there are several", () => {
    const tables = [
      tableOf("a", [columnOf("id", "integer")], { schema: "public" }),
      tableOf("b", [columnOf("id", "integer")], { schema: "sales" }),
    ];
    expect(buildModel(structureOf(tables, "postgres"), "s").entities.map(({ id }) => id)).toEqual([
      "public.a",
      "sales.b",
    ]);
    expect(buildModel(structureOf(tables.slice(0, 1), "postgres"), "s").entities.map(({ id }) => id)).toEqual(["a"]);
  });

  it("suggests six to twelve questions in both languages, of this year only when it has data", () => {
    const questions = shop.suggestedQuestions;
    expect(questions.length).toBeGreaterThanOrEqual(6);
    expect(questions.length).toBeLessThanOrEqual(12);
    expect(questions[0]).toEqual({ en: "Revenue by month this year", zh: "今年每月的收入" });
    expect(questions.map(({ en }) => en)).toContain("Top 10 products by revenue");
    expect(questions.every(({ zh }) => /\p{Script=Han}/u.test(zh))).toBe(true);
    const later = buildModel({ ...shopStructure(), capturedAt: "2030-01-01T00:00:00.000Z" }, "s");
    expect(later.suggestedQuestions[0]?.en).toBe("Revenue by month");
  });

  it("never suggests to group by people", () => {
    const text = JSON.stringify(shop.suggestedQuestions).toLowerCase();
    expect(text).not.toContain("email");
  });

  it("survives names of every kind", () => {
    const strange = ["", " ", "a b", "日本", "🎉", '"', "constructor", "__proto__", "toString", "select"];
    const table = tableOf(
      "__proto__",
      strange.map((name) => columnOf(name, "decimal")),
    );
    const model = buildModel(structureOf([table]), "s");
    expect(model.entities[0]?.columns.map(({ name }) => name)).toEqual(strange);
  });

  it("says nothing about a source without tables", () => {
    expect(buildModel(structureOf([]), "s")).toMatchObject({
      entities: [],
      joins: [],
      measures: [],
      suggestedQuestions: [],
    });
  });
});
