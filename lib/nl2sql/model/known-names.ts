import { distance } from "fastest-levenshtein";
import type { ColumnRef } from "@/lib/nl2sql/schema";
import { usableFilters } from "@/lib/nl2sql/usable-filters";
import type { Entity, Measure, NamedFilter, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";

/** What a model wrote cannot be followed; the message is for the model, and names what comes nearest. */
export class Unreadable extends Error {}

export type FoundColumn = { readonly ref: ColumnRef; readonly column: SemanticColumn; readonly entity: Entity };

const plain = (name: string): string =>
  name
    .trim()
    .replaceAll(/["`[\]]/g, "")
    .toLowerCase();

/** Finds what a model names, by the name in the database, by label or by synonym; case and quotes aside. */
export class KnownNames {
  /** `model` holds nothing that is hidden. */
  constructor(readonly model: SemanticModel) {}

  /** Fails: throws Unreadable. */
  entity(name: string): Entity {
    const found = this.#entity(plain(name));
    if (found) return found;
    throw new Unreadable(
      `There is no table ${name}.${nearestTo(
        name,
        this.model.entities.map(({ table }) => table),
      )}`,
    );
  }

  measure(name: string): Measure | null {
    const wanted = plain(name);
    const { measures } = this.model;
    return (
      measures.find(({ id, label }) => plain(label) === wanted || plain(id) === wanted) ??
      measures.find(({ synonyms }) => synonyms.some((word) => plain(word) === wanted)) ??
      null
    );
  }

  /** Fails: throws Unreadable. */
  filter(name: string): NamedFilter {
    const wanted = plain(name);
    const filters = usableFilters(this.model);
    const called = ({ id, label, synonyms }: NamedFilter) =>
      [id, label, ...synonyms].some((word) => plain(word) === wanted);
    const found = filters.find(called);
    if (found) return found;
    const near = nearestTo(
      name,
      filters.map(({ label }) => label),
    );
    throw new Unreadable(`There is no named filter ${name}.${near}`);
  }

  /** Fails: throws Unreadable. */
  column(name: string): FoundColumn {
    const text = plain(name);
    const dot = text.lastIndexOf(".");
    if (dot === -1) return this.#bareColumn(name);
    const entity = this.entity(text.slice(0, dot));
    const column = columnIn(entity, text.slice(dot + 1));
    if (column) return { ref: { entity: entity.id, column: column.name, path: null }, column, entity };
    const names = entity.columns.map((known) => `${entity.table}.${known.name}`);
    throw new Unreadable(`There is no column ${name}.${nearestTo(name, names)}`);
  }

  #entity(wanted: string): Entity | undefined {
    const { entities } = this.model;
    const called = (entity: Entity) => [entity.id, entity.table, `${entity.schema}.${entity.table}`];
    return (
      entities.find((entity) => called(entity).some((name) => plain(name) === wanted)) ??
      entities.find(({ label, synonyms }) => [label, ...synonyms].some((name) => plain(name) === wanted))
    );
  }

  #bareColumn(name: string): FoundColumn {
    const found = this.model.entities.flatMap((entity) => {
      const column = columnIn(entity, plain(name));
      return column ? [{ ref: { entity: entity.id, column: column.name, path: null }, column, entity }] : [];
    });
    const [only, second] = found;
    if (only && !second) return only;
    if (only) {
      const names = found.map(({ entity, column }) => `${entity.table}.${column.name}`);
      throw new Unreadable(`Several tables have ${name}: write ${names.slice(0, 5).join(" or ")}.`);
    }
    const names = this.model.entities.flatMap(({ table, columns }) => columns.map((known) => `${table}.${known.name}`));
    throw new Unreadable(`There is no column ${name}.${nearestTo(name, names)}`);
  }
}

function columnIn({ columns }: Entity, wanted: string): SemanticColumn | null {
  return (
    columns.find(({ name }) => plain(name) === wanted) ??
    columns.find(({ label, synonyms }) => [label, ...synonyms].some((name) => plain(name) === wanted)) ??
    null
  );
}

const suggestedCount = 3;

/** " The nearest are a, b, c." Names with a table are also measured by what stands behind it. */
export function nearestTo(name: string, known: readonly string[]): string {
  const wanted = plain(name);
  const last = (text: string) => text.slice(text.lastIndexOf(".") + 1);
  const far = (candidate: string) => {
    const text = candidate.toLowerCase();
    return Math.min(distance(wanted, text), distance(last(wanted), last(text)) + 0.5);
  };
  const nearest = [...new Set(known)]
    .map((candidate) => ({ candidate, far: far(candidate) }))
    .sort((a, b) => a.far - b.far)
    .slice(0, suggestedCount);
  return nearest.length === 0 ? "" : ` The nearest: ${nearest.map(({ candidate }) => candidate).join(", ")}.`;
}
