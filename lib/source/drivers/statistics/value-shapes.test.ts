import { expect, it } from "vitest";
import { tallyColumn } from "./tally-column";
import { shapeOf, valueShapesOf } from "./value-shapes";

const cases: Record<string, readonly string[]> = {
  mail: ["ana@example.com", "mallory.o'neil+list@mail.example.co.uk", "用户@例子.公司"],
  phone: ["+1 (204) 452-6452", "555-0256", "(157)046-6255x98627", "011.44.1343.329268", "13812345678", "030 1234567"],
  link: ["https://example.com/a?b=c", "www.example.com/path"],
  uuid: ["0b6c1f2e-1111-4222-8333-abcdefabcdef"],
  "iso-date": ["2024-02-29", "2024-02-29 10:00:00.250", "2024-02-29T10:00:00Z"],
  "network-address": ["192.168.0.1", "10.0.0.0/8", "2001:db8::1", "00:1a:2b:3c:4d:5e"],
  json: ['{"a": 1}', "[1, 2]", `[${"1,".repeat(100)}`],
  "person-name": ["Marie Curie", "Jean-Luc Picard", "Ludwig van Beethoven", "Curie, Marie", "王小明", "J. R. Smith"],
};

for (const [shape, values] of Object.entries(cases))
  it(`knows ${shape}`, () => {
    expect(values.map((value) => [value, shapeOf(value)])).toEqual(values.map((value) => [value, shape]));
  });

it("takes no other number for a telephone number", () => {
  const others = [
    "978-3-16-148410-0",
    "123-45-6789",
    "12345-6789",
    "2019-2020",
    "31.12.2024",
    "1234567.89",
    "4111 1111 1111 1111",
  ];
  expect(others.filter((value) => shapeOf(value) === "phone")).toEqual([]);
});

const shapesOf = (values: readonly string[]) =>
  valueShapesOf(
    tallyColumn(
      values.map((value) => [value]),
      0,
      "text",
    ),
  );

it("gives shares of the values that are not empty", () => {
  expect(shapesOf(["a@example.com", "b@example.com", "none", ""])).toEqual({ mail: 2 / 3 });
  expect(shapesOf(["red", "green"])).toBeUndefined();
});

it("takes titles for no people: some of those have given names that are frequent", () => {
  expect(shapesOf(["Sales Support Agent", "General Manager", "Head Nurse"])).toBeUndefined();
  expect(shapesOf(["Alexane Kilback", "Clifford Pagac", "Devin Mills"])).toEqual({ "person-name": 1 });
});
