import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type DataLine,
  DataLinesError,
  DataLinesReader,
  dataLineSchema,
  dataLines,
} from "@/lib/dashboard/look/data-lines";
import type { WidgetData } from "@/lib/dashboard/look/schema";
import type { Cell, ResultSet } from "@/lib/execute/schema";

/** NULL, texts of DECIMAL and BIGINT, dates, words, numbers, truth. JSON has no -0. */
const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constantFrom(null, "9223372036854775807", "12345678901234567890.0001", "2025-01-31", "2025-01-31T00:00:00Z", true),
  fc.string({ unit: "binary" }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (number === 0 ? 0 : number)),
);
const columnOf = (_: unknown, at: number): ResultSet["columns"][number] => ({
  ...{ name: `c${at}`, label: `C ${at}`, type: "text", role: "category", unit: null, grain: null },
});
const result = fc
  .record({
    rows: fc.integer({ min: 0, max: 4 }).chain((width) => {
      const row = fc.array(cell, { minLength: width, maxLength: width });
      return fc.array(row, { maxLength: 20 }).map((some) => ({ width, some }));
    }),
    // Many rows are few in turn: what differs between them is what counts.
    times: fc.constantFrom(1, 1, 100, 300, 2_001),
    truncated: fc.boolean(),
  })
  .map(
    ({ rows: { width, some }, times, truncated }): ResultSet => ({
      columns: Array.from({ length: width }, columnOf),
      rows: Array.from({ length: times }, () => some.map((one) => [...one])).flat(),
      truncated,
    }),
  );
const widget: fc.Arbitrary<WidgetData> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .record({ result, compared: fc.option(result) })
      .map(({ result: own, compared }) => shown(own, compared)),
  },
  fc.constant<WidgetData>({
    ...{ status: "error", widgetId: "w" },
    code: "guard/table",
    message: "No.",
    retryable: false,
  }),
  fc.constant<WidgetData>({ status: "waiting", widgetId: "w", filterId: "f" }),
);
const shown = (own: ResultSet, compared: ResultSet | null = null): WidgetData => ({
  ...{
    status: "ok",
    widgetId: "w",
    result: own,
    cacheTier: "source",
    ageSeconds: 1.5,
    isStale: false,
    rowRulesApplied: true,
  },
  ...{ comparison: compared && { result: compared, label: "a year before" }, applied: ["f"], drill: null },
});
const rowsOf = (count: number, cellOf: (at: number) => Cell = (at) => at): ResultSet => ({
  ...{ columns: Array.from({ length: 2 }, columnOf), truncated: false },
  rows: Array.from({ length: count }, (_, at) => [cellOf(at), "x"]),
});

/** As they come over the wire. */
const sent = (data: WidgetData): DataLine[] =>
  [...dataLines(data)].map((line) => dataLineSchema.parse(JSON.parse(JSON.stringify(line))));
const read = (lines: readonly DataLine[]) => {
  const reader = new DataLinesReader();
  const told = lines.map((line) => reader.take(line)).filter((data) => data !== null);
  return { reader, told };
};

describe("dataLines", () => {
  it("gives back what was told, whatever it is, and once", () => {
    fc.assert(
      fc.property(widget, (data) => {
        const { reader, told } = read([...sent(data), { kind: "end" }]);
        expect(told).toEqual([data]);
        expect(reader.isWhole).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it("never shows a part of a widget as all of it, wherever an answer is cut off", () => {
    fc.assert(
      fc.property(widget, fc.nat(), (data, at) => {
        const lines = [...sent(data), { kind: "end" } as const];
        const { reader, told } = read(lines.slice(0, at % lines.length));
        expect(reader.isWhole).toBe(false);
        for (const one of told) expect(one).toEqual(data);
      }),
      { numRuns: 150 },
    );
  });

  it("sends up to 1,000 rows in one line, and more in columns of at most 2,000", () => {
    expect(sent(shown(rowsOf(1_000))).map(({ kind }) => kind)).toEqual(["widget"]);
    const lines = sent(shown(rowsOf(4_500), rowsOf(3)));
    const chunks = lines.flatMap((line) =>
      line.kind === "rows" ? [[line.of, line.columns.map((c) => c.length)]] : [],
    );
    expect(chunks).toEqual([
      ["result", [2_000, 2_000]],
      ["result", [2_000, 2_000]],
      ["result", [500, 500]],
      ["comparison", [3, 3]],
    ]);
    expect(lines[0]).toMatchObject({
      kind: "large",
      rowCount: 4_500,
      comparedRowCount: 3,
      data: { result: { rows: [] } },
    });
  });

  it("sends long texts in small pieces, however few rows they are", () => {
    const lines = sent(shown(rowsOf(400, () => "x".repeat(20_000))));
    expect(lines.length).toBeGreaterThan(60);
    expect(Math.max(...lines.map((line) => JSON.stringify(line).length))).toBeLessThan(200_000);
    expect(read(lines).told).toEqual([shown(rowsOf(400, () => "x".repeat(20_000)))]);
  });

  it("does not write the next line before it is asked for", () => {
    let readCount = 0;
    const rows = new Proxy(rowsOf(10_000).rows, {
      get: (target, name, self) => {
        if (typeof name === "string" && /^\d+$/.test(name)) readCount += 1;
        return Reflect.get(target, name, self);
      },
    });
    const lines = dataLines(shown({ ...rowsOf(0), rows }));
    lines.next();
    const before = readCount;
    lines.next();
    expect(readCount - before).toBeLessThanOrEqual(2_001);
  });

  it("refuses lines that do not follow from each other", () => {
    const rows = { kind: "rows", widgetId: "w", of: "result" } as const;
    const [large = { kind: "end" }, first = { kind: "end" }] = sent(shown(rowsOf(3_000)));
    const broken: DataLine[][] = [
      [{ ...rows, columns: [[1], [2]] }],
      [large, { ...rows, columns: [[1]] }],
      [large, { ...rows, columns: [[1], []] }],
      [large, { ...rows, columns: [[], []] }],
      [large, { ...rows, of: "comparison", columns: [[1], [2]] }],
      [large, first, first],
      [large, first, { kind: "end" }],
      [{ kind: "end" }, { kind: "end" }],
    ];
    for (const lines of broken) expect(() => read(lines)).toThrow(DataLinesError);
  });
});
