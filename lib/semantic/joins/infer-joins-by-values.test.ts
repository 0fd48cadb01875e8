import { expect, test } from "vitest";
import { columnOf, structureOf, tableOf } from "@/lib/semantic/__fixtures__/structures";
import { inferJoinsByValues } from "@/lib/semantic/joins/infer-joins-by-values";
import type { TableStructure } from "@/lib/source/schema";

const numbers = (count: number, of = count) => Array.from({ length: count }, (_, at) => String((at % of) + 1));

const joinsOf = (tables: readonly TableStructure[], prefix: readonly string[] = []) =>
  inferJoinsByValues(structureOf(tables), ({ name }) => name, [], prefix).map(
    ({ id, cardinality }) => `${id} ${cardinality}`,
  );

test("a column points to the key of its name, though the key ends otherwise", () => {
  const members = tableOf("club_members", [columnOf("member_id", "integer", numbers(30))]);
  const visits = tableOf("club_visits", [
    columnOf("visitkey", "integer", numbers(90)),
    columnOf("memberkey", "integer", numbers(90, 30)),
  ]);
  expect(joinsOf([members, visits], ["club"])).toEqual(["club_visits.memberkey->club_members.member_id many-to-one"]);
});

test("of several tables with the column as a key, the one that is called so is pointed at", () => {
  const tables = ["tickets", "ticket_lines", "ticket_refunds"].map((name) =>
    tableOf(name, [
      columnOf(
        "ticket_id",
        "text",
        numbers(20).map((number) => `T${number}`),
      ),
    ]),
  );
  expect(joinsOf(tables)).toEqual([
    "ticket_lines.ticket_id->tickets.ticket_id one-to-one",
    "ticket_refunds.ticket_id->tickets.ticket_id one-to-one",
  ]);
});

test("names of texts join where the known values are the same", () => {
  const plants = tableOf("prices", [
    columnOf("name", "text", ["fern", "moss", "ivy", "sage"]),
    columnOf("price", "integer", numbers(4)),
  ]);
  const sold = tableOf("sold", [columnOf("plant_name", "text", ["fern", "moss", "fern", "ivy", "sage", "ivy"])]);
  const other = tableOf("seen", [columnOf("bird_name", "text", ["wren", "crow", "wren"])]);
  expect(joinsOf([plants, sold, other])).toEqual(["sold.plant_name->prices.name many-to-one"]);
});

test("tables with keys of their own are left to what they declare", () => {
  const members = tableOf("members", [columnOf("member_id", "integer", numbers(30))], { primaryKey: ["member_id"] });
  const visits = tableOf("visits", [columnOf("member_id", "integer", numbers(90, 30))]);
  expect(joinsOf([members, visits])).toEqual([]);
});

test("quantities, dates and running numbers join nothing", () => {
  const left = tableOf("left", [columnOf("index", "integer", numbers(10)), columnOf("price", "integer", numbers(10))]);
  const right = tableOf("right", [columnOf("index", "integer", numbers(8)), columnOf("price", "integer", numbers(8))]);
  expect(joinsOf([left, right])).toEqual([]);
});
