import type { VerifiedQuestion } from "@/lib/nl2sql/schema";
import type {
  FileColumn,
  FileFilter,
  FileHierarchy,
  FileJoin,
  FileMeasure,
  FileTable,
  FileTerm,
  FileVerified,
  ModelFile,
} from "@/lib/semantic/edits/file/file-schema";
import type {
  Entity,
  GlossaryTerm,
  Hierarchy,
  Join,
  Measure,
  NamedFilter,
  SemanticColumn,
  SemanticModel,
} from "@/lib/semantic/schema";

type Verified = Pick<VerifiedQuestion, "question" | "language" | "sql" | "plan" | "chart">;

/**
 * What a model says, without what was counted. The same model gives the same file. **Order** tables and columns as they stand, queries
 * after tables; everything else by id, questions by their words: the order in which things were made says nothing.
 */
export function modelToFile(model: SemanticModel, verified: readonly Verified[]): ModelFile {
  const ofDatabase = model.entities.filter(({ kind }) => kind !== "query");
  const ofQueries = model.entities.filter(({ kind }) => kind === "query").toSorted(byId);
  return {
    querent: 1,
    description: model.description ?? "",
    tables: Object.fromEntries([...ofDatabase, ...ofQueries].map((entity) => [entity.id, tableOf(entity)])),
    joins: model.joins.toSorted(byId).map(joinToFile),
    measures: model.measures.toSorted(byId).map(measureToFile),
    filters: (model.filters ?? []).toSorted(byId).map(filterToFile),
    hierarchies: (model.hierarchies ?? []).toSorted(byId).map(hierarchyToFile),
    glossary: (model.glossary ?? []).toSorted(byId).map(termToFile),
    removed: (model.dismissed ?? []).toSorted(),
    verified_questions: verified.toSorted((a, b) => compare(a.question, b.question)).map(verifiedToFile),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byId = (a: { readonly id: string }, b: { readonly id: string }): number => compare(a.id, b.id);

/** What is empty is left out: a file is read by people. */
function some<K extends string, T>(field: K, value: T): { [P in K]?: Exclude<T, null | undefined> } {
  const isEmpty =
    value === null ||
    value === undefined ||
    value === "" ||
    value === false ||
    (Array.isArray(value) && value.length === 0);
  return (isEmpty ? {} : { [field]: value }) as { [P in K]?: Exclude<T, null | undefined> };
}

type Worded = Pick<Entity, "label" | "description" | "synonyms" | "translations">;
const words = ({ label, description, synonyms, translations }: Worded) => ({
  label,
  ...some("description", description),
  ...some("synonyms", synonyms),
  ...some("chinese", translations?.zh && Object.keys(translations.zh).length > 0 ? translations.zh : undefined),
});

function tableOf(entity: Entity): FileTable {
  return {
    ...words(entity),
    ...some("hidden", entity.hidden),
    ...some("label_column", entity.labelColumn),
    ...some("time_column", entity.timeColumn),
    ...some("default_filters", entity.defaultFilters),
    ...some("query", entity.query),
    columns: Object.fromEntries(entity.columns.map((column) => [column.name, columnToFile(column)])),
  };
}

function columnToFile(column: SemanticColumn): FileColumn {
  const personal = column.personalKind ?? (column.personal ? (true as const) : undefined);
  return {
    ...words(column),
    role: column.role,
    ...some("unit", column.unit),
    ...some("format", column.format),
    ...some("personal", personal),
    ...some("hidden", column.hidden),
  };
}

const joinToFile = ({ from, to, cardinality }: Join): FileJoin => ({
  from: { table: from.entity, columns: from.columns },
  to: { table: to.entity, columns: to.columns },
  cardinality,
});

const measureToFile = (measure: Measure): FileMeasure => ({
  ...{ id: measure.id, table: measure.entity, ...words(measure), aggregate: measure.aggregate },
  ...some("expression", measure.expression),
  ...some("unit", measure.unit),
  ...some("format", measure.format),
  ...some("additive_over", measure.additiveOver),
  ...some("null_means", measure.nullMeans),
});

const filterToFile = (filter: NamedFilter): FileFilter => ({
  ...{ id: filter.id, table: filter.entity, ...words(filter), condition: filter.condition },
});

const hierarchyToFile = ({ id, entity, label, levels }: Hierarchy): FileHierarchy => ({
  ...{ id, table: entity, label },
  levels: levels.map((level) => ({
    ...some("table", level.entity),
    column: level.column,
    ...some("grain", level.grain),
  })),
});

const termToFile = ({ id, term, meaning, synonyms, refersTo }: GlossaryTerm): FileTerm => ({
  ...{ id, term, meaning },
  ...some("synonyms", synonyms),
  ...(refersTo && { refers_to: { kind: refersTo.kind, table: refersTo.entity, ...some("name", refersTo.name) } }),
});

/** A verified question without who vouched for it when. */
export const verifiedToFile = ({ question, language, sql, plan, chart }: Verified): FileVerified => ({
  ...{ question, language, sql },
  ...some("plan", plan),
  ...some("chart", chart),
});
