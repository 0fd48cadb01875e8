import type { Cell, TimeGrain } from "@/lib/execute/schema";

/**
 * A cell as a number: the only place where DECIMAL and BIGINT strings lose their exactness, because a drawing needs no more.
 * Nulls: null, an empty text and anything that is not a finite number give null, never 0.
 */
export function readNumber(cell: Cell | undefined): number | null {
  if (typeof cell === "number") return Number.isFinite(cell) ? cell : null;
  if (typeof cell === "boolean") return cell ? 1 : 0;
  if (typeof cell !== "string" || cell.trim() === "") return null;
  const value = Number(cell);
  return Number.isFinite(value) ? value : null;
}

const isoPattern =
  /^(\d{4})-(\d{2})(?:-(\d{2}))?(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/;
const quarterPattern = /^(\d{4})[- ]?Q([1-4])$/i;

/**
 * A cell as milliseconds since 1970 UTC; null when it is no time. A time without a zone is UTC, as everywhere in Querent.
 * Reads ISO dates and date-times, `2026-03`, `2026-Q1`, and bare years when `grain` is year.
 */
export function readTime(cell: Cell | undefined, grain: TimeGrain | null): number | null {
  if (cell === null || cell === undefined || typeof cell === "boolean") return null;
  const text = String(cell).trim();
  // What our own drivers write, of which there may be 100,000.
  if (text.length >= 20 && text.endsWith("Z") && text[10] === "T") {
    const time = Date.parse(text);
    if (!Number.isNaN(time)) return time;
  }
  if (grain === "year" && /^\d{4}$/.test(text)) return Date.UTC(Number(text), 0, 1);
  const quarter = quarterPattern.exec(text);
  if (quarter) return Date.UTC(Number(quarter[1]), (Number(quarter[2]) - 1) * 3, 1);
  const parts = isoPattern.exec(text);
  if (!parts) return null;
  const [, year, month, day = "01", hour = "00", minute = "00", second = "00", fraction = "0", zone = "Z"] = parts;
  const milliseconds = fraction.padEnd(3, "0").slice(0, 3);
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${milliseconds}${zone}`);
  return Number.isNaN(time) ? null : time;
}

/** The start of the period after the one that holds `time`, for stepping along an axis. */
export function nextPeriod(time: number, grain: TimeGrain): number {
  const date = new Date(time);
  switch (grain) {
    case "year":
      return date.setUTCFullYear(date.getUTCFullYear() + 1);
    case "quarter":
      return date.setUTCMonth(date.getUTCMonth() + 3);
    case "month":
      return date.setUTCMonth(date.getUTCMonth() + 1);
    case "week":
      return time + 7 * 86_400_000;
    case "day":
      return time + 86_400_000;
    case "hour":
      return time + 3_600_000;
  }
}
