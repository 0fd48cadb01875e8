import type { Cell } from "@/lib/source/schema";

const instant = /^(\d{4,6}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.(\d+))?(?:Z|[+-]00(?::?00)?)?$/;

/**
 * Writes an engine's UTC time ("2024-01-31 10:00:00.250+00") as ISO 8601 ("2024-01-31T10:00:00.25Z").
 * What has no place in ISO 8601 (PostgreSQL's "infinity", years before Christ) stays as the engine wrote it.
 */
export function isoTimestamp(text: string): string {
  const match = instant.exec(text);
  if (match === null) return text;
  const fraction = (match[3] ?? "").replace(/0+$/, "");
  return `${match[1]}T${match[2]}${fraction === "" ? "" : `.${fraction}`}Z`;
}

/** Stands for bytes, which no reader can use and no cache should keep. */
export function binaryLabel(byteCount: number): string {
  return `<${byteCount} ${byteCount === 1 ? "byte" : "bytes"}>`;
}

/** A float as a number; what JSON has no number for (NaN, infinity) as its name. */
export function floatCell(value: number): Cell {
  return Number.isFinite(value) ? value : String(value);
}
