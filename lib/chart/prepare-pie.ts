import { gatherRows } from "@/lib/chart/gather-rows";
import { chartLimits } from "@/lib/chart/limits";
import type { ChartTexts, PieChart } from "@/lib/chart/prepared-chart";
import { categoryName, readColumn } from "@/lib/chart/read-column";
import { isAdditive } from "@/lib/chart/result-profile";
import type { ChartSpec } from "@/lib/chart/schema";
import { sortMarks } from "@/lib/chart/sort-marks";
import type { ResultSet } from "@/lib/execute/schema";

type Part = PieChart["parts"][number];

/**
 * Prepares the parts of a whole, largest first; beyond six (or as many as a designer wants), the smaller ones become "other" where they
 * may be added up. Null when there is nothing to divide: no positive value, or a negative one.
 */
export function preparePie(result: ResultSet, spec: ChartSpec, texts: ChartTexts): PieChart | null {
  const x = readColumn(result, spec.x);
  const measure = readColumn(result, spec.y[0]);
  if (!x || !measure) return null;
  const options = spec.options ?? {};
  const { places, caps } = gatherRows(result.rows, (row) => categoryName(x.cell(row), x.column, texts), measure);
  const given: Part[] = [...places].flatMap(([name, { row, value }]) =>
    value === null ? [] : [{ name, value, isOther: false, cells: { [x.column.name]: x.cell(row) } }],
  );
  const total = given.reduce((sum, part) => sum + part.value, 0);
  if (total <= 0 || given.some((part) => part.value < 0)) return null;
  const adds = isAdditive(measure.column);
  const shared = { kind: "pie", x: x.column, column: measure.column, total, adds, options } as const;
  const partCountMax = options.top ? options.top + 1 : adds ? chartLimits.pieParts : chartLimits.series;
  if (given.length <= partCountMax) return { ...shared, parts: sortMarks(given, options.sort), caps };
  // Without "other" the shares would be of a part of the whole and so wrong: such a result is a table.
  if (!adds) return null;
  const keep = partCountMax - 1;
  const ranked = given.toSorted((a, b) => b.value - a.value);
  const rest = ranked.slice(keep);
  const other: Part = {
    name: texts.other(rest.length),
    value: rest.reduce((sum, part) => sum + part.value, 0),
    isOther: true,
    cells: {},
  };
  return {
    ...shared,
    parts: [...sortMarks(ranked.slice(0, keep), options.sort), other],
    caps: [{ what: "categories", shown: keep, total: ranked.length }, ...caps],
  };
}
