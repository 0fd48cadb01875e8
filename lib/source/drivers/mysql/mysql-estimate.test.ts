import { expect, it } from "vitest";
import { mysqlEstimate } from "./mysql-estimate";

const table = (name: string, rows: number, over: object = {}) => ({
  table: { table_name: name, access_type: "ALL", rows_examined_per_scan: rows, filtered: "100.00", ...over },
});
const rowsOf = (block: object, stopsAfter: number | null = null) =>
  mysqlEstimate({ query_block: { select_id: 1, ...block } }, stopsAfter)?.rows;

it("multiplies the rows of a pass by the rows before it", () => {
  expect(rowsOf({ nested_loop: [table("a", 1_000), table("b", 3)] })).toBe(1_000 + 3_000);
  expect(rowsOf({ nested_loop: [table("a", 1_000, { filtered: "10.00" }), table("b", 3)] })).toBe(1_000 + 300);
});

it("reads each side of a hash join once, but pairs everything where there is no condition", () => {
  const buffered = { using_join_buffer: "hash join" };
  const joined = { ...buffered, attached_condition: "(`b`.`id` = `a`.`id`)" };
  expect(rowsOf({ nested_loop: [table("a", 1_000), table("b", 500, joined)] })).toBe(1_500);
  expect(rowsOf({ nested_loop: [table("a", 1_000), table("b", 500, buffered)] })).toBe(501_000);
});

it("stops at a LIMIT only where rows come out as they are read", () => {
  expect(rowsOf(table("a", 1_000_000), 100)).toBe(100);
  expect(rowsOf({ ordering_operation: { using_filesort: true, ...table("a", 1_000_000) } }, 100)).toBe(1_000_000);
  expect(rowsOf({ ordering_operation: { using_filesort: false, ...table("a", 1_000_000) } }, 100)).toBe(100);
});

it("adds what derived tables, unions and sub-queries read", () => {
  const derived = { materialized_from_subquery: { query_block: table("b", 700) } };
  expect(rowsOf(table("a", 10, derived))).toBe(710);
  const union = { query_specifications: [{ query_block: table("a", 5) }, { query_block: table("b", 6) }] };
  expect(rowsOf({ union_result: union })).toBe(11);
  const dependent = { select_list_subqueries: [{ dependent: true, query_block: table("b", 100) }] };
  expect(rowsOf({ ...table("a", 10), ...dependent })).toBe(1_010);
});

it("says nothing of a form that it does not know", () => {
  expect(mysqlEstimate({ query: "…", query_plan: { operation: "Table scan" } }, null)).toBeNull();
});
