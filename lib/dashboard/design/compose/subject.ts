import { type Names, namesOf, namesOfMeasure, rowsOf } from "@/lib/dashboard/design/compose/names";
import type { TimeGrain } from "@/lib/execute/schema";
import type { ColumnRef, PlanMeasure } from "@/lib/nl2sql/schema";
import { grainOfSpan } from "@/lib/semantic/facts/grain-of-span";
import { groupColumns } from "@/lib/semantic/facts/group-columns";
import { flowsOfEntity } from "@/lib/semantic/facts/measures-of-entity";
import { namedThings } from "@/lib/semantic/facts/named-things";
import { type ColumnOfEntity, timeOfEntity } from "@/lib/semantic/facts/time-of-entity";
import { isAdditive } from "@/lib/semantic/roles/additivity";
import type { Entity, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";

/** A figure with what it is called. */
export type Figure = { readonly measure: PlanMeasure; readonly names: Names };
/** A column to split by, with what it is called. */
export type Split = { readonly ref: ColumnRef; readonly names: Names; readonly groupCount: number };

/** What a dashboard about one entity can show. */
export type Subject = {
  readonly entity: Entity;
  /** Sums first, most worth first; then the rows counted, and an average. Never empty. */
  readonly figures: readonly Figure[];
  readonly time: { readonly ref: ColumnRef; readonly grain: TimeGrain; readonly isRunning: boolean } | null;
  /** Best picture first. */
  readonly splits: readonly Split[];
  /** What has a name and can be ranked. */
  readonly things: Split | null;
  /** A number of every row whose spread is worth seeing. */
  readonly spread: Split | null;
};

const splitCountMax = 6;
/** Data that ends before this is history: "the last 12 months" would be empty. */
const runningDays = 45;
const dayMs = 86_400_000;

/** What can be told of an entity, as the viewer's model has it. */
export function subjectOf(model: SemanticModel, entity: Entity, now: Date): Subject {
  const time = timeOfEntity(model, entity);
  return {
    entity,
    figures: figuresOf(model, entity),
    time: time && { ref: refOf(time), ...courseOf(time.column, now) },
    splits: splitsOf(model, entity),
    things: thingsOf(model, entity),
    spread: spreadOf(entity),
  };
}

const refOf = ({ entity, column }: ColumnOfEntity): ColumnRef => ({
  entity: entity.id,
  column: column.name,
  path: null,
});

function courseOf({ min, max }: SemanticColumn, now: Date): { grain: TimeGrain; isRunning: boolean } {
  if (!min || !max) return { grain: "month", isRunning: false };
  const isRunning = now.getTime() - Date.parse(max.slice(0, 10)) < runningDays * dayMs;
  const isLong = Number(max.slice(0, 4)) - Number(min.slice(0, 4)) > 0;
  return { grain: isRunning && isLong ? "month" : grainOfSpan(min, max), isRunning: isRunning && isLong };
}

function figuresOf(model: SemanticModel, entity: Entity): Figure[] {
  const flows = flowsOfEntity(model, entity).map(({ id, aggregate, label, ...measure }) => ({
    measure: { aggregate, entity: entity.id, column: null, measureId: id, label },
    names: namesOfMeasure({ id, aggregate, label, ...measure }),
  }));
  const rows = rowsOf(entity);
  const counted: Figure = {
    measure: { aggregate: "count", entity: entity.id, column: null, measureId: null, label: rows.en.toLowerCase() },
    names: rows,
  };
  const rate = entity.columns.find((column) => isShownNumber(column) && !isAdditive(column));
  const average = rate && {
    measure: {
      ...{ aggregate: "avg" as const, entity: entity.id, measureId: null, label: `average ${rate.label}` },
      column: { entity: entity.id, column: rate.name, path: null },
    },
    names: {
      en: `Average ${rate.label.toLowerCase()}`,
      zh: `平均${namesOf(rate).zh}`,
    },
  };
  return [...flows.slice(0, 2), counted, ...(average ? [average] : []), ...flows.slice(2, 4)];
}

function splitsOf(model: SemanticModel, entity: Entity): Split[] {
  const seen = new Set<string>();
  return groupColumns(model, entity)
    .toSorted((a, b) => b.score - a.score || (a.column.label < b.column.label ? -1 : 1))
    .map(({ entity: holder, column }) => ({
      ref: refOf({ entity: holder, column }),
      names: namesOf(column, holder.id === entity.id ? null : holder),
      groupCount: column.distinctCount ?? 0,
    }))
    .filter(({ names }) => !seen.has(names.en) && seen.add(names.en))
    .slice(0, splitCountMax);
}

function thingsOf(model: SemanticModel, entity: Entity): Split | null {
  const things = namedThings(model, entity) ?? (entity.labelColumn === null ? null : entity);
  const column = things?.columns.find(({ name, hidden }) => name === things.labelColumn && !hidden);
  if (things === null || column === undefined || column.personal) return null;
  return {
    ref: refOf({ entity: things, column }),
    names: namesOf(things),
    groupCount: things.rowEstimate ?? column.distinctCount ?? 0,
  };
}

function spreadOf(entity: Entity): Split | null {
  const numbers = entity.columns.filter((column) => isShownNumber(column) && (column.distinctCount ?? 0) > 8);
  const column = numbers.find(isAdditive) ?? numbers[0];
  return column
    ? { ref: refOf({ entity, column }), names: namesOf(column), groupCount: column.distinctCount ?? 0 }
    : null;
}

const isShownNumber = ({ role, hidden, personal, numericText }: SemanticColumn): boolean =>
  role === "measure" && !hidden && !personal && numericText !== true;
