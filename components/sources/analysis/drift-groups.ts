import type { DriftItem } from "@/lib/semantic/analysis/schema";

export type Renamed = Extract<DriftItem, { kind: "renamed" }>;
type Changed = Extract<DriftItem, { kind: "changed" }>;
type Place = DriftItem["place"];

/** Drift as a person looks through it: what asks for a decision first, the rest by table. */
export type DriftGroups = {
  renamed: readonly Renamed[];
  /** By table; a table that is new or gone as a whole stands with no columns. */
  gone: readonly ByTable[];
  added: readonly ByTable[];
  changed: readonly Changed[];
};
export type ByTable = { entity: string; columns: readonly string[] };

/** Sorts what an analysis found into what a reader has to decide and what they have to know. Order: as it was found. */
export function driftGroups(drift: readonly DriftItem[]): DriftGroups {
  return {
    renamed: drift.filter((item) => item.kind === "renamed"),
    changed: drift.filter((item) => item.kind === "changed"),
    gone: byTable(drift.filter(({ kind }) => kind === "gone").map(({ place }) => place)),
    added: byTable(drift.filter(({ kind }) => kind === "new").map(({ place }) => place)),
  };
}

function byTable(places: readonly Place[]): ByTable[] {
  return [...Map.groupBy(places, ({ entity }) => entity)].map(([entity, own]) => ({
    entity,
    columns: own.flatMap(({ column }) => (column === null ? [] : [column])),
  }));
}

export const samePlace = (a: Place, b: Place): boolean => a.entity === b.entity && a.column === b.column;
