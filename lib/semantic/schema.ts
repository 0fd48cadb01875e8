import { z } from "zod";
import { columnRoleSchema } from "@/lib/execute/schema";
import { dataTypeSchema, frequentValueSchema, sourceKinds } from "@/lib/source/schema";

/** What a person may say of a table or a column. What they have said is never overwritten by a new analysis. */
export const editableFields = ["label", "description", "synonyms", "hidden"] as const;
const editedSchema = z.array(z.enum(editableFields)).optional();

/** A change that a person makes to one entity or, with `column`, to one column. Fields that are left out stay. */
export const modelEditSchema = z.object({
  /** The revision that was looked at; a newer one in the store is a conflict. */
  revision: z.int().min(1),
  entity: z.string().min(1).max(255),
  column: z.string().min(1).max(255).nullable().default(null),
  label: z.string().trim().min(1).max(120).optional(),
  description: z.string().trim().max(2_000).nullable().optional(),
  synonyms: z.array(z.string().trim().min(1).max(80)).max(30).optional(),
  hidden: z.boolean().optional(),
});
export type ModelEdit = z.infer<typeof modelEditSchema>;

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
  nullable: z.boolean(),
  unique: z.boolean(),
  distinctCount: z.int().nullable(),
  min: z.string().nullable(),
  max: z.string().nullable(),
  frequentValues: z.array(frequentValueSchema),
  /** A text column whose values all read as numbers: added up, compared and sorted as such. */
  numericText: z.boolean().optional(),
  /** Shown as text, but of a type (uuid, enumeration, interval) that text functions and LIKE take only after a cast. */
  castForText: z.boolean().optional(),
  /** Fields that a person has set; absent means none. */
  edited: editedSchema,
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
  kind: z.enum(["table", "view"]),
  rowEstimate: z.number().nullable(),
  primaryKey: z.array(z.string()),
  /** The column that names a row to people ("customer name"); null when none does. */
  labelColumn: z.string().nullable(),
  /** The main date of the entity. */
  timeColumn: z.string().nullable(),
  hidden: z.boolean(),
  columns: z.array(semanticColumnSchema),
  /** Fields that a person has set; absent means none. */
  edited: editedSchema,
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
  reason: z.string(),
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
});
export type Measure = z.infer<typeof measureSchema>;

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
});
export type SemanticModel = z.infer<typeof semanticModelSchema>;
