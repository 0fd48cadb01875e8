import { expect, test } from "vitest";
import type { ResultColumn, ResultSet } from "@/lib/execute/schema";
import { rowsToCsv } from "./rows-to-csv";

function column(name: string, label: string): ResultColumn {
  return { name, label, type: "text", role: "text", unit: null, grain: null };
}

const textOf = (result: ResultSet) => [...rowsToCsv(result)].join("");

function csvOf(...cells: ResultSet["rows"][number]): string | undefined {
  const columns = cells.map((_, index) => column(`c${index}`, `C${index}`));
  return textOf({ columns, rows: [cells], truncated: false }).split("\r\n")[1];
}

test("labels head the columns and Excel is told that it is UTF-8", () => {
  const csv = textOf({ columns: [column("a", "销售额")], rows: [["1.50"]], truncated: false });
  expect(csv).toBe("\uFEFF销售额\r\n1.50");
});

test("quotes, commas and line breaks are kept inside one cell; null is empty", () => {
  expect(csvOf('a "b", c', null, "x\ny")).toBe('"a ""b"", c",,"x\ny"');
});

test("a formula is disarmed, a negative number is not", () => {
  expect(csvOf("=1+1")).toBe('"\'=1+1"');
  expect(csvOf("-cmd|calc")).toBe('"\'-cmd|calc"');
  expect(csvOf("-12.5", -3)).toBe("-12.5,-3");
});

test("many rows come in pieces that fit together", () => {
  const rows = Array.from({ length: 2_500 }, (_, at) => [at, null]);
  const result = { columns: [column("a", "A"), column("b", "B")], rows, truncated: false };
  expect([...rowsToCsv(result)]).toHaveLength(4);
  expect(textOf(result).split("\r\n")).toEqual(["\uFEFFA,B", ...rows.map(([at]) => `${at},`)]);
});
