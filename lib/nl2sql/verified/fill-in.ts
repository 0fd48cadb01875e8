import type { Cell } from "@/lib/execute/schema";
import { compilePlan } from "@/lib/nl2sql/compile-plan";
import type { QueryPlan, VerifiedQuestion } from "@/lib/nl2sql/schema";
import type { Filling } from "@/lib/nl2sql/verified/align";
import { at, dayBefore, type Path, type Place } from "@/lib/nl2sql/verified/place";
import { parseSql, printSql } from "@/lib/nl2sql/verified/sql-tree";
import type { Slot, Template, TimeEnd } from "@/lib/nl2sql/verified/template";
import type { SemanticModel } from "@/lib/semantic/schema";

export type FilledAnswer = Pick<VerifiedQuestion, "plan" | "sql">;

/** The answer with what the slots hold now, as leaves of its plan or of its SQL tree; null where the model cannot follow it any more. */
export function fillIn(
  { verified, slots }: Template,
  fillings: readonly Filling[],
  model: SemanticModel,
): FilledAnswer | null {
  const changes = slots.flatMap((slot, index) => changesOf(slot, fillings[index]));
  return verified.plan === null ? fillSql(verified.sql, changes, model) : fillPlan(verified.plan, changes, model);
}

type Change = { readonly place: Place; readonly value: string | number; readonly known: boolean };

function changesOf(slot: Slot, filling: Filling | undefined): Change[] {
  if (filling === undefined || filling.same) return [];
  if (slot.kind === "time" && filling.kind === "time") {
    return slot.places.map((place) => ({ place, value: timeAt(place, place.end, filling), known: true }));
  }
  return slot.places.map((place) => {
    if (filling.kind === "number") {
      const value = typeof place.value === "number" ? filling.number : filling.digits;
      return { place, value, known: true };
    }
    const known = filling.kind === "value" && filling.known;
    return { place, value: inCase(place, filling.kind === "value" ? (filling.value ?? "") : filling.text), known };
  });
}

function timeAt({ value }: Place, end: TimeEnd, { from, to }: { from: string; to: string }): string | number {
  const year = from.slice(0, 4);
  if (end === "year") return typeof value === "number" ? Number(year) : year;
  const day = { from, to, last: dayBefore(to), day: from }[end];
  // What follows the day stays: a moment is one still.
  return `${day}${String(value).slice(10)}`;
}

function inCase({ letterCase }: Place, value: string): string {
  if (letterCase === null) return value;
  return letterCase === "lower" ? value.toLowerCase() : value.toUpperCase();
}

function fillPlan(plan: QueryPlan, changes: readonly Change[], model: SemanticModel): FilledAnswer | null {
  const filled = structuredClone(plan);
  for (const { place, value, known } of changes) {
    put(filled, place.path, value);
    const predicate = at(filled, place.path.slice(0, -2));
    // A text that no known value equals is compared without regard to case, as when it is asked for the first time.
    if (typeof place.value === "string" && isPredicate(predicate)) predicate.exact = known;
  }
  const sql = compilePlan(filled, model);
  return sql.ok ? { plan: filled, sql: sql.value } : null;
}

function fillSql(sql: string, changes: readonly Change[], model: SemanticModel): FilledAnswer | null {
  if (changes.length === 0) return { plan: null, sql };
  const statements = parseSql(sql, model.kind);
  if (statements === null) return null;
  for (const { place, value } of changes) {
    if (place.around === null) put(statements, place.path, String(value));
    else putPattern(statements, place, place.around, String(value));
  }
  const text = printSql(statements, model.kind);
  return text === null ? null : { plan: null, sql: text };
}

/** Wildcards inside the value stand for themselves; `!` escapes because a backslash means something else on each engine. */
function putPattern(statements: unknown[], { path }: Place, around: NonNullable<Place["around"]>, value: string): void {
  const { before, behind, likePath } = around;
  const needsEscape = /[%_\\]/.test(value);
  put(statements, path, `${before}${needsEscape ? value.replace(/[!%_]/g, "!$&") : value}${behind}`);
  if (needsEscape) put(statements, [...likePath, "escape"], { literal: { literal_type: "string", value: "!" } });
}

function put(tree: unknown, path: Path, value: Cell | object): void {
  const holder = at(tree, path.slice(0, -1));
  const key = path.at(-1);
  // Paths were read from the same tree, so each leads to a leaf of it.
  if (typeof holder === "object" && holder !== null && key !== undefined) {
    (holder as Record<string | number, unknown>)[key] = value;
  }
}

const isPredicate = (node: unknown): node is { kind: "predicate"; exact: boolean } =>
  typeof node === "object" && node !== null && "kind" in node && node.kind === "predicate";
