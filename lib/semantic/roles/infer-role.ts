import type { ColumnRole } from "@/lib/execute/schema";
import type { ColumnPlace } from "@/lib/semantic/roles/column-place";
import { holdsDates, holdsWrittenDates, holdsYears } from "@/lib/semantic/roles/dates";
import { declared, type Guess, guessed } from "@/lib/semantic/roles/guess";
import { looksLikeFlag } from "@/lib/semantic/roles/looks-like-flag";
import { isNearlyUnique, looksLikeKey } from "@/lib/semantic/roles/looks-like-key";
import { looksLikePlace } from "@/lib/semantic/roles/looks-like-place";
import { isGroupNumber, roleOfNumber } from "@/lib/semantic/roles/role-of-number";
import { categoryWords, roleOfText } from "@/lib/semantic/roles/role-of-text";
import { roleWords } from "@/lib/semantic/roles/role-words";
import type { ColumnStructure } from "@/lib/source/schema";

const numeric = new Set(["integer", "decimal", "float"]);

/** What a column is for, from its type, its place, its name and its statistics. */
export function inferRole(column: ColumnStructure, place: ColumnPlace): Guess<ColumnRole> {
  return (
    roleOfType(column) ??
    roleOfKey(column, place) ??
    looksLikeFlag(column) ??
    roleOfTime(column) ??
    roleOfRest(column, place.table)
  );
}

function roleOfType({ type }: ColumnStructure): Guess<ColumnRole> | null {
  if (type === "boolean") return declared("flag", "role-from-type", { type });
  return type === "date" || type === "timestamp" || type === "time"
    ? declared("time", "role-from-type", { type })
    : null;
}

/** Dates, years and kinds that are part of a key stay what they are; so does a name or a place that others only happen to point to. */
function roleOfKey(column: ColumnStructure, { primary, join, table }: ColumnPlace): Guess<ColumnRole> | null {
  if (primary === null && join === null) return null;
  const isWhole = primary === "whole" || (join?.side === "from" && join.isDeclared && join.isAlone);
  if (!isWhole) {
    const own = roleOfTime(column) ?? groupInKey(column, join) ?? nameInKey(column, { primary, join, table });
    if (own !== null) return own;
  } else if (primary === "whole" && holdsDates(column)) return guessed("time", 0.9, "role-date-values");
  if (primary !== null) return declared("key", "role-primary-key");
  if (join?.isDeclared) return declared("key", join.side === "from" ? "role-foreign-key" : "role-pointed-to");
  return guessed("key", join?.confidence ?? 0.5, "role-joined");
}

/** A part of a key over several columns that only tells groups apart: the semester of a section. */
function groupInKey(column: ColumnStructure, join: ColumnPlace["join"]): Guess<ColumnRole> | null {
  const words = roleWords(column.name);
  const last = words.at(-1) ?? "";
  const isGroup = column.type === "text" ? categoryWords.has(last) : join === null && isGroupNumber(column, words);
  if (join?.isAlone === true || !isGroup || last === "code" || isNearlyUnique(column.statistics)) return null;
  return guessed("category", 0.7, "role-from-name", { word: last });
}

/** Texts that name things and are pointed to, or point by an inferred join: what they are to people says more. */
function nameInKey(column: ColumnStructure, { primary, join, table }: ColumnPlace): Guess<ColumnRole> | null {
  const points = join?.side === "from" && join.isDeclared;
  if (points || primary !== null || column.type !== "text" || looksLikeKey(column) !== null) return null;
  const place = looksLikePlace(column);
  if (place !== null) return place;
  const last = roleWords(column.name).at(-1) ?? "";
  return last === "code" ? null : roleOfText(column, table);
}

function roleOfTime(column: ColumnStructure): Guess<ColumnRole> | null {
  if (holdsDates(column) || holdsWrittenDates(column)) return guessed("time", 0.9, "role-date-values");
  return holdsYears(column) ? guessed("time", 0.85, "role-years") : null;
}

function roleOfRest(column: ColumnStructure, table: string): Guess<ColumnRole> {
  const found = looksLikeKey(column) ?? looksLikePlace(column);
  if (found !== null) return found;
  if (numeric.has(column.type)) return roleOfNumber(column);
  if (column.type !== "text") return guessed("text", 0.9, "role-from-type", { type: column.type });
  return roleOfText(column, table);
}
