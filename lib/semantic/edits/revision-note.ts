import { z } from "zod";
import type { ModelChange } from "@/lib/semantic/edits/schema";

/** What a save did, as it is kept: a kind of act, and how often. Words are found where it is read, in the reader's language. */
export const noteActs = [
  "label",
  "description",
  "synonyms",
  "hidden",
  "role",
  "unit",
  "format",
  "personalKind",
  "labelColumn",
  "timeColumn",
  "defaultFilters",
  "translations",
  "accept",
  "add-join",
  "add-measure",
  "add-filter",
  "add-hierarchy",
  "add-term",
  "add-query-entity",
  "change-join",
  "change-measure",
  "change-filter",
  "change-hierarchy",
  "change-term",
  "change-query-entity",
  "remove-join",
  "remove-measure",
  "remove-filter",
  "remove-hierarchy",
  "remove-term",
  "remove-query-entity",
  "describe",
  "return",
] as const;
export type NoteAct = (typeof noteActs)[number];
const noteSchema = z.array(z.tuple([z.enum(noteActs), z.int()]));
export type RevisionNote = z.infer<typeof noteSchema>;

/** More kinds of act in one save than are worth telling; the column is short. */
const actCountMax = 6;

/** The note of a save, for the store. */
export function noteOf(changes: readonly ModelChange[]): string {
  const counts = new Map<NoteAct, number>();
  for (const act of changes.flatMap(actsOf)) counts.set(act, (counts.get(act) ?? 0) + 1);
  return JSON.stringify([...counts].sort(([, a], [, b]) => b - a).slice(0, actCountMax));
}

/** The note of a return to an older revision. */
export const noteOfReturn = (to: number): string => JSON.stringify([["return", to]]);

/** A note as it was kept; null where there is none or it is of another making. */
export function readNote(note: string | null): RevisionNote | null {
  if (note === null) return null;
  try {
    const parsed = noteSchema.safeParse(JSON.parse(note));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function actsOf(change: ModelChange): NoteAct[] {
  switch (change.kind) {
    case "entity":
    case "column":
      // The names of what may be set are those of acts.
      return Object.keys(change.set) as NoteAct[];
    case "accept":
      return ["accept"];
    case "describe":
      return ["describe"];
    case "remove":
      return [`remove-${change.what}`];
    case "query-entity":
      return [change.entity === null ? "add-query-entity" : "change-query-entity"];
    default:
      return [change.id === null ? `add-${change.kind}` : `change-${change.kind}`];
  }
}
