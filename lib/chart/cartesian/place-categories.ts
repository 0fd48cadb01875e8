import type { Places } from "@/lib/chart/cartesian/cartesian-chart";
import type { RawSeries } from "@/lib/chart/cartesian/collect-series";
import { compareCells } from "@/lib/chart/compare-cells";
import type { ChartOptions } from "@/lib/chart/options-schema";
import { orderCategories, type SizedCategory } from "@/lib/chart/order-categories";
import type { ChartCap, ChartTexts } from "@/lib/chart/prepared-chart";
import { categoryName } from "@/lib/chart/read-column";
import { isAdditive } from "@/lib/chart/result-profile";
import type { Cell, ResultColumn } from "@/lib/execute/schema";

type Placed = { places: Places; series: readonly (RawSeries & { other: number | null })[]; caps: ChartCap[] };
type Room = { readonly placeMax: number; readonly options: ChartOptions; readonly texts: ChartTexts };

/** Categories in order, and no more than can be read side by side or than a designer asked for. */
export function placeCategories(
  cells: readonly Cell[],
  column: ResultColumn,
  raw: readonly RawSeries[],
  { placeMax, options, texts }: Room,
): Placed {
  const ordered = order(
    cells.map((cell) => ({ cell, total: totalOf(raw, cell) })),
    column,
    options.sort,
  );
  const shown = ordered.slice(0, Math.min(options.top ?? placeMax, placeMax));
  const rest = ordered.slice(shown.length);
  // A designer who names a number wants to see the rest too; where it only has no room, the sum would dwarf everything.
  const isSummed = options.top !== undefined && rest.length > 0 && raw.every((series) => isAdditive(series.column));
  const labels = shown.map((cell) => categoryName(cell, column, texts));
  if (isSummed) labels.push(texts.other(rest.length));
  return {
    places: {
      ...{ column, kind: "category", count: labels.length, times: null, cells: shown },
      label: (index) => labels[index] ?? "",
      ...(isSummed ? { otherIndex: shown.length } : {}),
    },
    series: raw.map((series) => ({ ...series, other: isSummed ? sumOf(series, rest) : null })),
    caps: rest.length > 0 ? [{ what: "categories", shown: shown.length, total: ordered.length }] : [],
  };
}

function totalOf(raw: readonly RawSeries[], cell: Cell): number | null {
  return raw.reduce<number | null>((sum, { values }) => {
    const value = values.get(cell) ?? null;
    return value === null ? sum : (sum ?? 0) + value;
  }, null);
}

function sumOf({ values }: RawSeries, cells: readonly Cell[]): number | null {
  const known = cells.map((cell) => values.get(cell) ?? null).filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

/** **Nulls** an unknown total comes last, whichever way. */
function order(given: readonly SizedCategory[], column: ResultColumn, sort: ChartOptions["sort"] = "auto"): Cell[] {
  const cells = given.map(({ cell }) => cell);
  const byValue = (sign: 1 | -1) =>
    given
      .toSorted((a, b) => {
        if (a.total === null || b.total === null) return Number(a.total === null) - Number(b.total === null);
        return sign * (a.total - b.total);
      })
      .map(({ cell }) => cell);
  switch (sort) {
    case "value_desc":
      return byValue(-1);
    case "value_asc":
      return byValue(1);
    case "name_asc":
      return cells.toSorted((a, b) => compareCells(a, b, column));
    case "name_desc":
      return cells.toSorted((a, b) =>
        a === null || b === null ? compareCells(a, b, column) : compareCells(b, a, column),
      );
    case "query":
      return cells;
    case "auto":
      return orderCategories(given, column);
  }
}
