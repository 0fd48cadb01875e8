import { z } from "zod";
import { columnRoleSchema, timeGrainSchema } from "@/lib/execute/schema";
import { dataTypeSchema, frequentValueSchema, sourceKinds } from "@/lib/source/schema";

/** What a person may say of a table or a column. What they have said or accepted is never overwritten by a new analysis. */
export const editableFields = [
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
] as const;
export type EditableField = (typeof editableFields)[number];
const editedSchema = z.array(z.enum(editableFields)).optional();

/** Why the machine believes something: a code with a sentence in messages/<language>/reasons.json, and what fills the sentence. */
export const reasonSchema = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Reason = z.infer<typeof reasonSchema>;

/** How something came to be known. `by` "database": it is declared or written there, nothing was guessed. */
export const inferenceSchema = z.object({
  confidence: z.number().min(0).max(1),
  by: z.enum(["database", "rules", "model"]),
  reason: reasonSchema,
});
export type Inference = z.infer<typeof inferenceSchema>;

/**
 * Where the fields of a table or column that no person set come from. A field is a suggestion while it stands here with `by` other
 * than "database" and not in `edited`; accepting puts it into `edited`.
 */
const inferredSchema = z.partialRecord(z.enum(editableFields), inferenceSchema).optional();

/** What it is called and means in Chinese; `label` and `description` are in the language of the database or of whoever wrote them. */
export const translationsSchema = z.object({
  zh: z.object({ label: z.string().optional(), description: z.string().optional() }).optional(),
});

/** How values are written where they are shown. */
export const columnFormats = [
  "integer",
  "decimal",
  "percent",
  "currency",
  "date",
  "datetime",
  "year",
  "duration",
  "bytes",
  "mail",
  "link",
  "json",
  "code",
] as const;

/** What about a person a column tells. */
export const personalKinds = [
  "name",
  "mail",
  "phone",
  "address",
  "birth",
  "government-id",
  "account",
  "network",
  "location",
] as const;

/** Values of the sample in equal steps from `from` to `to`: numbers, or ISO 8601 times. */
export const histogramSchema = z.object({ from: z.string(), to: z.string(), counts: z.array(z.int()) });

export const semanticColumnSchema = z.object({
  /** The physical column name. */
  name: z.string(),
  label: z.string(),
  description: z.string().nullable(),
  synonyms: z.array(z.string()),
  type: dataTypeSchema,
  role: columnRoleSchema,
  /** ISO 4217 code, "%", or a plain unit; null when none is known. */
  unit: z.string().nullable(),
  hidden: z.boolean(),
  /** Holds data about a person (name, mail, phone …). */
  personal: z.boolean(),
  /** What about a person it holds, as far as it is known; null: nothing. */
  personalKind: z.enum(personalKinds).nullable().optional(),
  format: z.enum(columnFormats).nullable().optional(),
  translations: translationsSchema.optional(),
  nullable: z.boolean(),
  unique: z.boolean(),
  distinctCount: z.int().nullable(),
  min: z.string().nullable(),
  max: z.string().nullable(),
  frequentValues: z.array(frequentValueSchema),
  /** Share of NULL in the sample; null where nothing was read. */
  nullFraction: z.number().min(0).max(1).nullable().optional(),
  histogram: histogramSchema.nullable().optional(),
  /** A text column whose values all read as numbers: added up, compared and sorted as such. */
  numericText: z.boolean().optional(),
  /** Shown as text, but of a type (uuid, enumeration, interval) that text functions and LIKE take only after a cast. */
  castForText: z.boolean().optional(),
  /** Fields that a person has set or accepted; absent means none. */
  edited: editedSchema,
  inferred: inferredSchema,
});
export type SemanticColumn = z.infer<typeof semanticColumnSchema>;

export const entitySchema = z.object({
  /** Stable within a source: the table name, prefixed by its schema and a dot when the source has several schemas. */
  id: z.string(),
  schema: z.string().nullable(),
  table: z.string(),
  label: z.string(),
  description: z.string().nullable(),
  synonyms: z.array(z.string()),
  kind: z.enum(["table", "view", "query"]),
  /** The SELECT that stands for the table where a person made the entity of a query; `table` is then the name it is called by in SQL. */
  query: z.string().optional(),
  /** Does nothing but connect two or more others (students and courses). */
  isLink: z.boolean().optional(),
  translations: translationsSchema.optional(),
  /** Ids of named filters that hold unless a question says otherwise ("without cancelled orders"). */
  defaultFilters: z.array(z.string()).optional(),
  rowEstimate: z.number().nullable(),
  primaryKey: z.array(z.string()),
  /** The column that names a row to people ("customer name"); null when none does. */
  labelColumn: z.string().nullable(),
  /** The main date of the entity. */
  timeColumn: z.string().nullable(),
  hidden: z.boolean(),
  columns: z.array(semanticColumnSchema),
  /** Fields that a person has set or accepted; absent means none. */
  edited: editedSchema,
  inferred: inferredSchema,
});
export type Entity = z.infer<typeof entitySchema>;

export const joinSchema = z.object({
  id: z.string(),
  /** The "many" side of a many-to-one join: where the foreign key lives. */
  from: z.object({ entity: z.string(), columns: z.array(z.string()) }),
  to: z.object({ entity: z.string(), columns: z.array(z.string()) }),
  cardinality: z.enum(["many-to-one", "one-to-one"]),
  origin: z.enum(["declared", "inferred", "person"]),
  confidence: z.number().min(0).max(1),
  /** In English, for the command line and files; `reasons` is what pages show. */
  reason: z.string(),
  reasons: z.array(reasonSchema).optional(),
  /** A person looked at an inferred join and found it right. */
  accepted: z.boolean().optional(),
});
export type Join = z.infer<typeof joinSchema>;

export const measureAggregates = ["count", "count_distinct", "sum", "avg", "min", "max"] as const;
export type MeasureAggregate = (typeof measureAggregates)[number];

export const measureSchema = z.object({
  id: z.string(),
  entity: z.string(),
  label: z.string(),
  description: z.string().nullable(),
  synonyms: z.array(z.string()),
  aggregate: z.enum(measureAggregates),
  /** SQL expression over columns of the entity, in the source's dialect, unqualified ("quantity * unit_price"); null means rows. */
  expression: z.string().nullable(),
  unit: z.string().nullable(),
  format: z.enum(columnFormats).nullable().optional(),
  /** What it may be added up over: a stock over products but not over months, a rate over nothing. Absent: not known. */
  additiveOver: z.enum(["everything", "everything-but-time", "nothing"]).optional(),
  /** What a missing value stands for. Absent: not known. */
  nullMeans: z.enum(["zero", "unknown", "not-applicable"]).optional(),
  translations: translationsSchema.optional(),
  /** Absent: inferred. */
  origin: z.enum(["inferred", "person"]).optional(),
  inferred: inferenceSchema.optional(),
  accepted: z.boolean().optional(),
});
export type Measure = z.infer<typeof measureSchema>;

/** A condition with a name: "active customer". */
export const namedFilterSchema = z.object({
  id: z.string(),
  entity: z.string(),
  label: z.string(),
  description: z.string().nullable(),
  synonyms: z.array(z.string()),
  /** A SQL condition over columns of the entity, in the source's dialect, unqualified ("status = 'active'"). */
  condition: z.string(),
  translations: translationsSchema.optional(),
  origin: z.enum(["inferred", "person"]),
  inferred: inferenceSchema.optional(),
  accepted: z.boolean().optional(),
});
export type NamedFilter = z.infer<typeof namedFilterSchema>;

/** Levels from coarse to fine by which figures are opened up: year → quarter → month, country → city. */
export const hierarchySchema = z.object({
  id: z.string(),
  entity: z.string(),
  label: z.string(),
  /** A time column stands once for each grain; other columns stand alone. `entity`: where it is not the hierarchy's own (a joined table). */
  levels: z
    .array(z.object({ entity: z.string().optional(), column: z.string(), grain: timeGrainSchema.optional() }))
    .min(1)
    .max(12),
  origin: z.enum(["inferred", "person"]),
  inferred: inferenceSchema.optional(),
  accepted: z.boolean().optional(),
});
export type Hierarchy = z.infer<typeof hierarchySchema>;

/** A word of the business and what it means; `refersTo` lets questions use it without a model. */
export const glossaryTermSchema = z.object({
  id: z.string(),
  term: z.string(),
  meaning: z.string(),
  synonyms: z.array(z.string()),
  refersTo: z
    .object({
      kind: z.enum(["entity", "column", "measure", "filter"]),
      entity: z.string(),
      name: z.string().nullable(),
    })
    .nullable(),
});
export type GlossaryTerm = z.infer<typeof glossaryTermSchema>;

/** An id that points into one of several tables, as another column says (`commentable_type`, `commentable_id`): no join, which would mix them. */
export const polymorphicKeySchema = z.object({
  entity: z.string(),
  typeColumn: z.string(),
  idColumn: z.string(),
  targets: z.array(z.object({ value: z.string(), entity: z.string(), column: z.string() })),
  inferred: inferenceSchema,
});
export type PolymorphicKey = z.infer<typeof polymorphicKeySchema>;

/** What the data of one source means. `version` is the form of this document, `revision` counts its saves. */
export const semanticModelSchema = z.object({
  version: z.literal(1),
  sourceId: z.string(),
  kind: z.enum(sourceKinds),
  /** The name that tables may be qualified with where an entity's `schema` is null (MySQL); absent where there is none. */
  database: z.string().nullable().optional(),
  revision: z.int(),
  /** Language independent text such as the name of the business unit; shown to models. */
  description: z.string().nullable(),
  entities: z.array(entitySchema),
  joins: z.array(joinSchema),
  measures: z.array(measureSchema),
  /** Questions that work on this data, most interesting first; at most 12. */
  suggestedQuestions: z.array(z.object({ en: z.string(), zh: z.string() })),
  /** These are absent in models from before there were any. */
  filters: z.array(namedFilterSchema).optional(),
  hierarchies: z.array(hierarchySchema).optional(),
  glossary: z.array(glossaryTermSchema).optional(),
  polymorphicKeys: z.array(polymorphicKeySchema).optional(),
  /** Ids of inferred joins, measures, filters and hierarchies that a person removed: an analysis does not bring them back. */
  dismissed: z.array(z.string()).optional(),
});
export type SemanticModel = z.infer<typeof semanticModelSchema>;
