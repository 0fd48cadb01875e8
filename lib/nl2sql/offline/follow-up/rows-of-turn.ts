import type { Cell } from "@/lib/execute/schema";
import type { EarlierTurn } from "@/lib/nl2sql/earlier-turn";
import { isoDay, startOf } from "@/lib/nl2sql/offline/link/time-range";
import { columnRef } from "@/lib/nl2sql/offline/resolve/column-ref";
import { isTime, labelColumns } from "@/lib/nl2sql/offline/resolve/columns";
import { allOf } from "@/lib/nl2sql/offline/resolve/plan-filters";
import { nameWords, stemOf } from "@/lib/nl2sql/offline/tokenise";
import type { PlanDimension, PlanFilter, QueryPlan } from "@/lib/nl2sql/schema";
import type { Entity, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";
import { singular } from "@/lib/semantic/singular";

type Row = readonly Cell[];
/** A column of the plan and where it stands in a row. */
type Placed = { readonly dimension: PlanDimension; readonly at: number };

const columnOf = ({ column }: PlanDimension, model: SemanticModel): SemanticColumn | undefined =>
  model.entities.find(({ id }) => id === column.entity)?.columns.find(({ name }) => name === column.column);

/** The columns that tell rows apart: those that name a row, else kinds and places, else all. */
function tellingApart(plan: QueryPlan, model: SemanticModel): Placed[] {
  const all = plan.dimensions.map((dimension, at) => ({ dimension, at }));
  if (plan.measures.length > 0) return all;
  const names = all.filter(({ dimension }) => {
    const entity = model.entities.find(({ id }) => id === dimension.column.entity);
    const { column } = dimension.column;
    const isKey = entity?.primaryKey.join() === column || columnOf(dimension, model)?.unique === true;
    return isKey || (entity !== undefined && labelColumns(entity).some(({ name }) => name === column));
  });
  const kinds = all.filter(({ dimension }) => {
    const column = columnOf(dimension, model);
    return column !== undefined && column.role !== "measure" && !isTime(column);
  });
  return [names, kinds, all].find((list) => list.length > 0) ?? [];
}

/**
 * The condition that holds for these rows of an earlier answer and no others.
 * Nulls: null where the plan cannot say it: a part of a time, columns that the rows do not have.
 */
export function rowsFilter(plan: QueryPlan, rows: readonly Row[], model: SemanticModel): PlanFilter | null {
  const columns = tellingApart(plan, model);
  if (columns.length === 0 || rows.length === 0) return null;
  const [only, ...others] = columns;
  if (only !== undefined && others.length === 0 && rows.length > 1) {
    const values = rows.map((row) => row[only.at] ?? null);
    if (only.dimension.grain === null && !only.dimension.part && values.every((value) => value !== null))
      return {
        kind: "predicate",
        column: only.dimension.column,
        operator: "in",
        values: [...new Set(values)],
        exact: true,
      };
  }
  const each: PlanFilter[] = [];
  for (const row of rows) {
    const cells = columns.map(({ dimension, at }) => cellFilter(dimension, row[at]));
    const filter = cells.every((cell) => cell !== null) ? allOf(cells) : null;
    if (filter === null) return null;
    each.push(filter);
  }
  const [first] = each;
  return each.length > 1 ? { kind: "or", filters: each } : (first ?? null);
}

function cellFilter({ column, grain, part }: PlanDimension, cell: Cell | undefined): PlanFilter | null {
  if (part || cell === undefined) return null;
  if (cell === null) return { kind: "predicate", column, operator: "is_null", values: [], exact: true };
  if (grain === null) return { kind: "predicate", column, operator: "eq", values: [cell], exact: true };
  const day = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(String(cell));
  if (day === null || grain === "hour") return null;
  const [, year, month = "01", date = "01"] = day;
  const from = new Date(`${year}-${month}-${date}T00:00:00Z`);
  if (Number.isNaN(from.getTime())) return null;
  const values = [isoDay(from), isoDay(startOf(from, grain, 1))];
  return { kind: "predicate", column, operator: "between", values, exact: true };
}

/** What a row is called in a sentence: the values that tell it apart. */
export function rowName(plan: QueryPlan, row: Row, model: SemanticModel): string {
  return tellingApart(plan, model)
    .map(({ at }) => String(row[at] ?? "–"))
    .join(", ");
}

/** A plan without its rows' order and cut, of these rows alone; null where the plan cannot say which they are. */
export function ofRows(plan: QueryPlan, rows: readonly Row[], model: SemanticModel): QueryPlan | null {
  const filter = rowsFilter(plan, rows, model);
  if (filter === null || plan.combine !== null) return null;
  const { limitWithin: _, ...rest } = plan;
  return { ...rest, filter: allOf([...(plan.filter === null ? [] : [plan.filter]), filter]), limit: null };
}

/** The rows of a turn where the extract holds all of them; null where it holds only the beginning. */
export function allRowsOf({ extract }: EarlierTurn): readonly Row[] | null {
  return extract !== null && extract.rows.length > 0 && extract.rowCount <= extract.rows.length ? extract.rows : null;
}

/**
 * A list of the rows that an answer without a plan showed (a model's SQL, or somebody's own), so that a question can go on from them.
 * Nulls: null where no column of the result is one of the model, or where not all rows are known.
 */
export function planOfRows(turn: EarlierTurn, model: SemanticModel): QueryPlan | null {
  const { extract, sql } = turn;
  const rows = allRowsOf(turn);
  if (extract === null || sql === null || rows === null) return null;
  const read = model.entities.filter(({ table }) => new RegExp(`\\b${escaped(table)}\\b`, "i").test(sql));
  for (const [at, { name, label }] of extract.columns.entries()) {
    const found = columnNamed([name, label], read);
    const values = rows.map((row) => row[at] ?? null);
    if (found === null || values.some((value) => value === null)) continue;
    const column = columnRef(found.entity.id, found.column.name);
    const dimension = { column, grain: null, label: found.column.label };
    return {
      ...{ version: 1, root: found.entity.id, measures: [], dimensions: [dimension], distinct: true },
      filter: { kind: "predicate", column, operator: "in", values: [...new Set(values)], exact: true },
      ...{ having: [], order: [], limit: null, series: [], combine: null },
    };
  }
  return null;
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
const keyOf = (name: string): string => nameWords(name).map(stemOf).join(" ");

/** The one column of these tables that a result's column can be by its name; a table's name stands for what names its rows. */
function columnNamed(
  names: readonly string[],
  entities: readonly Entity[],
): { entity: Entity; column: SemanticColumn } | null {
  const keys = new Set(names.map(keyOf));
  const found = entities.flatMap((entity) =>
    entity.columns
      .filter((column) => {
        const isLabel = entity.labelColumn === column.name && keys.has(keyOf(singular(entity.label)));
        const isKind = !column.hidden && column.role !== "measure" && !isTime(column);
        return isKind && (isLabel || keys.has(keyOf(column.name)) || keys.has(keyOf(column.label)));
      })
      .map((column) => ({ entity, column })),
  );
  const [only, ...others] = found;
  return others.length === 0 ? (only ?? null) : null;
}
