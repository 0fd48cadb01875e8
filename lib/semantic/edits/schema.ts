import { z } from "zod";
import { columnRoleSchema } from "@/lib/execute/schema";
import {
  columnFormats,
  editableFields,
  glossaryTermSchema,
  hierarchySchema,
  joinSchema,
  measureSchema,
  namedFilterSchema,
  personalKinds,
  translationsSchema,
} from "@/lib/semantic/schema";

const name = z.string().min(1).max(255);
/** Ids are made of the names that they connect: a join's of two tables and all its columns. */
const id = z.string().min(1).max(2_000);
const meaning = {
  label: z.string().trim().min(1).max(120).optional(),
  description: z.string().trim().max(2_000).nullable().optional(),
  synonyms: z.array(z.string().trim().min(1).max(80)).max(30).optional(),
  hidden: z.boolean().optional(),
  translations: translationsSchema.optional(),
};
const sql = z.string().trim().min(1).max(4_000);
const words = {
  label: z.string().trim().min(1).max(120),
  description: z.string().trim().max(2_000).nullable(),
  synonyms: z.array(z.string().trim().min(1).max(80)).max(30),
};
const own = { origin: true, inferred: true, accepted: true } as const;

/** One thing that a person does to a model. With `id: null` something new is made; fields that are left out stay. */
export const modelChangeSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("entity"),
    entity: name,
    set: z.object({
      ...meaning,
      labelColumn: name.nullable().optional(),
      timeColumn: name.nullable().optional(),
      defaultFilters: z.array(id).max(20).optional(),
    }),
  }),
  z.object({
    kind: z.literal("column"),
    entity: name,
    column: name,
    set: z.object({
      ...meaning,
      role: columnRoleSchema.optional(),
      unit: z.string().trim().min(1).max(40).nullable().optional(),
      format: z.enum(columnFormats).nullable().optional(),
      personalKind: z.enum(personalKinds).nullable().optional(),
    }),
  }),
  z.object({
    kind: z.literal("join"),
    id: id.nullable(),
    join: joinSchema.pick({ from: true, to: true, cardinality: true }),
  }),
  z.object({
    kind: z.literal("measure"),
    id: id.nullable(),
    measure: measureSchema.omit({ id: true, ...own }).extend({ ...words, expression: sql.nullable() }),
  }),
  z.object({
    kind: z.literal("filter"),
    id: id.nullable(),
    filter: namedFilterSchema.omit({ id: true, ...own }).extend({ ...words, condition: sql }),
  }),
  z.object({
    kind: z.literal("hierarchy"),
    id: id.nullable(),
    hierarchy: hierarchySchema.omit({ id: true, ...own }).extend({ label: words.label }),
  }),
  z.object({
    kind: z.literal("term"),
    id: id.nullable(),
    term: glossaryTermSchema
      .omit({ id: true })
      .extend({ term: words.label, meaning: z.string().trim().min(1).max(2_000), synonyms: words.synonyms }),
  }),
  /** An entity made of a query. */
  z.object({
    kind: z.literal("query-entity"),
    entity: name.nullable(),
    query: z.object({ name: z.string().trim().min(1).max(120), sql: z.string().trim().min(1).max(20_000) }),
  }),
  /** Takes away a join, measure, filter, hierarchy, term or query entity; an inferred one does not come back. */
  z.object({
    kind: z.literal("remove"),
    what: z.enum(["join", "measure", "filter", "hierarchy", "term", "query-entity"]),
    id,
  }),
  /** Makes suggestions one's own: all that are at least so sure, within an entity, of a column, or one field of it. */
  z.object({
    kind: z.literal("accept"),
    confidenceMin: z.number().min(0).max(1),
    entity: name.optional(),
    column: name.optional(),
    field: z.enum(editableFields).optional(),
    /** Ids of suggested joins, measures, filters and hierarchies; absent with no entity either: these too, all of them. */
    ids: z.array(id).max(1_000).optional(),
  }),
  z.object({ kind: z.literal("describe"), description: z.string().trim().max(4_000).nullable() }),
]);
export type ModelChange = z.infer<typeof modelChangeSchema>;

/**
 * Changes of one save. `revision` is what was looked at: where somebody saved meanwhile, changes that touch other fields are put onto
 * the newest revision, and one of the same field is a conflict.
 */
export const changeModelSchema = z.object({
  revision: z.int().min(1),
  changes: z.array(modelChangeSchema).min(1).max(2_000),
});
export type ChangeModel = z.infer<typeof changeModelSchema>;

export const revisionOrigins = ["edit", "accept", "analysis", "import", "return"] as const;

/** A saved version of a model, newest first in lists. `by` is null for the machine. */
export const modelRevisionSchema = z.object({
  revision: z.int(),
  at: z.iso.datetime(),
  by: z.object({ id: z.string(), name: z.string() }).nullable(),
  origin: z.enum(revisionOrigins).nullable(),
  note: z.string().nullable(),
});
export type ModelRevision = z.infer<typeof modelRevisionSchema>;

/**
 * One difference between two revisions. `path` is where, in the names of the later one: table and column, or the thing. `field` is what of
 * it, as the model calls it; null where all of it came or went. "accepted": a person said that what stood there is right.
 */
export const modelDifferenceSchema = z.object({
  section: z.enum(["model", "entity", "column", "join", "measure", "filter", "hierarchy", "term", "question"]),
  path: z.array(z.string()),
  field: z.string().nullable(),
  kind: z.enum(["added", "removed", "changed", "accepted"]),
  /** Values as text; null where there was or is none. */
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type ModelDifference = z.infer<typeof modelDifferenceSchema>;

/** What is wrong in a file, at a line of it. **Units** line, column: from 1. */
export const fileProblemSchema = z.object({ line: z.int(), column: z.int(), message: z.string() });
export type FileProblem = z.infer<typeof fileProblemSchema>;

/** `dryRun` only shows what would change. */
export const importModelSchema = z.object({
  revision: z.int().min(1),
  text: z.string().min(1).max(20_000_000),
  dryRun: z.boolean().default(false),
  /** Querent's own YAML, or dbt's manifest.json or YAML, of which what it says is added to the model. */
  format: z.enum(["querent", "dbt"]).default("querent"),
});
/** With problems nothing was applied. `ignored`: parts of a dbt file that mean nothing here. */
export const importResultSchema = z.object({
  problems: z.array(fileProblemSchema),
  differences: z.array(modelDifferenceSchema),
  ignored: z.array(z.string()),
  /** The revision that was saved; null for a dry run, with problems, and where nothing differs. */
  revision: z.int().nullable(),
});
export type ImportModel = z.infer<typeof importModelSchema>;
export type ImportResult = z.infer<typeof importResultSchema>;
