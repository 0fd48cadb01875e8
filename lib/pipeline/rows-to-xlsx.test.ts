import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { Cell, ResultColumn } from "@/lib/execute/schema";
import { rowsToXlsx } from "./rows-to-xlsx";

const column = (name: string, given: Partial<ResultColumn> = {}): ResultColumn => ({
  ...{ name, label: name, type: "text", role: "category", unit: null, grain: null },
  ...given,
});
const columns = [
  column("city"),
  column("revenue", { type: "decimal", role: "measure" }),
  column("id", { type: "integer", role: "key" }),
  column("day", { type: "date", role: "time" }),
  column("at", { type: "timestamp", role: "time" }),
  column("open", { type: "boolean", role: "flag" }),
];

function filesOf(rows: Cell[][], title = "Sales") {
  const pieces = [...rowsToXlsx({ columns, rows, truncated: false }, title)];
  const files = unzipSync(new Uint8Array(Buffer.concat(pieces)));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}
const cellsOf = (row: Cell[]) =>
  /<\/row><row>(.*?)<\/row>/s
    .exec(filesOf([row])["xl/worksheets/sheet1.xml"] ?? "")?.[1]
    ?.match(/<c\b.*?(?:<\/c>|\/>)/gs);

describe("rowsToXlsx", () => {
  it("keeps numbers, days, times and truths as what they are, and leaves nulls empty", () => {
    expect(cellsOf([null, "1200.50", 7, "2025-03-01", "2025-03-01T12:00:00Z", true])).toEqual([
      "<c/>",
      '<c s="5"><v>1200.50</v></c>',
      "<c><v>7</v></c>",
      '<c s="2"><v>45717</v></c>',
      '<c s="3"><v>45717.5</v></c>',
      '<c t="b"><v>1</v></c>',
    ]);
  });

  it("keeps as text what Excel would not keep whole or does not know", () => {
    const [, revenue, id, day, at] =
      cellsOf(["a", "12345678901234567.89", "9007199254740993", "2025-Q1", "1871-01-18"]) ?? [];
    expect([revenue, id, day, at].map((cell) => /preserve">(.*?)</.exec(cell ?? "")?.[1])).toEqual([
      "12345678901234567.89",
      "9007199254740993",
      "2025-Q1",
      "1871-01-18",
    ]);
  });

  it("never makes a formula of a text", () => {
    for (const text of ["=1+1", "@SUM(A1)", "+cmd|calc", "-2+3"]) {
      const [cell] = cellsOf([text]) ?? [];
      expect(cell).toContain('t="inlineStr" s="6"');
      expect(cell).not.toContain("<f>");
    }
  });

  it("writes what XML cannot hold as what it can", () => {
    const [cell] = cellsOf(['<a> & "b"\u0001\uD800 你好 😀']) ?? [];
    expect(cell).toContain('&lt;a&gt; &amp; "b"\uFFFD 你好 😀');
  });

  it("is a workbook whose parts name each other, whatever it is called", () => {
    const files = filesOf([["a", 1, 1, null, null, false]], 'Sales/2025: [a] "b" & more than thirty-one characters');
    expect(Object.keys(files).toSorted()).toEqual([
      "[Content_Types].xml",
      "_rels/.rels",
      "xl/_rels/workbook.xml.rels",
      "xl/styles.xml",
      "xl/workbook.xml",
      "xl/worksheets/sheet1.xml",
    ]);
    expect(files["xl/workbook.xml"]).toContain('name="Sales 2025   a  &quot;b&quot; &amp; more than"');
  });

  it("keeps a text that looks like an escape of its own, and one with line ends", () => {
    const [cell] = cellsOf(["_x0041_ a\r\nb _y0041_"]) ?? [];
    expect(cell).toContain("_x005F_x0041_ a_x000D_\nb _y0041_");
  });

  it("has a sheet whose name Excel takes", () => {
    const nameFor = (title: string) => / name="([^"]*)"/.exec(filesOf([], title)["xl/workbook.xml"] ?? "")?.[1];
    expect(["'Quoted'", "History", "", "[]", "😀".repeat(20)].map(nameFor)).toEqual([
      ...["Quoted", "Querent", "Querent", "Querent"],
      "😀".repeat(15),
    ]);
  });

  it("has no column wider than Excel takes, however long its label is", () => {
    const pieces = [...rowsToXlsx({ columns: [column("a".repeat(400))], rows: [["x"]], truncated: false }, "Wide")];
    const files = unzipSync(new Uint8Array(Buffer.concat(pieces)));
    expect(strFromU8(files["xl/worksheets/sheet1.xml"] ?? new Uint8Array())).toContain(' width="60" ');
  });

  it("comes in pieces", () => {
    const rows = Array.from({ length: 20_000 }, (_, at): Cell[] => [
      `city ${at * 7_919}`,
      at * 31,
      at,
      null,
      null,
      true,
    ]);
    expect([...rowsToXlsx({ columns, rows, truncated: false }, "Long")].length).toBeGreaterThan(10);
  });
});
