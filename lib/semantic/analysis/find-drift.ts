import { matchColumns, matchEntities } from "@/lib/semantic/analysis/match-renames";
import type { DriftItem } from "@/lib/semantic/analysis/schema";
import type { Entity, SemanticModel } from "@/lib/semantic/schema";

/**
 * How the tables and columns that were just read differ from those of the model in force. Places of what is gone, renamed or changed are
 * named as the model in force does, places of what is new as the new one does. **Order** as the tables stand in the model, what is new last.
 */
export function findDrift(inForce: SemanticModel, fresh: SemanticModel): DriftItem[] {
  const before = new Map(tablesOf(inForce).map((entity) => [entity.id, entity]));
  const after = new Map(tablesOf(fresh).map((entity) => [entity.id, entity]));
  const gone = [...before.values()].filter(({ id }) => !after.has(id));
  const added = [...after.values()].filter(({ id }) => !before.has(id));
  const renames = new Map(matchEntities(gone, added).map((rename) => [rename.before.id, rename]));
  const renamedTo = new Set([...renames.values()].map((rename) => rename.after.id));
  const items = [...before.values()].flatMap((entity): DriftItem[] => {
    const place = { entity: entity.id, column: null };
    const rename = renames.get(entity.id);
    const now = after.get(entity.id) ?? rename?.after;
    if (now === undefined) return [{ kind: "gone", place }];
    const columns = columnDrift(entity, now);
    if (rename === undefined) return columns;
    const { confidence, reason } = rename;
    return [{ kind: "renamed", place, to: now.id, confidence, reason }, ...columns];
  });
  const fullyNew = added.filter(({ id }) => !renamedTo.has(id));
  return [...items, ...fullyNew.map(({ id }): DriftItem => ({ kind: "new", place: { entity: id, column: null } }))];
}

/** What people made of a query is not read from the source: it is never gone. */
const tablesOf = (model: SemanticModel) => model.entities.filter(({ kind }) => kind !== "query");

function columnDrift(before: Entity, after: Entity): DriftItem[] {
  const renames = new Map(matchColumns(before, after).map((rename) => [rename.before.name, rename]));
  const renamedTo = new Set([...renames.values()].map((rename) => rename.after.name));
  const names = new Set(before.columns.map(({ name }) => name));
  const now = new Map(after.columns.map((column) => [column.name, column]));
  const items = before.columns.flatMap((column): DriftItem[] => {
    const place = { entity: before.id, column: column.name };
    const rename = renames.get(column.name);
    const other = now.get(column.name) ?? rename?.after;
    if (other === undefined) return [{ kind: "gone", place }];
    const changes: DriftItem[] = [];
    if (rename !== undefined) {
      const { confidence, reason } = rename;
      changes.push({ kind: "renamed", place, to: other.name, confidence, reason });
    }
    if (column.type !== other.type) {
      changes.push({ kind: "changed", place, field: "type", before: column.type, after: other.type });
    }
    if (column.nullable !== other.nullable) {
      const [was, is] = [String(column.nullable), String(other.nullable)];
      changes.push({ kind: "changed", place, field: "nullable", before: was, after: is });
    }
    return changes;
  });
  const added = after.columns.filter(({ name }) => !names.has(name) && !renamedTo.has(name));
  return [
    ...items,
    ...added.map(({ name }): DriftItem => ({ kind: "new", place: { entity: after.id, column: name } })),
  ];
}
