import { type ChartLocale, formatNumber, intlLocale, type NumberStyle } from "@/lib/chart/format-number";
import { nullText } from "@/lib/chart/format-value";
import type { ChartOptions, NumberFormat } from "@/lib/chart/options-schema";
import { type TimeUnit, unitKind } from "@/lib/chart/unit-kind";
import type { ResultColumn } from "@/lib/execute/schema";

/** How the values of a measure are written: short for marks and axes, in full for tooltips and tables. **Nulls** `—`. */
export type MeasureWriter = {
  readonly full: (value: number | string | null) => string;
  readonly short: (value: number | string | null) => string;
};

/** What a designer set for a column, else for the whole chart. */
export function designedFormat(column: ResultColumn, options: ChartOptions | undefined): NumberFormat | null {
  return options?.measures?.[column.name]?.format ?? options?.format ?? null;
}

/** Writes the values of a measure as the designer set it; without a format, as its unit asks for. */
export function measureWriter(
  column: ResultColumn,
  options: ChartOptions | undefined,
  locale: ChartLocale,
): MeasureWriter {
  const format = designedFormat(column, options);
  const { unit } = column;
  const kind = unitKind(unit);
  const isShortUnit = kind.kind === "plain" ? kind.short : kind.kind !== "time";
  const write = (value: number | string | null, style: NumberStyle) => {
    if (value === null) return nullText;
    return format ? formatDesigned(value, format, style, locale) : formatNumber(value, style, locale);
  };
  return {
    full: (value) => write(value, { unit }),
    short: (value) => write(value, { unit: isShortUnit || format ? unit : null, compact: true }),
  };
}

/**
 * Writes a number in a designer's format. What the format leaves open follows `style`.
 * **Units** percent: of a share given as 0–100 when the unit is "%", else of a fraction (0.12 is 12 %). duration: seconds, or the unit's own.
 */
export function formatDesigned(
  value: number | string,
  format: NumberFormat,
  style: NumberStyle,
  locale: ChartLocale,
): string {
  const isNegative = Number(value) < 0;
  const inParentheses = isNegative && format.negative === "parentheses";
  const size = inParentheses ? (typeof value === "number" ? -value : value.replace("-", "")) : value;
  const text = `${format.prefix}${bare(size, format, style, locale)}${format.suffix}`;
  return inParentheses ? `(${text})` : text;
}

function bare(value: number | string, format: NumberFormat, style: NumberStyle, locale: ChartLocale): string {
  const shared: NumberStyle = {
    ...style,
    compact: format.compact || (style.compact === true && format.digits === null),
    ...(format.digits === null ? {} : { fractionDigits: format.digits }),
  };
  switch (format.style) {
    case "auto":
      return formatNumber(value, shared, locale);
    case "number":
      return formatNumber(value, { ...shared, unit: null }, locale);
    case "percent":
      // A share is short as it is: "12.3%" says more than "12%" and is no longer.
      return formatNumber(style.unit === "%" ? value : Number(value) * 100, { ...shared, unit: "%" }, locale);
    case "currency":
      return formatNumber(value, { ...shared, unit: format.currency ?? style.unit }, locale);
    case "bytes":
      return formatNumber(value, { ...shared, unit: "bytes", compact: true }, locale);
    case "duration":
      return formatDuration(Number(value), style.unit, locale);
  }
}

const secondsOf: Record<TimeUnit, number> = {
  millisecond: 0.001,
  second: 1,
  minute: 60,
  hour: 3_600,
  day: 86_400,
  week: 604_800,
  month: 2_629_746,
  year: 31_556_952,
};
const durationParts = ["day", "hour", "minute", "second"] as const;

/** The two largest parts: "1 hr 23 min"; below a minute with its tenths. */
function formatDuration(value: number, unit: string | null, locale: ChartLocale): string {
  const kind = unitKind(unit);
  const total = Math.abs(value) * secondsOf[kind.kind === "time" ? kind.unit : "second"];
  const sign = value < 0 ? "-" : "";
  const write = (count: number, part: (typeof durationParts)[number]) =>
    new Intl.NumberFormat(intlLocale[locale], {
      ...{ style: "unit", unit: part, unitDisplay: "short", maximumFractionDigits: 1 },
    }).format(count);
  if (total < 60) return sign + write(total, "second");
  const first = durationParts.findIndex((part) => total >= secondsOf[part]);
  const [large, small] = [durationParts[first] ?? "minute", durationParts[first + 1] ?? "second"];
  const smallCount = Math.round(total / secondsOf[small]);
  const perLarge = secondsOf[large] / secondsOf[small];
  const parts = [write(Math.floor(smallCount / perLarge), large)];
  if (smallCount % perLarge > 0) parts.push(write(smallCount % perLarge, small));
  return sign + parts.join(" ");
}
