import { expect, it } from "vitest";
import { readFilter } from "./read-filter";

const read = (search: string) => readFilter(new URLSearchParams(search));

it("reads the filter from the address, with whole days of the reader", () => {
  const filter = read("text=orders&action=query&from=2024-03-01&to=2024-03-01");
  expect(filter).toMatchObject({ text: "orders", action: "query" });
  expect(new Date(filter.from ?? "")).toEqual(new Date(2024, 2, 1));
  expect(new Date(filter.to ?? "")).toEqual(new Date(2024, 2, 2));
});

it("leaves out what is empty or no day", () => {
  const filter = read("text=&from=yesterday&to=2024-13-40");
  expect(Object.values(filter).filter((value) => value !== undefined)).toEqual([]);
});
