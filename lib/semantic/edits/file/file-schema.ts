import { z } from "zod";
import { chartSpecSchema } from "@/lib/chart/schema";
import { columnRoleSchema, timeGrainSchema } from "@/lib/execute/schema";
import { queryPlanSchema, questionLanguages } from "@/lib/nl2sql/schema";
import { columnFormats, measureAggregates, personalKinds } from "@/lib/semantic/schema";

const name = z.string().min(1).max(2_000);
// Wider than what a person may type: what the machine wrote must come back, too.
const label = z.string().min(1).max(1_000);
const description = z.string().max(20_000).optional();
const synonyms = z.array(z.string().max(1_000)).max(200).optional();
const sql = z.string().min(1).max(20_000);
const chinese = z.strictObject({ label: z.string().optional(), description: z.string().optional() }).optional();
const words = { label, description, synonyms, chinese };
const format = z.enum(columnFormats).optional();
const unit = z.string().min(1).max(100).optional();

const columnSchema = z.strictObject({
  ...{ ...words, label: label.optional() },
  role: columnRoleSchema.optional(),
  ...{ unit, format },
  /** What about a person it holds; true where only that it holds something is known. */
  personal: z.union([z.enum(personalKinds), z.literal(true)]).optional(),
  hidden: z.boolean().optional(),
});

const tableSchema = z.strictObject({
  ...{ ...words, label: label.optional() },
  hidden: z.boolean().optional(),
  label_column: name.optional(),
  time_column: name.optional(),
  default_filters: z.array(name).max(100).optional(),
  /** Stands for the table where it is made of a query. */
  query: sql.optional(),
  columns: z.record(name, columnSchema.nullable()).optional(),
});

const sideSchema = z.strictObject({ table: name, columns: z.array(name).min(1).max(32) });
const joinSchema = z.strictObject({
  from: sideSchema,
  to: sideSchema,
  cardinality: z.enum(["many-to-one", "one-to-one"]).optional(),
});

const measureSchema = z.strictObject({
  ...{ id: name.optional(), table: name, ...words },
  aggregate: z.enum(measureAggregates),
  expression: sql.optional(),
  ...{ unit, format },
  additive_over: z.enum(["everything", "everything-but-time", "nothing"]).optional(),
  null_means: z.enum(["zero", "unknown", "not-applicable"]).optional(),
});

const filterSchema = z.strictObject({ id: name.optional(), table: name, ...words, condition: sql });

const levelSchema = z.strictObject({ table: name.optional(), column: name, grain: timeGrainSchema.optional() });
const hierarchySchema = z.strictObject({
  ...{ id: name.optional(), table: name, label },
  levels: z.array(levelSchema).min(1).max(12),
});

const termSchema = z.strictObject({
  ...{ id: name.optional(), term: label },
  meaning: z.string().min(1).max(4_000),
  synonyms,
  refers_to: z
    .strictObject({ kind: z.enum(["entity", "column", "measure", "filter"]), table: name, name: name.optional() })
    .optional(),
});

const verifiedSchema = z.strictObject({
  question: z.string().min(1).max(1_000),
  language: z.enum(questionLanguages),
  sql,
  plan: queryPlanSchema.optional(),
  chart: chartSpecSchema.optional(),
});

/**
 * A model as a file. A table or column that the file does not name stays as it is; of one that it names, what the file does not say is
 * empty, but for label and role. A list that stands in the file is complete: what is not in it goes.
 */
export const modelFileSchema = z.strictObject({
  querent: z.literal(1),
  description,
  tables: z.record(name, tableSchema.nullable()).optional(),
  joins: z.array(joinSchema).optional(),
  measures: z.array(measureSchema).optional(),
  filters: z.array(filterSchema).optional(),
  hierarchies: z.array(hierarchySchema).optional(),
  glossary: z.array(termSchema).optional(),
  /** Ids of what a person took away: an analysis does not bring them back. */
  removed: z.array(name).optional(),
  verified_questions: z.array(verifiedSchema).max(1_000).optional(),
});
export type ModelFile = z.infer<typeof modelFileSchema>;
export type FileTable = z.infer<typeof tableSchema>;
export type FileColumn = z.infer<typeof columnSchema>;
export type FileJoin = z.infer<typeof joinSchema>;
export type FileMeasure = z.infer<typeof measureSchema>;
export type FileFilter = z.infer<typeof filterSchema>;
export type FileHierarchy = z.infer<typeof hierarchySchema>;
export type FileTerm = z.infer<typeof termSchema>;
export type FileVerified = z.infer<typeof verifiedSchema>;
