import { expect, it } from "vitest";
import { postgresEstimate } from "./postgres-estimate";

const tableRows = () => 1_000_000;
const scan = (rows: number, over: object = {}) => ({
  "Node Type": "Seq Scan",
  "Relation Name": "sales",
  "Plan Rows": rows,
  ...over,
});
const estimate = (plan: object) => postgresEstimate([{ Plan: plan }], tableRows)?.rows;

it("counts all rows of a scanned table, not those that pass the filter", () => {
  expect(estimate({ "Node Type": "Aggregate", Strategy: "Plain", "Plan Rows": 1, Plans: [scan(12)] })).toBe(1_000_000);
});

it("reads as much of a table as a LIMIT needs, unless everything has to be sorted first", () => {
  expect(estimate({ "Node Type": "Limit", "Plan Rows": 100, Plans: [scan(1_000_000)] })).toBe(100);
  const sort = { "Node Type": "Sort", "Plan Rows": 1_000_000, Plans: [scan(1_000_000)] };
  expect(estimate({ "Node Type": "Limit", "Plan Rows": 100, Plans: [sort] })).toBe(1_000_000);
});

it("multiplies the inner side of a nested loop by the rows of the outer", () => {
  const kept = { "Node Type": "Materialize", "Plan Rows": 1_000_000, Plans: [scan(1_000_000)] };
  const outer = { "Node Type": "Index Scan", "Relation Name": "shops", "Plan Rows": 50 };
  expect(estimate({ "Node Type": "Nested Loop", "Plan Rows": 5, Plans: [outer, kept] })).toBe(
    50 + 1_000_000 + 50 * 1_000_000,
  );
});

it("counts a parallel scan once, however many processes share it", () => {
  const shared = scan(300_000, { "Parallel Aware": true });
  expect(estimate({ "Node Type": "Gather", "Workers Planned": 3, "Plan Rows": 1, Plans: [shared] })).toBe(1_200_000);
});

it("says nothing of what is no plan", () => {
  expect(postgresEstimate({ message: "no" }, tableRows)).toBeNull();
});
