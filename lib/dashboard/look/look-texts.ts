import { formatTime } from "@/lib/chart/format-time";
import { plainTime } from "@/lib/dashboard/look/condition";
import type { Level } from "@/lib/dashboard/look/levels";
import { columnIn } from "@/lib/dashboard/look/reach";
import type { Point } from "@/lib/dashboard/look/schema";
import type { Cell, TimeGrain } from "@/lib/execute/schema";
import { labelIn } from "@/lib/semantic/label-in";
import type { SemanticModel } from "@/lib/semantic/schema";

type Locale = "en" | "zh";

const grainNames: Record<Locale, Record<TimeGrain, string>> = {
  en: { year: "year", quarter: "quarter", month: "month", week: "week", day: "day", hour: "hour" },
  zh: { year: "年", quarter: "季度", month: "月", week: "周", day: "日", hour: "小时" },
};
const nothing: Record<Locale, string> = { en: "empty", zh: "空" };

/** What a level is called: "City", "Order date, by day". */
export function levelLabel({ column, grain }: Level, model: SemanticModel, locale: Locale): string {
  const found = columnIn(model, column);
  const name = found ? labelIn(found, locale) : column.column;
  if (grain === null) return name;
  return locale === "zh" ? `${name}（按${grainNames.zh[grain]}）` : `${name}, by ${grainNames.en[grain]}`;
}

/** A clicked value in words: "Mar 2024", "North", "3 – 5". */
export function pointLabel({ value }: Point, grain: TimeGrain | null, locale: Locale): string {
  const one = (cell: Cell) => cellLabel(cell, grain, locale);
  switch (value.kind) {
    case "is":
      return one(value.value);
    case "in":
      return value.values.map(one).join(locale === "zh" ? "、" : ", ");
    case "within":
      return `${one(value.from)} – ${one(value.to)}`;
  }
}

function cellLabel(cell: Cell, grain: TimeGrain | null, locale: Locale): string {
  const time = plainTime(cell);
  if (time !== null)
    return formatTime(
      Date.parse(`${time.replace(" ", "T")}${time.length > 10 ? "Z" : ""}`),
      grain ?? (time.length > 10 ? "instant" : "day"),
      locale,
    );
  return cell === null ? nothing[locale] : String(cell);
}

/** Days in words, both ends included. `to` is the day after the last. */
export function daysLabel({ from, to }: { readonly from: string; readonly to: string }, locale: Locale): string {
  const last = Date.parse(to) - 86_400_000;
  return `${formatTime(Date.parse(from), "day", locale)} – ${formatTime(last, "day", locale)}`;
}

/** Said where row rules hold. */
export const leftOut: Record<Locale, string> = {
  en: "Rows that you may not see are left out",
  zh: "已略去您无权查看的行",
};
