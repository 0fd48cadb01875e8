import { expect, test } from "vitest";
import { textDateOf, textTimeFilter } from "@/lib/nl2sql/offline/resolve/text-dates";
import { columnOf, structureOf, tableOf } from "@/lib/semantic/__fixtures__/structures";
import { buildModel } from "@/lib/semantic/build-model";
import type { SemanticColumn } from "@/lib/semantic/schema";

const ref = { entity: "visits", column: "visited", path: null };

function columnWith(...values: readonly string[]): SemanticColumn {
  const model = buildModel(structureOf([tableOf("visits", [columnOf("visited", "text", values)])]), "visits");
  const column = model.entities[0]?.columns[0];
  if (column === undefined) throw new Error("no column");
  return column;
}

const leaves = (column: SemanticColumn, operator: "between" | "gte" | "lt", from: string, to: string) => {
  const format = textDateOf(column);
  const filter = format === null ? null : textTimeFilter(format, ref, operator, { from, to });
  return (
    JSON.stringify(filter)
      ?.match(/(?:starts|ends)_with","values":\["[^"]+/g)
      ?.map((part) => part.replace('_with","values":["', " ")) ?? null
  );
};

test("a year stands at the end, or at the beginning", () => {
  expect(leaves(columnWith("4/7/2022", "12/31/2023"), "between", "2023-01-01", "2024-01-01")).toEqual(["ends /2023"]);
  expect(leaves(columnWith("2022/4/7 9:15", "2023/12/31 10:02"), "between", "2023-01-01", "2024-01-01")).toEqual([
    "starts 2023/",
  ]);
});

test("a month is read where a value tells it from the day", () => {
  expect(leaves(columnWith("04-07-2022", "12-31-2023"), "between", "2023-02-01", "2023-03-01")).toEqual([
    "starts 02-",
    "ends -2023",
  ]);
  expect(leaves(columnWith("07.04.2022", "31.12.2023"), "between", "2023-02-01", "2023-03-01")).toEqual([
    "ends .02.2023",
  ]);
  expect(leaves(columnWith("04/07/2022", "05/06/2023"), "between", "2023-02-01", "2023-03-01")).toBeNull();
});

test("since a year means that one and those behind it", () => {
  expect(leaves(columnWith("4/7/2021", "12/31/2023"), "gte", "2023-01-01", "2024-01-01")).toEqual([
    "ends /2023",
    "ends /2024",
    "ends /2025",
  ]);
});

test("texts that sort as dates, mixed texts and other texts have no such format", () => {
  for (const values of [
    ["2022-04-07", "2023-12-31"],
    ["4/7/2022", "soon"],
    ["A-1-2022", "B-2-2023"],
    ["31/12/2022", "12/31/2023"],
  ])
    expect(textDateOf(columnWith(...values))).toBeNull();
});
