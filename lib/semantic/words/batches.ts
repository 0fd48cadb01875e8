import { createHash } from "node:crypto";
import type { Entity, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";
import { columnNeedsWords, entityNeedsWords } from "@/lib/semantic/words/needs-words";

/** Columns of one table that a model is asked about together. */
export type BatchPart = {
  readonly entity: Entity;
  /** False for the second and later parts of a wide table, and where a person has described it. */
  readonly asksEntity: boolean;
  readonly columns: readonly SemanticColumn[];
};

/** What one request asks about. */
export type Batch = {
  /** SHA-256 in hex of the names that it asks for: the same names, the same batch. */
  readonly key: string;
  readonly parts: readonly BatchPart[];
};

/** Each column comes back as some ninety tokens in two languages: a reply has to end before the shortest token limit of a server. */
const columnCountMax = 36;
/** A table costs about as much as a column. */
const entityCountMax = 12;

/**
 * Cuts what has no words yet into requests. Tables that others lean on come first, so that what a time limit cuts off matters least.
 * Deterministic: the same model gives the same batches.
 */
export function makeBatches(model: SemanticModel): Batch[] {
  const weights = joinCounts(model);
  const parts = model.entities
    .filter(({ hidden }) => !hidden)
    .map((entity) => ({ entity, weight: weights.get(entity.id) ?? 0 }))
    .sort((a, b) => b.weight - a.weight || (a.entity.id < b.entity.id ? -1 : 1))
    .flatMap(({ entity }) => partsOf(entity, model));
  const batches: BatchPart[][] = [];
  for (const part of parts) {
    const last = batches.at(-1);
    if (last !== undefined && fits([...last, part])) last.push(part);
    else batches.push([part]);
  }
  return batches.map(batchOf);
}

/** The two halves of a batch whose reply was too long; the batch alone where it cannot be cut. */
export function halves(batch: Batch): Batch[] {
  const [only, second] = batch.parts;
  if (only !== undefined && second === undefined) {
    if (only.columns.length < 2) return [batch];
    const middle = Math.ceil(only.columns.length / 2);
    return [
      batchOf([{ ...only, columns: only.columns.slice(0, middle) }]),
      batchOf([{ ...only, asksEntity: false, columns: only.columns.slice(middle) }]),
    ];
  }
  const middle = Math.ceil(batch.parts.length / 2);
  return [batchOf(batch.parts.slice(0, middle)), batchOf(batch.parts.slice(middle))];
}

function batchOf(parts: readonly BatchPart[]): Batch {
  const names = parts.map(({ entity, asksEntity, columns }) => [
    entity.id,
    asksEntity,
    columns.map(({ name }) => name),
  ]);
  return { key: createHash("sha256").update(JSON.stringify(names)).digest("hex"), parts };
}

function partsOf(entity: Entity, model: SemanticModel): BatchPart[] {
  const asksEntity = entityNeedsWords(entity);
  const wanted = entity.columns.filter((column) => columnNeedsWords(column, entity, model));
  if (wanted.length === 0) return asksEntity ? [{ entity, asksEntity, columns: [] }] : [];
  const parts: BatchPart[] = [];
  for (let start = 0; start < wanted.length; start += columnCountMax) {
    parts.push({ entity, asksEntity: asksEntity && start === 0, columns: wanted.slice(start, start + columnCountMax) });
  }
  return parts;
}

function fits(parts: readonly BatchPart[]): boolean {
  const columns = parts.reduce((sum, part) => sum + part.columns.length, 0);
  return parts.length <= entityCountMax && columns + parts.length <= columnCountMax + entityCountMax / 2;
}

function joinCounts({ joins }: SemanticModel): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { entity } of joins.flatMap(({ from, to }) => [from, to]))
    counts.set(entity, (counts.get(entity) ?? 0) + 1);
  return counts;
}
