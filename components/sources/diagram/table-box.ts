import type { Size } from "@/components/sources/diagram/layout/place-group";
import type { Entity, Join, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";

/** How much of each table a diagram shows: its name, the columns that connect it, or all of them. */
export const detailLevels = ["names", "keys", "columns"] as const;
export type DetailLevel = (typeof detailLevels)[number];

/** **Units** pixels at full size; the style sheet of the node says the same. */
export const boxPx = { width: 232, head: 44, row: 24, foot: 24, edge: 1 } as const;
/** A table of 5,000 columns is not drawn with all of them. */
const rowCountMax = 40;

/** A table as the diagram draws it. */
export type TableBox = Size & {
  readonly entity: Entity;
  readonly rows: readonly SemanticColumn[];
  /** Columns that are not drawn. */
  readonly restCount: number;
  /** Names of columns that join it to another table. */
  readonly joining: ReadonlySet<string>;
};

/** All tables of a model as boxes, by id. `opened`: tables that show all columns whatever the level. */
export function tableBoxes(
  { entities, joins, polymorphicKeys = [] }: SemanticModel,
  level: DetailLevel,
  opened: ReadonlySet<string>,
): Map<string, TableBox> {
  const joining = joiningColumns(joins);
  for (const { entity, idColumn, typeColumn } of polymorphicKeys) {
    joining.set(entity, new Set([...(joining.get(entity) ?? []), idColumn, typeColumn]));
  }
  return new Map(
    entities.map((entity) => {
      const own = joining.get(entity.id) ?? new Set<string>();
      return [entity.id, tableBox(entity, own, opened.has(entity.id) ? "columns" : level)];
    }),
  );
}

function tableBox(entity: Entity, joining: ReadonlySet<string>, level: DetailLevel): TableBox {
  const isKey = ({ name }: SemanticColumn) => entity.primaryKey.includes(name) || joining.has(name);
  const candidates = level === "names" ? [] : level === "keys" ? entity.columns.filter(isKey) : entity.columns;
  const rows = candidates.slice(0, rowCountMax);
  const restCount = entity.columns.length - rows.length;
  const foot = level === "names" || restCount === 0 ? 0 : boxPx.foot;
  const height = boxPx.head + rows.length * boxPx.row + foot + 2 * boxPx.edge;
  return { entity, rows, restCount, joining, width: boxPx.width, height };
}

function joiningColumns(joins: readonly Join[]): Map<string, Set<string>> {
  const columns = new Map<string, Set<string>>();
  for (const { from, to } of joins) {
    for (const { entity, columns: names } of [from, to]) {
      columns.set(entity, new Set([...(columns.get(entity) ?? []), ...names]));
    }
  }
  return columns;
}

/** How far below the top of its box a column stands; the middle of the head where it is not drawn. */
export function rowOffset({ rows }: TableBox, column: string | undefined): number {
  const index = rows.findIndex(({ name }) => name === column);
  return boxPx.edge + (index < 0 ? boxPx.head / 2 : boxPx.head + (index + 0.5) * boxPx.row);
}
