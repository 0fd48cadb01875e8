import type { FileFilter, FileHierarchy, FileMeasure, FileTerm } from "@/lib/semantic/edits/file/file-schema";
import type { GlossaryTerm, Hierarchy, Measure, NamedFilter } from "@/lib/semantic/schema";

type Made<T extends { id: string }> = Omit<T, "id"> & { id?: string | undefined };

const words = ({
  label,
  description,
  synonyms,
  chinese,
}: Pick<FileMeasure, "label" | "description" | "synonyms" | "chinese">) => ({
  label,
  description: description ?? null,
  synonyms: synonyms ?? [],
  ...(chinese && { translations: { zh: chinese } }),
});

/** A measure of a file as a person's. */
export const measureOf = (measure: FileMeasure): Made<Measure> => ({
  ...{ id: measure.id, entity: measure.table, ...words(measure), aggregate: measure.aggregate },
  ...{ expression: measure.expression ?? null, unit: measure.unit ?? null },
  ...(measure.format && { format: measure.format }),
  ...(measure.additive_over && { additiveOver: measure.additive_over }),
  ...(measure.null_means && { nullMeans: measure.null_means }),
  origin: "person",
});

/** A named filter of a file as a person's. */
export const filterOf = (filter: FileFilter): Made<NamedFilter> => ({
  ...{ id: filter.id, entity: filter.table, ...words(filter), condition: filter.condition },
  origin: "person",
});

/** A hierarchy of a file as a person's. */
export const hierarchyOf = ({ id, table, label, levels }: FileHierarchy): Made<Hierarchy> => ({
  ...{ id, entity: table, label },
  levels: levels.map(({ table: entity, column, grain }) => ({
    ...(entity !== undefined && { entity }),
    column,
    ...(grain !== undefined && { grain }),
  })),
  origin: "person",
});

/** A term of a file. */
export const termOf = ({ id, term, meaning, synonyms, refers_to: to }: FileTerm): Made<GlossaryTerm> => ({
  ...{ id, term, meaning, synonyms: synonyms ?? [] },
  refersTo: to === undefined ? null : { kind: to.kind, entity: to.table, name: to.name ?? null },
});
