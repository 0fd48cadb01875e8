import { describe, expect, it } from "vitest";
import { words } from "@/lib/nl2sql/words";
import { column, entity, model } from "@/lib/semantic/__fixtures__/models";
import { sampleValues, selectSlice } from "./select-slice";

const filler = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => column(`${prefix}_${index}`, { role: "text" }));

/** 30 tables of 30 columns, of which three hang together: order_line → order → customer. */
const large = model([
  ...Array.from({ length: 27 }, (_, index) => entity(`archive_${index}`, filler(`f${index}`, 30))),
  entity("customer", [column("city", { label: "City", synonyms: ["town"] }), ...filler("c", 60)]),
  entity("order", [column("customer_id", { role: "key" }), ...filler("o", 28)]),
  entity("order_line", [
    column("order_id", { role: "key" }),
    column("quantity", { role: "measure" }),
    ...filler("l", 27),
  ]),
]);

describe("the slice of a model", () => {
  it("is the whole of a small model, without what is hidden", () => {
    const small = model([
      entity("customer", [column("city"), column("salary", { hidden: true })]),
      entity("secret", [column("customer_id")], { hidden: true }),
    ]);
    const slice = selectSlice(small, "anything");
    expect(slice.entities.map(({ id }) => id)).toEqual(["customer"]);
    expect(slice.entities[0]?.columns.map(({ name }) => name)).toEqual(["id", "city"]);
    expect(slice.joins).toEqual([]);
  });

  it("of a large model holds what the question names and the tables between", () => {
    const slice = selectSlice(large, "quantity per town");
    expect(slice.entities.map(({ id }) => id)).toEqual(["customer", "order", "order_line"]);
    expect(slice.joins).toHaveLength(2);
  });

  it("keeps the columns that matter of a wide table", () => {
    const customer = selectSlice(large, "quantity per town").entities.find(({ id }) => id === "customer");
    expect(customer?.columns.length).toBe(40);
    expect(customer?.columns.map(({ name }) => name)).toEqual(expect.arrayContaining(["id", "city"]));
  });

  it("is never empty, even when the question names nothing known", () => {
    expect(selectSlice(large, "哈哈").entities.length).toBeGreaterThan(0);
  });
});

it("takes names and Chinese apart into words", () => {
  expect(words("orderLine unit_price")).toEqual(["order", "line", "unit", "price"]);
  expect(words("各城市的订单")).toContain("城市");
});

it("never shows values of a person", () => {
  const frequentValues = [{ value: "Ada", count: 3 }];
  expect(sampleValues(column("name", { frequentValues }))).toEqual(["Ada"]);
  expect(sampleValues(column("name", { frequentValues, personal: true }))).toEqual([]);
});
