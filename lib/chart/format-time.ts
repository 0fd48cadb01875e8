import { type ChartLocale, intlLocale } from "@/lib/chart/format-number";
import type { TimeGrain, TimePart } from "@/lib/execute/schema";

const timeFormats = new Map<string, Intl.DateTimeFormat>();
function timeFormat(locale: ChartLocale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  let format = timeFormats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(intlLocale[locale], { timeZone: "UTC", ...options });
    timeFormats.set(key, format);
  }
  return format;
}

const day: Intl.DateTimeFormatOptions = { year: "numeric", month: "short", day: "numeric" };
const clock: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

/** The whole name of a period or instant, as a cell or tooltip shows it: "Jan 2026", "Q1 2026", "Jan 5 – 11, 2026". */
export function formatTime(time: number, grain: TimeGrain | "instant", locale: ChartLocale): string {
  const date = new Date(time);
  switch (grain) {
    case "year":
      return timeFormat(locale, { year: "numeric" }).format(date);
    case "quarter": {
      const quarter = Math.floor(date.getUTCMonth() / 3) + 1;
      return locale === "zh" ? `${date.getUTCFullYear()}年第${quarter}季度` : `Q${quarter} ${date.getUTCFullYear()}`;
    }
    case "month":
      return timeFormat(locale, { year: "numeric", month: "short" }).format(date);
    case "week":
      // ICU versions differ in the spaces around the dash; server and browser must write the same.
      return timeFormat(locale, day)
        .formatRange(date, new Date(time + 6 * 86_400_000))
        .replaceAll(/\s+/gu, " ");
    case "day":
      return timeFormat(locale, day).format(date);
    case "hour":
      return timeFormat(locale, { ...day, ...clock }).format(date);
    case "instant": {
      const seconds = date.getUTCSeconds() > 0 ? ({ second: "2-digit" } as const) : {};
      return timeFormat(locale, { ...day, ...clock, ...seconds }).format(date);
    }
  }
}

/** Monday, 5 January 1970: weekdays are counted from it. */
const firstMonday = Date.UTC(1970, 0, 5);

/** The name of a number that was taken out of a time: "14:00", "Monday", "March", "Q2". Numbers that have none stay as they are. */
export function formatPart(value: number, part: TimePart, locale: ChartLocale): string {
  const [low, high] = partRanges[part];
  if (!Number.isInteger(value) || value < low || value > high) return String(value);
  switch (part) {
    case "hour_of_day":
      return `${String(value).padStart(2, "0")}:00`;
    case "day_of_week":
      return timeFormat(locale, { weekday: "long" }).format(firstMonday + (value - 1) * 86_400_000);
    case "month_of_year":
      return timeFormat(locale, { month: locale === "zh" ? "short" : "long" }).format(Date.UTC(1970, value - 1, 1));
    case "quarter_of_year":
      return locale === "zh" ? `第${value}季度` : `Q${value}`;
  }
}

const partRanges: Record<TimePart, readonly [number, number]> = {
  hour_of_day: [0, 23],
  day_of_week: [1, 7],
  month_of_year: [1, 12],
  quarter_of_year: [1, 4],
};

/** The time of day: "14:30", with seconds where there are any. */
export function formatClock(time: number, locale: ChartLocale): string {
  const seconds = time % 60_000 === 0 ? {} : ({ second: "2-digit" } as const);
  return timeFormat(locale, { ...clock, ...seconds }).format(time);
}

/** The short name for an axis tick. What changes slowly (year, for hours the day) stands below, only where it changes. */
export function formatTimeTick(time: number, before: number | null, grain: TimeGrain, locale: ChartLocale): string {
  const date = new Date(time);
  const year = date.getUTCFullYear();
  const isNewYear = before === null || new Date(before).getUTCFullYear() !== year;
  switch (grain) {
    case "year":
      return String(year);
    case "quarter": {
      const quarter = `Q${Math.floor(date.getUTCMonth() / 3) + 1}`;
      return isNewYear ? `${quarter}\n${year}` : quarter;
    }
    case "month": {
      const month = timeFormat(locale, { month: "short" }).format(date);
      return isNewYear ? `${month}\n${year}` : month;
    }
    case "week":
    case "day": {
      const short = timeFormat(locale, { month: "short", day: "numeric" }).format(date);
      return isNewYear ? `${short}\n${year}` : short;
    }
    case "hour": {
      const short = timeFormat(locale, clock).format(date);
      const isNewDay = before === null || Math.floor(before / 86_400_000) !== Math.floor(time / 86_400_000);
      return isNewDay ? `${short}\n${timeFormat(locale, { month: "short", day: "numeric" }).format(date)}` : short;
    }
  }
}
