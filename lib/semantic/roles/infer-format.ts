import type { ColumnRole } from "@/lib/execute/schema";
import { type Guess, guessed } from "@/lib/semantic/roles/guess";
import { isMoney } from "@/lib/semantic/roles/infer-unit";
import { roleWords } from "@/lib/semantic/roles/role-words";
import type { columnFormats } from "@/lib/semantic/schema";
import type { ColumnStructure } from "@/lib/source/schema";

export type ColumnFormat = (typeof columnFormats)[number];
type Known = { readonly role: ColumnRole; readonly unit: string | null };

const durations = new Set(["ms", "seconds", "minutes", "hours"]);
const sizes = new Set(["bytes", "KB", "MB", "GB"]);
const linkWords = new Set(["url", "website", "homepage", "link", "href", "uri"]);
const looksLike = 0.8;

/** How the values of a column are written where they are shown. Nulls: null where as they stand is best. */
export function inferFormat(column: ColumnStructure, { role, unit }: Known): Guess<ColumnFormat> | null {
  switch (role) {
    case "time":
      return formatOfTime(column);
    case "measure":
      return formatOfNumber(column, unit);
    case "key":
      return guessed("code", 0.9, "format-from-role");
    case "text":
    case "category":
      return formatOfText(column, role);
    case "geography":
    case "flag":
      return null;
  }
}

function formatOfTime(column: ColumnStructure): Guess<ColumnFormat> | null {
  const { type, statistics } = column;
  if (type === "date") return guessed("date", 0.95, "format-from-type", { type });
  if (type === "timestamp") return guessed("datetime", 0.95, "format-from-type", { type });
  if (type === "time") return null;
  if (type !== "text" || /^\d{4}$/.test(statistics?.min ?? "")) return guessed("year", 0.85, "role-years");
  // Other notations of text stay as they are written: which of 04/05 is the month is not for us to say.
  const sample = statistics?.max ?? "";
  if (!/^\d{4}-\d{2}-\d{2}/.test(sample)) return null;
  return guessed(sample.length > 10 ? "datetime" : "date", 0.85, "role-date-values");
}

function formatOfNumber(column: ColumnStructure, unit: string | null): Guess<ColumnFormat> {
  if (unit === "%") return guessed("percent", 0.85, "format-from-unit", { unit });
  if (unit !== null && durations.has(unit)) return guessed("duration", 0.8, "format-from-unit", { unit });
  if (unit !== null && sizes.has(unit)) return guessed("bytes", 0.85, "format-from-unit", { unit });
  if (unit !== null && /^[A-Z]{3}$/.test(unit)) return guessed("currency", 0.9, "format-from-unit", { unit });
  if (isMoney(column.name)) return guessed("currency", 0.75, "format-money-name");
  return guessed(column.type === "integer" ? "integer" : "decimal", 0.9, "format-from-type", { type: column.type });
}

function formatOfText(column: ColumnStructure, role: ColumnRole): Guess<ColumnFormat> | null {
  if (column.type === "json") return guessed("json", 0.95, "format-from-type", { type: column.type });
  if (column.type !== "text") return null;
  const words = roleWords(column.name);
  const last = words.at(-1) ?? "";
  const shapes = column.statistics?.shapes ?? {};
  if ((shapes.json ?? 0) >= looksLike) return guessed("json", 0.9, "format-from-values", { shape: "json" });
  if ((shapes.link ?? 0) >= looksLike) return guessed("link", 0.95, "format-from-values", { shape: "link" });
  if ((shapes.mail ?? 0) >= looksLike) return guessed("mail", 0.95, "format-from-values", { shape: "mail" });
  if (linkWords.has(last)) return guessed("link", 0.75, "format-from-name", { word: last });
  if ((last === "email" || last === "mail") && role === "text")
    return guessed("mail", 0.8, "format-from-name", { word: last });
  return last === "code" ? guessed("code", 0.8, "format-from-name", { word: last }) : null;
}
