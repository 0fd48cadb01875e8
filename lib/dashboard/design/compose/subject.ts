import { averageOf, type Figure, figuresOf } from "@/lib/dashboard/design/compose/figures";
import { mainTime } from "@/lib/dashboard/design/compose/main-time";
import { namesOf } from "@/lib/dashboard/design/compose/names";
import { type Split, splitOf, splitsOf } from "@/lib/dashboard/design/compose/splits";
import { isTellingNumber, isTellingTime } from "@/lib/dashboard/design/compose/telling";
import type { TimeGrain } from "@/lib/execute/schema";
import type { ColumnRef } from "@/lib/nl2sql/schema";
import { grainOfSpan } from "@/lib/semantic/facts/grain-of-span";
import { neighbours } from "@/lib/semantic/facts/neighbours";
import { isAdditive } from "@/lib/semantic/roles/additivity";
import type { Entity, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";

/** What a dashboard about one entity can show. */
export type Subject = {
  readonly entity: Entity;
  /** What it is about first. Never empty. */
  readonly figures: readonly Figure[];
  readonly time: { readonly ref: ColumnRef; readonly grain: TimeGrain; readonly isRunning: boolean } | null;
  /** Best picture first. */
  readonly splits: readonly Split[];
  /** What has a name and can be ranked, and by what. */
  readonly ranking: { readonly things: Split; readonly figure: Figure } | null;
  /** A number of every row whose spread is worth seeing. */
  readonly spread: Split | null;
};

/** Data that ends before this is history: "the last 12 months" would be empty. */
const runningDays = 45;
const dayMs = 86_400_000;
/** Fewer things than this are compared, not ranked. */
const thingCountMin = 10;

/** What can be told of an entity, as the viewer's model has it. */
export function subjectOf(model: SemanticModel, entity: Entity, now: Date): Subject {
  const time = mainTime(model, entity);
  const figures = figuresOf(model, entity);
  const { id } = entity;
  return {
    entity,
    figures,
    time: time && {
      ref: { entity: time.entity.id, column: time.column.name, path: null },
      ...courseOf(time.column, now),
    },
    splits: splitsOf(model, entity),
    ranking: rankingOf(model, entity, figures.find(({ measure }) => measure.entity === id) ?? null),
    spread: spreadOf(entity),
  };
}

function courseOf({ min, max }: SemanticColumn, now: Date): { grain: TimeGrain; isRunning: boolean } {
  if (!min || !max) return { grain: "month", isRunning: false };
  const isRunning = now.getTime() - Date.parse(max.slice(0, 10)) < runningDays * dayMs;
  const isLong = Number(max.slice(0, 4)) - Number(min.slice(0, 4)) > 0;
  return { grain: isRunning && isLong ? "month" : grainOfSpan(min, max), isRunning: isRunning && isLong };
}

/** The nearest things of which each has several rows; else the entity's own rows by a number of theirs: the most expensive films. */
function rankingOf(model: SemanticModel, entity: Entity, figure: Figure | null): Subject["ranking"] {
  const rows = entity.rowEstimate ?? 0;
  const [nearest] = neighbours(model, entity)
    .filter(({ entity: other }) => nameOf(other) !== null && (other.rowEstimate ?? 0) > thingCountMin)
    // What happened (orders) is told by its date, not by a name.
    .filter(({ entity: other }) => !other.columns.some(isTellingTime) || isPointedAtTwice(model, other))
    .map((near) => ({ ...near, isDull: rows < (near.entity.rowEstimate ?? 0) * 2 }))
    .toSorted((a, b) => Number(a.isDull) - Number(b.isDull) || a.distance - b.distance);
  const column = nearest && nameOf(nearest.entity);
  if (nearest && column && figure) return { things: splitOf(nearest.entity, column, entity), figure };
  return ownRanking(entity);
}

const isPointedAtTwice = (model: SemanticModel, { id }: Entity): boolean =>
  model.joins.filter(({ to }) => to.entity === id).length > 1;

function ownRanking(entity: Entity): Subject["ranking"] {
  const name = nameOf(entity);
  const number = entity.columns.find(
    (column) => isTellingNumber(column) && (column.distinctCount ?? 0) > thingCountMin,
  );
  if (name === null || number === undefined || (entity.rowEstimate ?? 0) <= thingCountMin) return null;
  const things = { ...splitOf(entity, name, entity), names: namesOf(entity) };
  // Of one row the average is its value.
  return { things, figure: { ...averageOf(entity, number), names: namesOf(number) } };
}

function nameOf({ columns, labelColumn }: Entity): SemanticColumn | null {
  const column = columns.find(({ name, hidden }) => name === labelColumn && !hidden);
  return column === undefined || column.personal ? null : column;
}

function spreadOf(entity: Entity): Split | null {
  const numbers = entity.columns.filter((column) => isTellingNumber(column) && (column.distinctCount ?? 0) > 8);
  const column = numbers.find(isAdditive) ?? numbers[0];
  return column ? splitOf(entity, column, entity) : null;
}
