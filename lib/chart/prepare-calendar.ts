import type { ChartCells, Prepared } from "@/lib/chart/chart-type";
import { formatTime } from "@/lib/chart/format-time";
import { gatherRows } from "@/lib/chart/gather-rows";
import { chartLimits } from "@/lib/chart/limits";
import type { ChartOptions } from "@/lib/chart/options-schema";
import type { ChartTexts } from "@/lib/chart/prepared-chart";
import { readColumn } from "@/lib/chart/read-column";
import { readTime } from "@/lib/chart/read-value";
import type { ChartSpec } from "@/lib/chart/schema";
import type { Cell, ResultColumn, ResultSet } from "@/lib/execute/schema";

export type CalendarDay = {
  /** 2026-01-31. */
  readonly day: string;
  readonly label: string;
  readonly value: number;
  readonly cells: ChartCells;
};
/** A calendar shows a year, or the part of it that has room. `first` and `last` as days. */
export type OneCalendar = { readonly first: string; readonly last: string; readonly days: readonly CalendarDay[] };

export type CalendarDays = Prepared & {
  readonly x: ResultColumn;
  readonly column: ResultColumn;
  /** The newest first: what is left out for want of room is the oldest. */
  readonly calendars: readonly OneCalendar[];
  readonly range: { readonly min: number; readonly max: number };
  readonly options: ChartOptions;
};

const dayMs = 86_400_000;
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

/** Years of their own when there are several, else the months between the first day and the last. */
function layCalendars(days: readonly CalendarDay[]): OneCalendar[] {
  const [first, last] = [days[0]?.day ?? "", days.at(-1)?.day ?? ""];
  const spanMs = Date.parse(last) - Date.parse(first);
  if (spanMs < 366 * dayMs) return [{ first: `${first.slice(0, 7)}-01`, last: endOfMonth(last), days }];
  const years = Map.groupBy(days, ({ day }) => day.slice(0, 4));
  return [...years]
    .map(([year, inYear]) => ({ first: `${year}-01-01`, last: `${year}-12-31`, days: inYear }))
    .toReversed();
}

function endOfMonth(day: string): string {
  const [year, month] = day.split("-").map(Number);
  return dayOf(Date.UTC(year ?? 1970, month ?? 1, 0));
}

function withDays(chart: CalendarDays, calendars: readonly OneCalendar[]): CalendarDays {
  const count = (given: readonly OneCalendar[]) => given.reduce((sum, { days }) => sum + days.length, 0);
  const total = chart.caps.find(({ what }) => what === "points")?.total ?? count(chart.calendars);
  const shown = count(calendars);
  const others = chart.caps.filter(({ what }) => what !== "points");
  return { ...chart, calendars, caps: shown < total ? [{ what: "points", shown, total }, ...others] : others };
}

/**
 * Prepares a colour for every day. Null when the column is no time or none of its values is known, or when its periods are longer than a
 * day. **Nulls** a day without a value stays empty.
 */
export function prepareCalendar(result: ResultSet, spec: ChartSpec, texts: ChartTexts): CalendarDays | null {
  const x = readColumn(result, spec.x);
  const measure = readColumn(result, spec.y[0]);
  if (!x || !measure || (x.column.grain !== null && x.column.grain !== "day" && x.column.grain !== "hour")) return null;
  const timeOf = (row: readonly Cell[]) => readTime(x.cell(row), x.column.grain);
  const keyOf = (row: readonly Cell[]) => {
    const time = timeOf(row);
    return time === null ? null : dayOf(time);
  };
  const { places, caps } = gatherRows(result.rows, keyOf, measure);
  // Of several instants on a day none stands for the day.
  const isDay = x.column.grain === "day" || x.column.type === "date";
  const days = [...places]
    .flatMap(([day, { row, value }]): CalendarDay[] =>
      value === null
        ? []
        : [
            {
              ...{ day, value, label: formatTime(Date.parse(day), "day", texts.locale) },
              cells: isDay ? { [x.column.name]: x.cell(row) } : {},
            },
          ],
    )
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
  if (days.length === 0) return null;
  const values = days.map(({ value }) => value);
  const range = {
    min: values.reduce((least, value) => Math.min(least, value)),
    max: values.reduce((most, value) => Math.max(most, value)),
  };
  const calendars = layCalendars(days);
  const shared = { x: x.column, column: measure.column, range, options: spec.options ?? {} };
  return withDays({ ...shared, calendars, caps }, calendars.slice(0, chartLimits.calendarYears));
}

/** Smaller days cannot be told apart. */
const dayMinPx = 8;
export const calendarRoom = { legendPx: 34, monthsPx: 22, gapPx: 10, leftPx: 44, rightPx: 6 } as const;

/** As many calendars as have room below each other, and of each as many weeks as have room beside each other, the newest. */
export function fitCalendarToSize(chart: CalendarDays, heightPx: number, widthPx = 1_000): CalendarDays {
  if (heightPx <= 0 || widthPx <= 0) return chart;
  const { legendPx, monthsPx, gapPx, leftPx, rightPx } = calendarRoom;
  const rowPx = 7 * dayMinPx + monthsPx + gapPx;
  const rows = Math.max(1, Math.floor((heightPx - legendPx) / rowPx));
  const weeks = Math.floor((widthPx - leftPx - rightPx) / dayMinPx);
  const newest = chart.calendars.slice(0, rows).map((given) => {
    const last = weeks < 53 ? (given.days.at(-1)?.day ?? given.last) : given.last;
    const start = dayOf(Date.parse(last) - (weeks - 1) * 7 * dayMs);
    if (start <= given.first) return given;
    return { first: start, last, days: given.days.filter(({ day }) => day >= start) };
  });
  return withDays(chart, newest);
}
