import { z } from "zod";
import { roleSchema } from "@/lib/auth/viewer";
import { resultSetSchema } from "@/lib/execute/schema";
import type { SourceDetail, SourceLimits } from "@/lib/source/schema";
import { type DataType, dataTypeSchema, sourceKinds } from "@/lib/source/schema";

/**
 * How a value is shown when it is masked. `hash`: equal values stay equal, so that they can be counted and grouped;
 * `first-letters`: the first two letters; `year`: of a date.
 */
export const masks = ["hash", "first-letters", "year"] as const;
export const maskSchema = z.enum(masks);
export type Mask = z.infer<typeof maskSchema>;

const groupSchema = z.string().trim().min(1).max(100);

/** Whom a rule concerns: people of one of the roles or in one of the groups; everybody, admins too, when both lists are empty. */
export const audienceSchema = z.object({
  roles: z.array(roleSchema).max(3).default([]),
  groups: z.array(groupSchema).max(50).default([]),
});
export type Audience = z.infer<typeof audienceSchema>;

const entitySchema = z.string().min(1).max(255);
const columnSchema = z.string().min(1).max(255);

/**
 * One rule on one table. Rules only take away: where several concern a viewer, all row conditions must hold, and of two
 * treatments of a column the stricter counts.
 */
export const ruleDraftSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("row"),
    entity: entitySchema,
    /** A condition over the table's columns in the source's SQL, with `{{user.attribute}}` for values of the viewer. */
    condition: z.string().trim().min(1).max(4_000),
    ...audienceSchema.shape,
  }),
  z.object({ kind: z.literal("hide"), entity: entitySchema, column: columnSchema, ...audienceSchema.shape }),
  z.object({
    kind: z.literal("mask"),
    entity: entitySchema,
    column: columnSchema,
    mask: maskSchema,
    ...audienceSchema.shape,
  }),
]);
export type RuleDraft = z.infer<typeof ruleDraftSchema>;

/** A rule as it is kept. */
export const accessRuleSchema = z.intersection(ruleDraftSchema, z.object({ id: z.string(), sourceId: z.string() }));
export type AccessRule = z.infer<typeof accessRuleSchema>;

/** The ways in which values of a type can be masked. A text may hold dates; of bytes nothing can be shown. */
export function masksOf(type: DataType): readonly Mask[] {
  switch (type) {
    case "binary":
    case "other":
      return [];
    case "date":
    case "timestamp":
      return ["hash", "year"];
    case "text":
      return masks;
    default:
      return ["hash"];
  }
}

/** An attribute of people that row rules name, and the tables whose rules do. */
export const attributeUseSchema = z.object({
  attribute: z.string(),
  tables: z.array(z.object({ sourceId: z.string(), sourceName: z.string(), entity: z.string() })),
});
export type AttributeUse = z.infer<typeof attributeUseSchema>;

/** What `GET /api/access-attributes` gives. */
export const attributesInUseSchema = z.object({
  uses: z.array(attributeUseSchema),
  /** People who are refused a table because they lack an attribute. */
  lacking: z.array(z.object({ userId: z.string(), attribute: z.string() })),
});
export type AttributesInUse = z.infer<typeof attributesInUseSchema>;

/** A rule as a list shows it. */
export const accessRuleEntrySchema = z.intersection(
  accessRuleSchema,
  z.object({
    /** Attributes of people that its condition names. */
    attributes: z.array(z.string()),
    /** Why it does not work any more, as a sentence: its table or column is gone, or its condition cannot be read. */
    problem: z.string().nullable(),
  }),
);
export type AccessRuleEntry = z.infer<typeof accessRuleEntrySchema>;

/** A table that rules can be written for, hidden columns too. */
export const ruleTableSchema = z.object({
  id: z.string(),
  label: z.string(),
  kind: z.enum(["table", "view", "query"]),
  columns: z.array(z.object({ name: z.string(), label: z.string(), type: dataTypeSchema })),
});
export type RuleTable = z.infer<typeof ruleTableSchema>;

/** What `GET /api/sources/{sourceId}/access-rules` gives. */
export const accessOverviewSchema = z.object({
  kind: z.enum(sourceKinds),
  rules: z.array(accessRuleEntrySchema),
  tables: z.array(ruleTableSchema),
  /** Views that people whom rules concern do not see, for want of a rule of their own. */
  uncoveredViews: z.array(z.object({ id: z.string(), label: z.string() })),
  /** Names that are in use: of groups, and of attributes that people have or rules name. */
  groups: z.array(z.string()),
  attributes: z.array(z.string()),
});
export type AccessOverview = z.infer<typeof accessOverviewSchema>;

/** Body of `POST /api/sources/{sourceId}/access-preview`. */
export const accessTrialSchema = z.object({
  rule: ruleDraftSchema,
  /** The kept rule that it would replace. */
  ruleId: z.uuid().nullable().default(null),
  /** Whose eyes to look through; null only checks the rule. */
  userId: z.uuid().nullable().default(null),
});
export type AccessTrial = z.infer<typeof accessTrialSchema>;

/** What a rule would do. **Units** rows of its table. */
export const accessTrialResultSchema = z.object({
  attributes: z.array(z.string()),
  /** Names of people whom it concerns and who would be refused the table for want of an attribute. */
  lacking: z.array(z.string()),
  preview: z
    .object({
      /** Null when the person sees the table's rows; else what they are told instead. */
      refusal: z.string().nullable(),
      visibleCount: z.number().nullable(),
      /** Of the whole table, as the analysis estimated it. */
      wholeEstimate: z.number().nullable(),
      rows: resultSetSchema.nullable(),
    })
    .nullable(),
});
export type AccessTrialResult = z.infer<typeof accessTrialResultSchema>;

/** What holds for one source, as the page of what Querent can and cannot do shows it. */
export type SourceSafety = Pick<SourceDetail, "id" | "name" | "kind" | "canWrite" | "accountRisks"> & {
  readonly limits: SourceLimits;
  readonly ruleCount: number;
};
