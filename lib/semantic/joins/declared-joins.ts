import { reasonsOf } from "@/lib/semantic/joins/join-reason";
import type { Join } from "@/lib/semantic/schema";
import type { SourceStructure, TableStructure } from "@/lib/source/schema";

/** Joins that the database declares by foreign keys. */
export function declaredJoins(structure: SourceStructure, entityOf: (table: TableStructure) => string): Join[] {
  const byName = new Map<string, TableStructure[]>();
  for (const table of structure.tables) {
    const name = table.name.toLowerCase();
    byName.set(name, [...(byName.get(name) ?? []), table]);
  }
  return structure.tables.flatMap((table) =>
    table.foreignKeys.flatMap((key) => {
      const target = findReferenced(byName, table, key.referencedSchema, key.referencedTable);
      if (!target || key.columns.length !== key.referencedColumns.length || key.columns.length === 0) return [];
      const columns = key.columns.map((name) => exactName(table, name));
      const referenced = key.referencedColumns.map((name) => exactName(target, name));
      if (columns.includes(null) || referenced.includes(null)) return [];
      return [
        makeJoin(
          { entity: entityOf(table), columns: columns as string[] },
          { entity: entityOf(target), columns: referenced as string[] },
          isUnique(table, columns as string[]) ? "one-to-one" : "many-to-one",
          { origin: "declared", confidence: 1, ...reasonsOf([{ code: "join-declared", params: {} }]) },
        ),
      ];
    }),
  );
}

function findReferenced(
  byName: ReadonlyMap<string, readonly TableStructure[]>,
  from: TableStructure,
  schema: string | null,
  name: string,
): TableStructure | null {
  const sameName = byName.get(name.toLowerCase()) ?? [];
  return (
    sameName.find((table) => table.schema === (schema ?? from.schema)) ??
    (sameName.length === 1 ? (sameName[0] ?? null) : null)
  );
}

function exactName(table: TableStructure, name: string): string | null {
  return table.columns.find((column) => column.name.toLowerCase() === name?.toLowerCase())?.name ?? null;
}

/** A join with the id that its two sides give it. */
export function makeJoin(
  from: Join["from"],
  to: Join["to"],
  cardinality: Join["cardinality"],
  origin: Pick<Join, "origin" | "confidence" | "reason" | "reasons">,
): Join {
  return {
    id: `${from.entity}.${from.columns.join("+")}->${to.entity}.${to.columns.join("+")}`,
    from,
    to,
    cardinality,
    ...origin,
  };
}

/** Whether the columns hold a whole key of their table, so that no two rows agree in them. */
export function isUnique(table: TableStructure, columns: readonly string[]): boolean {
  return [table.primaryKey, ...table.uniqueKeys].some(
    (key) => key.length > 0 && key.length <= columns.length && key.every((name) => columns.includes(name)),
  );
}
